"""Passwords by the advice of the National Cyber Security Centre: long, not known to everybody, and nothing more."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from restorative.accounts.models import User

PRIYA = User(email="priya.shah@council.example", name="Priya Shah")


@pytest.mark.parametrize(
    "password",
    [
        "warm tea and toast",
        "correcthorsebattery",
        "å ß 汉字 and then some",
        " spaces  count  too ",
        "1487 0032 9961 7",
    ],
)
def test_any_long_words_will_do(password: str) -> None:
    validate_password(password, PRIYA)


@pytest.mark.parametrize(
    "password",
    [
        "warm tea",
        "Sh0rt!",
        "passwordpassword",
        "123456789012",
        "qwertyuiopas",
        "ababababababab",
        "0987654321098",
        "2024!dragon2024!",
        "Password123!",
        "priya.shah@council.example",
        "priya shah 12",
    ],
)
def test_short_ones_those_that_everybody_uses_and_ones_own_name_will_not(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, PRIYA)
