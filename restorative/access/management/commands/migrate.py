"""Django's migrate, and after it the access log's months, and the roles, grants and row policies: a new table is
never left open.
"""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from restorative.access.policies import apply_policies
from restorative.audit.partitions import keep_months_ahead


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if not (options.get("plan") or options.get("check_unapplied")):
            keep_months_ahead()
            apply_policies()
