"""Says whether the trail stands as it was written, and which rows do not."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from restorative.audit.verification import Report, verify


class Command(BaseCommand):
    help = "Looks for rows of the trail that were changed, taken away or slipped in. Ends with 1 when it finds any."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seals", help="the file of seals: with it a cut end is found too")
        parser.add_argument(
            "--since", type=date.fromisoformat, default=date.min, help="a day: what is older may be gone"
        )
        parser.add_argument("--json", action="store_true", help="as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        report = verified(options["seals"], options["since"])
        if options["json"]:
            self.stdout.write(json.dumps(report.as_dict(), indent=2))
        else:
            self.tell(report)
        if report.findings:
            raise CommandError(f"Not as it was written: {len(report.findings)}.", returncode=1)

    def tell(self, report: Report) -> None:
        for finding in report.findings:
            self.stdout.write(str(finding))
        self.stdout.write(
            f"Rows: {report.rows}. Seals: {report.seals}. Waiting to be sealed: {report.waiting}."
        )


def verified(seals: str | None, since: date) -> Report:
    """Raises CommandError when the file of seals cannot be read."""
    try:
        return verify(Path(seals).read_text().splitlines() if seals else (), since)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{seals} cannot be read as a file of seals: {error}", returncode=2) from error
