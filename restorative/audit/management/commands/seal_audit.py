"""Binds the trail's new rows into seals, and writes the seals to a file outside the database. For cron."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from restorative.audit.seals import export, seal_all

NOWHERE = (
    "The seals stand in the database only. Set SEALS_FILE, so that a cut end of the trail is noticed too."
)


class Command(BaseCommand):
    help = "Seals what was added to the trail, and adds the seals to SEALS_FILE. Safe to run again, and twice at once."

    def handle(self, *args: Any, **options: Any) -> None:
        seals = seal_all()
        self.stdout.write(f"Seals made: {len(seals)}. Rows: {sum(len(seal.row_ids) for seal in seals)}.")
        if not settings.SEALS_FILE:
            self.stderr.write(NOWHERE)
            return
        try:
            self.stdout.write(f"Seals written outside: {export(Path(settings.SEALS_FILE))}.")
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError(f"The seals could not be added to {settings.SEALS_FILE}: {error}") from error
