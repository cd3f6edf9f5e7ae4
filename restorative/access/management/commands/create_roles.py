"""Make this database's roles, and give the app role the password that DATABASE_URL names."""

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.management.base import BaseCommand
from django.db import connection

from restorative.access.identity import role_name
from restorative.access.policies import BACKUP, PATHS, ensure_roles, quoted


class Command(BaseCommand):
    help = "Creates the database roles app, staff, family and backup (idempotent). Run it as the owner, before migrate."

    def handle(self, *args: Any, **options: Any) -> None:
        ensure_roles()
        address = urlsplit(os.environ.get("DATABASE_URL", ""))
        if address.username == role_name("app") and address.password:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"ALTER ROLE {quoted(role_name('app'))} PASSWORD %s",
                    [unquote(address.password)],
                )
        self.stdout.write("Roles ready: " + ", ".join(map(role_name, (*PATHS, BACKUP))))
