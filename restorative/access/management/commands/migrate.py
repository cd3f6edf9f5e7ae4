"""Django's migrate, and after it what no new table may be left without: its history, and the roles, grants and row
policies. The trail gets its partitions to come, its hashes and its guards.
"""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from restorative.access.policies import apply_policies
from restorative.audit.guards import raise_guards
from restorative.audit.history import keep_history
from restorative.audit.leaves import keep_leaves
from restorative.audit.partitions import keep_partitions_ahead

BETWEEN = (
    "This database stands between migrations that were made one: {}.\n"
    "First migrate it with a version that still has the old ones (docs/decisions/0037-migrations-made-one.md)."
)


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        refuse_between(options["database"])
        super().handle(*args, **options)
        if not (options.get("plan") or options.get("check_unapplied")):
            keep_partitions_ahead()
            keep_leaves()
            keep_history()
            raise_guards()
            apply_policies()


def refuse_between(database: str) -> None:
    """Where some of the old migrations were applied and some not, Django leaves the new one out without a word."""
    loader = MigrationLoader(connections[database])
    between = sorted(".".join(key) for key in loader.replacements if key not in loader.graph.nodes)
    if between:
        raise CommandError(BETWEEN.format(", ".join(between)))
