"""Django's migrate, and after it the roles, grants and row policies: a new table is never left open."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from restorative.access.policies import apply_policies


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if not (options.get("plan") or options.get("check_unapplied")):
            apply_policies()
