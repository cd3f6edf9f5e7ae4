"""A member of staff with an app that shows codes or a passkey, and her browser."""

import re
import time
from hashlib import sha256
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from restorative.accounts.models import User
from tests.people import PASSWORD

SIGN_IN, STEP = "/accounts/login/", "/accounts/login/second-step/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SHOWN = re.compile(r'<p class="words" translate="no">([A-Z2-7 ]+)</p>')


def code_now(secret: str = SECRET, *, steps: int = 0) -> str:
    """What the app shows now, or showed so many half minutes ago."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def give_app(user: User) -> Authenticator:
    return TOTP.activate(user, SECRET).instance


def passkey(challenge: str = "AAAA") -> dict[str, Any]:
    """What a browser makes on being asked with this challenge."""
    es256: Any = ES256
    key = es256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    made = AttestedCredentialData.create(bytes(16), b"a passkey", key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    about = AuthenticatorData.create(sha256(b"testserver").digest(), flags, 0, made)
    asked = CollectedClientData.create("webauthn.create", challenge, "http://testserver")
    response = {
        "clientDataJSON": websafe_encode(asked),
        "attestationObject": websafe_encode(AttestationObject.create("none", about, {})),
    }
    name = websafe_encode(b"a passkey")
    return {"id": name, "rawId": name, "type": "public-key", "response": response}


def give_passkey(user: User) -> Authenticator:
    return WebAuthn.add(user, "Phone", passkey()).instance


def with_password(user: User, client: Client | None = None, **more: str) -> tuple[Client, Any]:
    """The browser after the password, and what it was told."""
    client = client or Client()
    return client, client.post(SIGN_IN, {"login": user.email, "password": PASSWORD, **more})


def set_up(client: Client) -> str:
    """Scan the picture, type what the app shows; the page that follows."""
    page = client.get("/account/app/").content.decode()
    secret = SHOWN.findall(page)[0].replace(" ", "")
    return client.post("/account/app/", {"code": code_now(secret)}).content.decode()


def codes_on(page: str) -> list[str]:
    return [code.replace(" ", "") for code in re.findall(r"<li>(\d{4} \d{4})</li>", page)]


def is_in(client: Client) -> bool:
    return client.get("/families/").status_code == 200
