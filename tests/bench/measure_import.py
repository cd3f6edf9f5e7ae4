"""Ten thousand generated people from one list: time and memory of looking, of bringing in, and of the same once more."""

import time
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from families.actions.importing import bring_in
from families.importing.batch import make_batch
from families.models import Member
from restorative.accounts.models import User
from tests import people
from tests.importing.lists import Row, as_csv, child, person

FAMILIES = 2_500
SECONDS, MEGABYTES = 120, 300


def everybody() -> Iterator[Row]:
    """A mother, a father and two children in each family, with an address."""
    for n in range(FAMILIES):
        family, home = f"F{n}", {"address_lines": f"{n} Mill Lane", "addr_address_postcode": "LS1 1AA"}
        yield person(
            f"M{n}",
            f"Ada Low{n}",
            family,
            pers_sex="F",
            pers_dob="2/1/1985",
            partners=f"D{n}:married",
            **home,
        )
        yield person(f"D{n}", f"Ben Low{n}", family, pers_sex="M", pers_dob="3/2/1984")
        for which in ("A", "B"):
            parents = {"moth_person_id": f"M{n}", "father_person_id": f"D{n}"}
            yield child(f"{which}{n}", f"Cy{which} Low{n}", family, **parents)


def timed(step: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    return step(), time.perf_counter() - began


def memory_of(step: Callable[[], Any]) -> float:
    tracemalloc.start()
    step()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1024 / 1024


@pytest.mark.django_db
def test_ten_thousand_people() -> None:
    priya: User = people.make_practitioner()
    files = [("people.csv", as_csv(everybody()))]

    def look() -> Any:
        return make_batch(files, by=None, fallback=priya.pk)

    batch, looking = timed(look)
    with transaction.atomic():
        most = memory_of(lambda: bring_in(batch=batch, by=None))
        transaction.set_rollback(True)
    _none, bringing = timed(lambda: bring_in(batch=batch, by=None))
    assert Member.objects.count() == 4 * FAMILIES
    again, same = timed(look)
    assert again.counts["same"] == 4 * FAMILIES
    peak = memory_of(look)
    print(
        f"\n{4 * FAMILIES:,} people: looked at in {looking:.1f} s, brought in in {bringing:.1f} s, the same again"
        f" in {same:.1f} s; {most:.0f} MB at most to bring in, {peak:.0f} for the same again"
    )
    assert looking + bringing < SECONDS
    assert max(most, peak) < MEGABYTES
