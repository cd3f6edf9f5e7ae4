"""Bring people in from a council's files: a list of people with names, Annex A, the children in need census."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, transaction

from families.actions.importing import bring_in, take_turn
from families.importing.batch import Batch, make_batch
from families.importing.report import State
from families.importing.sheets import Line
from families.importing.text import MOST_BYTES, TOO_LARGE
from restorative.accounts.models import Role, User
from restorative.files.refusal import Refused

EVERY = 500
NOBODY = "Nobody who works with families signs in with {email}. Check --lead."
AT_ONCE = "Somebody brought in the same people at this moment, so nothing was brought in. Run it once more."
WAITS = (
    "Nothing was brought in: some rows are refused. Correct them, or bring in the others with --keep-good."
)


class Command(BaseCommand):
    help = "Brings people and families in: named-person CSV or workbook, Annex A workbook, CIN census XML."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
        parser.add_argument("--json", action="store_true", help="the report as JSON")
        parser.add_argument(
            "--lead", metavar="EMAIL", help="who holds new families for which the file names nobody"
        )
        parser.add_argument(
            "--keep-good", action="store_true", help="bring in the good rows though some are refused"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        files = [(Path(name).name, read(name)) for name in options["files"]]
        lead = worker(options["lead"]) if options["lead"] else None
        with transaction.atomic():
            if not options["dry_run"]:
                take_turn()
            batch = self.decided(files, lead)
            goes = not batch.has_refused or options["keep_good"]
            is_done = goes and not options["dry_run"]
            if is_done:
                self.write(batch)
        self.stdout.write(as_json(batch, is_done) if options["json"] else as_text(batch, is_done))
        if not goes and not options["dry_run"]:
            self.stderr.write(WAITS)
            sys.exit(1)

    def decided(self, files: list[tuple[str, bytes]], lead: User | None) -> Batch:
        try:
            return make_batch(files, by=None, fallback=lead.pk if lead else None, watch=self.told)
        except Refused as refused:
            raise CommandError(str(refused.why)) from refused

    def write(self, batch: Batch) -> None:
        self.stderr.write("Writing …")
        try:
            bring_in(batch=batch, by=None)
        except IntegrityError as error:
            raise CommandError(AT_ONCE) from error

    def told(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The same lines, with a word every 500."""
        lines = list(lines)
        for number, line in enumerate(lines, start=1):
            yield line
            if number % EVERY == 0:
                self.stderr.write(f"{number:,} of {len(lines):,} rows read")


def read(name: str) -> bytes:
    """Raises CommandError for what cannot be opened or is too large to read."""
    path = Path(name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CommandError(f"{path.name}: {TOO_LARGE}")
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path.name}: this file cannot be opened.") from error


def worker(email: str) -> User:
    found = User.objects.filter(email__iexact=email, is_active=True)
    one = found.filter(roles__overlap=[Role.PRACTITIONER, Role.MANAGER]).first()
    if one is None:
        raise CommandError(NOBODY.format(email=email))
    return one


def as_json(batch: Batch, is_done: bool) -> str:
    rows = [one.plain for one in batch.outcomes]
    return json.dumps({"done": is_done, "counts": batch.counts, "notes": batch.notes, "rows": rows}, indent=1)


def as_text(batch: Batch, is_done: bool) -> str:
    """Every row that is not the same as here, then how many there were. No names: a terminal keeps what it shows."""
    told = [one for one in batch.outcomes if one.state != State.SAME or one.why]
    rows = [f"{one.file} row {one.line}: {one.state} {one.id} {' '.join(one.why)}".rstrip() for one in told]
    summary = ", ".join(f"{n:,} {state}" for state, n in batch.counts.items())
    return "\n".join([*batch.notes, *rows, summary, "Brought in." if is_done else "Nothing was written."])
