"""What the pages that people open all day cost, as multiples of an empty one within the same run. Not part of the tests.

./dev bench
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.access.walk import address, ours
from tests.access.world import World, make_world
from tests.bench import cpu
from tests.budgets import presses
from tests.budgets.big import grow, undone, widen
from tests.budgets.press import Press
from tests.papers import unprinted
from tests.quick import unwatched

pytestmark = pytest.mark.django_db
ROUNDS, VISITS, OTHERS = 25, 200, 60
EMPTY = "an empty page"
PAGES = {
    "Home of a practitioner": ("practitioner", "home"),
    "Home of a manager": ("manager", "home"),
    "Team": ("manager", "team"),
    "My families": ("practitioner", "families:caseload"),
    "A family with 200 visits": ("practitioner", "families:family"),
    "A visit": ("practitioner", "families:visit"),
    "A draft": ("practitioner", "families:visit_draft"),
    "A plan": ("practitioner", "plans:plan"),
    "Choosing what she reads": ("practitioner", "sharing:compose"),
    "Her own page": ("mother", "sharing:my_home"),
    "A letter as she reads it": ("mother", "sharing:my_version"),
}
PRESSES: dict[str, Callable[[World], Press]] = {
    "Autosave": presses.later_autosave,
    "Finish note": presses.finish,
    "Share": presses.share,
}


def opened(world: World, name: str) -> cpu.Cost:
    who, route = PAGES[name]
    url = address(next(one for one in ours() if one["name"] == route), world.own)
    return asked(world, lambda: world.clients[who].get(url), 200)


def pressed(world: World, name: str) -> cpu.Cost:
    with undone(*world.clients.values()):
        press = PRESSES[name](world)
        return asked(world, lambda: press.client.post(press.url, press.data), 200, 302)


def nothing(world: World) -> cpu.Cost:
    return asked(world, lambda: world.clients["nobody"].get(reverse("health")), 200)


def asked(world: World, ask: Callable[[], Any], *wanted: int) -> cpu.Cost:
    with undone(*world.clients.values()), unwatched():
        begun = cpu.now()
        answer = ask()
        cost = cpu.since(begun)
    assert answer.status_code in wanted
    return cost


def one_round(world: World) -> dict[str, cpu.Cost]:
    """Each once, in turn: what else the machine does meets all alike."""
    return {
        EMPTY: nothing(world),
        **{name: opened(world, name) for name in PAGES},
        **{name: pressed(world, name) for name in PRESSES},
    }


def test_pages(settings: Any) -> None:
    settings.DEMO = True
    world = make_world()
    grow(world, to=VISITS)
    widen(world, by=OTHERS)
    with unprinted():
        one_round(world)
        rounds = [one_round(world) for _ in range(ROUNDS)]

    costs = {name: [one[name] for one in rounds] for name in rounds[0]}
    floor = cpu.middle(costs[EMPTY]).ours
    print(f"\n{'':28}{'CPU ms':>8}{'+ database':>12}{'× empty':>9}")
    for name, some in costs.items():
        cost = cpu.middle(some)
        print(f"{name:28}{cost.ours:8.1f}{cost.database:12.1f}{cost.ours / floor:9.1f}")
    if not cpu.is_steady(costs[EMPTY]):
        print("The machine was too busy for a verdict: the empty page itself took now this long, now that.")
