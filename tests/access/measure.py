"""What the row policies cost a request, as pairs within one run: the figures of docs/assurance.md. Not part of the tests.

./dev test -q -s tests/access/measure.py
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from statistics import mean, median
from time import perf_counter
from typing import Any

import pytest
from django.db import connection

from tests.access.walk import address, ours
from tests.access.walls import without_policies
from tests.access.world import World, make_world
from tests.budgets.big import grow, undone, widen
from tests.papers import unprinted
from tests.quick import unwatched

pytestmark = pytest.mark.django_db
VISITS, WIDER, ROUNDS = 400, 60, 8
WHO = ("practitioner", "manager", "lead", "mother")
Off = Callable[[], AbstractContextManager[None]]


class Timed:
    """Milliseconds that the database takes to answer, statement by statement."""

    def __init__(self) -> None:
        self.said: list[tuple[str, float]] = []

    @property
    def taken(self) -> float:
        return sum(took for _, took in self.said)

    def __call__(self, execute: Any, sql: str, *asked: Any) -> Any:
        begun = perf_counter()
        try:
            return execute(sql, *asked)
        finally:
            self.said.append((sql, (perf_counter() - begun) * 1000))


def asked(world: World, who: str, url: str, off: Off) -> tuple[float, float] | None:
    """Of one request: what the database took, and all of it; None where no page opens."""
    timed = Timed()
    with undone(world), off(), connection.execute_wrapper(timed):
        begun = perf_counter()
        answer = world.clients[who].get(url)
        whole = (perf_counter() - begun) * 1000
    return (timed.taken, whole) if answer.status_code == 200 else None


def doors(world: World) -> Iterator[tuple[str, str, str]]:
    for route in ours():
        for who in WHO if "GET" in route["methods"] else ():
            yield f"{route['name']} as {who}", who, address(route, world.own)


@contextmanager
def calm() -> Iterator[None]:
    with unprinted(), unwatched():
        yield


def test_pages_with_and_without_row_policies(settings: Any) -> None:
    settings.DEMO = True
    world = make_world()
    grow(world, to=VISITS)
    widen(world, by=WIDER)
    more: dict[str, tuple[float, float, float]] = {}
    with calm():
        for name, who, url in doors(world):
            if asked(world, who, url, nullcontext) is not None:
                more[name] = difference(world, who, url)
    report(more)


def difference(world: World, who: str, url: str) -> tuple[float, float, float]:
    """Medians: what more the database takes, what more the request takes, and what the request takes with policies."""
    pairs = []
    for number in range(ROUNDS):
        ways: list[Off] = [nullcontext, without_policies]
        # each comes first as often as the other
        found = {off: asked(world, who, url, off) for off in (ways if number % 2 else ways[::-1])}
        with_, without = found[nullcontext], found[without_policies]
        if with_ and without:
            pairs.append((with_[0] - without[0], with_[1] - without[1], with_[1]))
    database, request, whole = (median(side) for side in zip(*pairs, strict=True))
    return database, request, whole


# what the first test found dearest
DEAREST = [
    ("mother", "sharing:my_home"),
    ("practitioner", "families:family"),
    ("manager", "families:visit"),
    ("manager", "team"),
    ("manager", "sharing:version"),
]


def test_which_statements_cost_more(settings: Any) -> None:
    settings.DEMO = True
    world = make_world()
    grow(world, to=VISITS)
    widen(world, by=WIDER)
    addresses = {route["name"]: address(route, world.own) for route in ours()}
    with calm():
        for who, name in DEAREST:
            with_, without = (
                statements(world, who, addresses[name], off) for off in (nullcontext, without_policies)
            )
            print(f"\n{name} as {who}: ms with row policies, and without")
            told = zip(with_, without, strict=True)
            for (sql, dear), (_, cheap) in sorted(told, key=lambda two: two[1][1] - two[0][1])[:2]:
                print(f"  {dear:.1f} {cheap:.1f} {' '.join(sql.split())[:300]}")


def statements(world: World, who: str, url: str, off: Off) -> list[tuple[str, float]]:
    """Each with its median."""
    rounds = []
    for _ in range(5):
        timed = Timed()
        with undone(world), off(), connection.execute_wrapper(timed):
            world.clients[who].get(url)
        # that somebody is there is noted every twenty seconds only
        rounds.append([one for one in timed.said if "accounts_opensession" not in one[0]])
    return [(said[0][0], median(took for _, took in said)) for said in zip(*rounds, strict=True)]


def report(more: dict[str, tuple[float, float, float]]) -> None:
    by_database = sorted(more, key=lambda name: more[name][0])
    print(
        f"\n{len(more)} pages of a family with {VISITS} visits, {ROUNDS} pairs each; ms more with row policies"
    )
    for label, place in (("in the database", 0), ("a request", 1)):
        all_ = [row[place] for row in more.values()]
        print(f"  {label}: median {median(all_):+.2f}, mean {mean(all_):+.2f}, most {max(all_):+.2f}")
    print(f"  a request takes {median(row[2] for row in more.values()):.1f} ms (median)")
    over = sum(row[0] > 1 for row in more.values())
    print(f"  more than 1 ms in the database: {over} of {len(more)}")
    for name in by_database[-6:]:
        print(f"    {name}: {more[name][0]:+.2f} in the database, {more[name][1]:+.2f} a request")
