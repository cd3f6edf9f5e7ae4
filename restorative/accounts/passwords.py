"""Passwords that everybody uses, as the National Cyber Security Centre advises to refuse; nothing else is asked of one."""

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ROWS = (
    "1234567890" * 3,
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
)
AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
AGAIN = re.compile(r"(.+?)\1+")
# what is said again and again is no longer than this
SHORT = 5
TOO_COMMON = _(
    "This is one of the passwords that people try first. Take a few words that do not belong together."
)


class EverybodysPasswordValidator(CommonPasswordValidator):
    """A common password, also when it was only made longer: said twice, or with numbers and signs around it."""

    def validate(self, password: str, user: Any = None) -> None:
        plain = password.lower().strip()
        if self.passwords & {plain, AROUND.sub("", plain), unit_of(plain)} or is_run(plain):
            raise ValidationError(TOO_COMMON, code="password_too_common")


def unit_of(text: str) -> str:
    """What is said again and again; the text itself if it is not."""
    again = AGAIN.fullmatch(text)
    return again[1] if again else text


def is_run(text: str) -> bool:
    """Along the keyboard or the alphabet, or the same few signs over and over."""
    return len(unit_of(text)) <= SHORT or any(text in row or text[::-1] in row for row in ROWS)
