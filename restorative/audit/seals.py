"""Sealing the trail: hashes that wait are bound together, each seal to the one before.

A hash that is written while we seal is not seen yet and waits for the next seal: nothing is passed over, however late
it is committed. Each seal is also written to a file, which should lie where the database's owner cannot change it.
"""

import fcntl
import hashlib
import json
import os
import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from restorative.audit.models import Leaf, Seal

AT_ONCE = 10_000
BEGINNING = bytes(32)
Bytes = bytes | memoryview
Entry = tuple[str, uuid.UUID, Bytes]


def chained(previous: Bytes, number: int, at: datetime, entries: Iterable[Entry]) -> bytes:
    """The hash of a seal: over the seal before, its own number and time, and all that it binds."""
    digest = hashlib.sha256(bytes(previous))
    digest.update(f"{number} {at.isoformat()}".encode())
    for source, row_id, leaf in entries:
        digest.update(f" {source} {row_id} {bytes(leaf).hex()}".encode())
    return digest.digest()


def seal_all() -> list[Seal]:
    """Seal everything that waits. When two do it at once, one waits for the other."""
    seals = []
    while seal := seal_waiting():
        seals.append(seal)
    return seals


@transaction.atomic
def seal_waiting() -> Seal | None:
    """One more seal, over as many hashes as go into one; None when nothing waits."""
    say(f"LOCK TABLE {Seal._meta.db_table} IN EXCLUSIVE MODE")
    waiting = list(Leaf.objects.order_by("pk")[:AT_ONCE])
    if not waiting:
        return None
    seal = seal_over(waiting)
    say("SELECT set_config('app.sealing', 'on', true)")
    # by their own ids: a lower one may have been committed since
    Leaf.objects.filter(pk__in=[leaf.pk for leaf in waiting]).delete()
    say("SELECT set_config('app.sealing', '', true)")
    return seal


def say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def seal_over(leaves: list[Leaf]) -> Seal:
    last = Seal.objects.order_by("-number").only("number", "hash").first()
    number, previous = (last.number + 1, bytes(last.hash)) if last else (1, BEGINNING)
    entries = [(leaf.source, leaf.row_id, bytes(leaf.hash)) for leaf in leaves]
    sources, row_ids, hashes = map(list, zip(*entries, strict=True))
    at = timezone.now()
    return Seal.objects.create(
        number=number,
        at=at,
        sources=sources,
        row_ids=row_ids,
        hashes=hashes,
        previous=previous,
        hash=chained(previous, number, at, entries),
    )


def line(seal: Seal) -> dict[str, Any]:
    """A seal as it is written outside the database. It says nothing of anybody."""
    return {
        "seal": seal.number,
        "at": seal.at.isoformat(),
        "rows": len(seal.row_ids),
        "previous": bytes(seal.previous).hex(),
        "hash": bytes(seal.hash).hex(),
    }


def export(path: Path) -> int:
    """Add every seal that the file does not have yet; how many.

    Raises OSError when it cannot be written, and ValueError for a file that does not go before our seals: better to
    stop than to go on somewhere in it.
    """
    with path.open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        lines = [json.dumps(line(seal)) + "\n" for seal in since(last_of(file))]
        file.write("".join(lines))
        file.flush()
        os.fsync(file.fileno())
    return len(lines)


def last_of(lines: Iterable[str]) -> int:
    """The number of the last seal in the file, which must be a seal of ours."""
    last = None
    for text in lines:
        last = json.loads(text)
    if last is None:
        return 0
    seal = Seal.objects.filter(number=last["seal"]).first()
    if seal is None or line(seal) != last:
        raise ValueError(f"its last seal, {last['seal']}, is not the database's")
    return seal.number


def since(number: int) -> Iterator[Seal]:
    yield from Seal.objects.filter(number__gt=number).order_by("number").iterator(chunk_size=10)
