"""What history and hashes cost, as pairs within one run: the figures of docs/assurance.md. Not part of the tests.

./dev test -q -s tests/audit/measure.py
"""

from collections.abc import Iterator
from statistics import median
from time import perf_counter

import pytest
from django.db import connection, transaction

from restorative.audit.history import with_history
from restorative.audit.leaves import COLUMNS
from restorative.audit.models import Leaf
from restorative.audit.seals import seal_all
from restorative.audit.verification import verify
from tests.access.world import World, make_world
from tests.budgets.big import undone
from tests.budgets.presses import finish

ROUNDS = 40
ROWS = 20_000
EVENTS = """
INSERT INTO audit_auditevent (id, at, user_id, family_id, action, target_kind, target_id, fields)
SELECT gen_random_uuid(), now(), gen_random_uuid(), gen_random_uuid(), 'edit_family', 'families.family',
       gen_random_uuid(), '{name}' FROM generate_series(1, %s)
"""

pytestmark = pytest.mark.django_db


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "; ".join(("SET CONSTRAINTS ALL IMMEDIATE", *statements, "SET CONSTRAINTS ALL DEFERRED"))
        )


def triggers(how: str) -> Iterator[str]:
    for table in with_history():
        yield f"ALTER TABLE {table.name} {how} TRIGGER keeps_history"
    for name in COLUMNS:
        yield f"ALTER TABLE {name} {how} TRIGGER keeps_leaf"


def finished(world: World, how: str) -> float:
    """Milliseconds of one note finished, with every box filled. The first after a switch plans everything anew."""
    with undone(*world.clients.values()):
        run(*triggers(how))
        pressed(world)
        return pressed(world)


def pressed(world: World) -> float:
    press = finish(world)
    begun = perf_counter()
    assert press.client.post(press.url, press.data).status_code == 302
    return (perf_counter() - begun) * 1000


def test_finishing_a_note_with_and_without() -> None:
    world = make_world()
    pairs = [(finished(world, "DISABLE"), finished(world, "ENABLE")) for _ in range(ROUNDS)]
    without, with_ = (median(side) for side in zip(*pairs[3:], strict=True))
    more = median(on - off for off, on in pairs[3:])
    print(
        f"\nFinish note: {without:.1f} ms without, {with_:.1f} ms with; {more:+.1f} ms, {more / without:+.0%}"
    )


def made(how: str) -> float:
    """Milliseconds of everything that the longest tests set up first; the first plans everything anew."""
    with transaction.atomic():
        run(*triggers(how))
        made_and_undone()
        taken = made_and_undone()
        transaction.set_rollback(True)
    return taken


def made_and_undone() -> float:
    with transaction.atomic():
        begun = perf_counter()
        make_world()
        taken = (perf_counter() - begun) * 1000
        transaction.set_rollback(True)
    return taken


def test_setting_up_a_test_with_and_without() -> None:
    pairs = [(made("DISABLE"), made("ENABLE")) for _ in range(12)]
    more = median(on - off for off, on in pairs)
    print(
        f"\nTwo families of everything: {median(off for off, _ in pairs):.0f} ms without; {more:+.0f} ms with"
    )


def test_sealing_and_verifying() -> None:
    with connection.cursor() as cursor:
        cursor.execute(EVENTS, [ROWS])
    waiting, begun = Leaf.objects.count(), perf_counter()
    seal_all()
    sealed = perf_counter()
    assert verify().findings == []
    print(f"\n{waiting} rows sealed in {sealed - begun:.2f} s, verified in {perf_counter() - sealed:.2f} s")
