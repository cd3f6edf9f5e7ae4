"""Secrets that must be read again are kept enciphered: the database alone, or a copy of it, opens nothing."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def encipher(text: str) -> str:
    return cipher().encrypt(text.encode()).decode()


def decipher(text: str) -> str:
    """Raises cryptography's InvalidToken for what none of the keys has made."""
    return cipher().decrypt(text.encode()).decode()


def cipher() -> MultiFernet:
    """The first of settings.SECRETS_KEYS enciphers; each may have enciphered what is read."""
    return MultiFernet(
        [Fernet(urlsafe_b64encode(sha256(key.encode()).digest())) for key in settings.SECRETS_KEYS]
    )
