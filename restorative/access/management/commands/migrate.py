"""Django's migrate, and after it what no new table may be left without: its history, and the roles, grants and row
policies. The trail gets its partitions to come, its hashes and its guards.
"""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from restorative.access.policies import apply_policies
from restorative.audit.guards import raise_guards
from restorative.audit.history import keep_history
from restorative.audit.leaves import keep_leaves
from restorative.audit.partitions import keep_partitions_ahead


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if not (options.get("plan") or options.get("check_unapplied")):
            keep_partitions_ahead()
            keep_leaves()
            keep_history()
            raise_guards()
            apply_policies()
