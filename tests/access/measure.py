"""What the row policies cost a request, as pairs within one run: the figures of docs/assurance.md. Not part of the tests.

In processor time of the database's own process: wall time mostly tells what else the machine was doing.

./dev test -q -s tests/access/measure.py
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from statistics import mean, median
from typing import Any

import pytest
from django.db import connection

from tests.access.walk import address, ours
from tests.access.walls import without_policies
from tests.access.world import World, make_world
from tests.bench.cpu import of_database
from tests.budgets.big import grow, undone, widen
from tests.papers import unprinted
from tests.quick import unwatched

pytestmark = pytest.mark.django_db
VISITS, WIDER, ROUNDS, DEAR = 400, 60, 8, 12
WHO = ("practitioner", "manager", "lead", "mother")
Off = Callable[[], AbstractContextManager[None]]


class Timed:
    """Milliseconds that the database works for an answer, statement by statement."""

    def __init__(self) -> None:
        self.said: list[tuple[str, float]] = []

    def __call__(self, execute: Any, sql: str, *asked: Any) -> Any:
        begun = of_database()
        try:
            return execute(sql, *asked)
        finally:
            self.said.append((sql, of_database() - begun))


def asked(world: World, who: str, url: str, off: Off) -> float | None:
    """What the database worked for one request; None where no page opens."""
    with undone(*world.clients.values()), off():
        begun = of_database()
        answer = world.clients[who].get(url)
        took = of_database() - begun
    return took if answer.status_code == 200 else None


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
    more: dict[str, tuple[float, float]] = {}
    with calm():
        for name, who, url in doors(world):
            # the first one warms the caches, and is not counted
            if asked(world, who, url, nullcontext) is not None:
                more[name] = difference(world, who, url)
    report(more)


def difference(world: World, who: str, url: str) -> tuple[float, float]:
    """Medians: what more the database works with row policies, and what it works with them."""
    pairs = []
    for number in range(ROUNDS):
        ways: list[Off] = [nullcontext, without_policies]
        # each comes first as often as the other
        found = {off: asked(world, who, url, off) for off in (ways if number % 2 else ways[::-1])}
        with_, without = found[nullcontext], found[without_policies]
        if with_ and without:
            pairs.append((with_ - without, with_))
    more, whole = (median(side) for side in zip(*pairs, strict=True))
    return more, whole


# what the first test found dearest
DEAREST = [
    ("practitioner", "home"),
    ("manager", "home"),
    ("manager", "sharing:compose"),
    ("manager", "families:family"),
    ("practitioner", "waiting"),
    ("mother", "sharing:my_home"),
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
        with undone(*world.clients.values()), off(), connection.execute_wrapper(timed):
            world.clients[who].get(url)
        # that somebody is there is noted every twenty seconds only
        rounds.append([one for one in timed.said if "accounts_opensession" not in one[0]])
    assert len({len(said) for said in rounds}) == 1
    return [(said[0][0], median(took for _, took in said)) for said in zip(*rounds, strict=True)]


def report(more: dict[str, tuple[float, float]]) -> None:
    print(f"\n{len(more)} pages of a family with {VISITS} visits, {ROUNDS} pairs each")
    all_, whole = zip(*more.values(), strict=True)
    print(
        f"  ms more with row policies: median {median(all_):+.2f}, mean {mean(all_):+.2f}, most {max(all_):+.2f}"
    )
    print(f"  of {median(whole):.1f} ms (median)")
    print(
        f"  more than 1 ms: {sum(one > 1 for one in all_)} of {len(more)}, 2 ms: {sum(one > 2 for one in all_)}"
    )
    for name in sorted(more, key=lambda name: more[name][0])[-DEAR:]:
        print(f"    {name}: {more[name][0]:+.2f} of {more[name][1]:.1f}")
