"""Where the demo may run: on its own embedded database, and nowhere else."""

import os

from django.conf import settings
from django.core.management.base import CommandError

NO_DEMO = "This is for the demo only. Run ./dev demo, or set RESTORATIVE_DEMO=1."
YOURS = "DATABASE_URL or DATABASE_OWNER_URL names a database of yours. The demo only ever fills its own."


def refuse_elsewhere() -> None:
    """Raises CommandError where this is not the demo, or the database is somebody's."""
    if not settings.DEMO:
        raise CommandError(NO_DEMO)
    refuse_your_database()


def refuse_your_database() -> None:
    """`./dev demo` sets neither variable: the embedded server is found without them."""
    if os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_OWNER_URL"):
        raise CommandError(YOURS)
