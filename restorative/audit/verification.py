"""Looking whether the trail stands as it was written: row by row, seal by seal, and against the seals outside."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import connection, transaction

from restorative.audit.leaves import COLUMNS, hash_of
from restorative.audit.models import AccessLog, AuditEvent, Change, Leaf, Refusal, Seal
from restorative.audit.seals import BEGINNING, chained, since

# One statement sees one moment: nobody's row of this instant looks as if it had been slipped in.
ROWS = """
SELECT coalesce(t.id, k.row_id),
       CASE WHEN t.id IS NULL THEN 'gone' WHEN k.row_id IS NULL THEN 'added' ELSE 'changed' END
FROM {table} t FULL JOIN (
  SELECT row_id, hash FROM audit_leaf WHERE source = '{table}'
  UNION ALL
  SELECT sealed.row_id, sealed.hash FROM audit_seal, unnest(sources, row_ids, hashes) sealed (source, row_id, hash)
  WHERE sealed.source = '{table}' AND audit_seal.at >= %(since)s
) k ON k.row_id = t.id
WHERE t.id IS NULL OR (k.row_id IS NULL AND t.at >= %(since)s) OR k.hash <> {hash}
ORDER BY 2, 1
"""


class Kind(StrEnum):
    CHANGED = "changed"
    GONE = "gone"
    ADDED = "added"
    SEAL_CHANGED = "seal changed"
    SEAL_GONE = "seal gone"


SAYS = {
    Kind.CHANGED: "does not stand as it was written",
    Kind.GONE: "was written and is not there",
    Kind.ADDED: "was never written by the program",
    Kind.SEAL_CHANGED: "does not bind what it bound",
    Kind.SEAL_GONE: "was made and is not there",
}


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be: the table and the row's id, or the seal's number."""

    kind: Kind
    where: str
    id: str

    def __str__(self) -> str:
        return f"{self.where} {self.id} {SAYS[self.kind]}"


@dataclass(frozen=True)
class Report:
    rows: int
    seals: int
    waiting: int
    findings: list[Finding]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def verify(exported: Iterable[str] = (), since: date = date.min) -> Report:
    """Everything that can be found.

    `exported`: the lines of the file of seals. `since`: rows from before, and those sealed before, may be gone, because
    what was kept long enough is taken away; the seals stay.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('timezone', 'UTC', true)")
        hashes: dict[int, str] = {}
        findings = [finding for table in COLUMNS for finding in rows_of(table, since)]
        findings += chain(hashes)
        findings += outside(hashes, exported)
        return Report(count_rows(), len(hashes), Leaf.objects.count(), list(dict.fromkeys(findings)))


def rows_of(table: str, since: date) -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(ROWS.format(table=table, hash=hash_of(table, "t")), {"since": since})
        yield from (Finding(Kind(kind), table, str(id_)) for id_, kind in cursor.fetchall())


def chain(hashes: dict[int, str]) -> Iterator[Finding]:
    """Each seal binds what it says and the seal before it. Notes every seal's hash on the way."""
    number, previous = 0, BEGINNING
    for seal in since(0):
        yield from (missing(gone) for gone in range(number + 1, seal.number))
        if not is_whole(seal) or (seal.number == number + 1 and bytes(seal.previous) != previous):
            yield Finding(Kind.SEAL_CHANGED, "seal", str(seal.number))
        number, previous = seal.number, bytes(seal.hash)
        hashes[number] = previous.hex()


def is_whole(seal: Seal) -> bool:
    entries = zip(seal.sources, seal.row_ids, seal.hashes, strict=False)
    lengths = {len(seal.sources), len(seal.row_ids), len(seal.hashes)}
    return len(lengths) == 1 and bytes(seal.hash) == chained(seal.previous, seal.number, seal.at, entries)


def missing(number: int) -> Finding:
    return Finding(Kind.SEAL_GONE, "seal", str(number))


def outside(hashes: dict[int, str], exported: Iterable[str]) -> Iterator[Finding]:
    """What was written outside the database must stand in it. Raises ValueError for a line that is no seal."""
    for text in filter(str.strip, exported):
        said = json.loads(text)
        number = int(said["seal"])
        if number not in hashes:
            yield missing(number)
        elif hashes[number] != said["hash"]:
            yield Finding(Kind.SEAL_CHANGED, "seal", str(number))


def count_rows() -> int:
    return sum(model.objects.count() for model in (AuditEvent, AccessLog, Refusal, Change))
