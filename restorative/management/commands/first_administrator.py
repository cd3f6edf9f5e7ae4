"""Make the first administrator of a fresh server; everybody else gets an account from them."""

import os
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import IntegrityError

from restorative.accounts.models import User
from restorative.staff.actions import AlreadyThere, add_first_administrator

PASSWORD_VARIABLE = "ADMINISTRATOR_PASSWORD"  # noqa: S105  (where it stands, not what it is)
EXISTS = "There is an administrator already. Ask them for an account."
TAKEN = "Somebody already signs in with this email address."


class Command(BaseCommand):
    help = f"Makes the first administrator. The password is asked for, or taken from {PASSWORD_VARIABLE}."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", help="asked for when left out")
        parser.add_argument("--name", help="asked for when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        email = (options["email"] or input("Email: ")).strip().lower()
        name = (options["name"] or input("Name: ")).strip()
        password = os.environ.get(PASSWORD_VARIABLE) or ask_twice()
        check(email, name, password)
        make(email, name, password)
        self.stdout.write("Done. You can sign in now, and make accounts under People.")


def ask_twice() -> str:
    password = getpass("Password: ")
    if getpass("The same password again: ") != password:
        raise CommandError("The two passwords differ.")
    return password


def check(email: str, name: str, password: str) -> None:
    if not name:
        raise CommandError("Say the administrator's name.")
    try:
        validate_email(email)
        validate_password(password, User(email=email, name=name))
    except ValidationError as wrong:
        raise CommandError(" ".join(wrong.messages)) from wrong


def make(email: str, name: str, password: str) -> None:
    try:
        add_first_administrator(name=name, email=email, password=password)
    except AlreadyThere as wrong:
        raise CommandError(EXISTS) from wrong
    except IntegrityError as wrong:
        raise CommandError(TAKEN) from wrong
