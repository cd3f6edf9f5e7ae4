"""No page asks the database more than it must, and none asks more because there is more."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache

from restorative.access.management.commands.routes import Route
from tests.access.matrix import MATRIX
from tests.access.walk import address, ours
from tests.access.world import KINDS, World, make_world
from tests.budgets.big import grow, undone, widen
from tests.budgets.big_supervision import discuss_all, meet_often
from tests.budgets.press import Press
from tests.budgets.presses import PRESSES, STAYS, compose
from tests.counting import counted
from tests.papers import unprinted
from tests.quick import unwatched

pytestmark = pytest.mark.django_db
READ, WRITE = 6, 8
# these only lead on
NO_PAGES = {"families:visit_new", "sharing:my_choose", "sharing:leave", "sharing:hand_back"}
# what some writes need more of, and why: docs/decisions/0015-statements-of-a-write.md
MORE = {
    "finish": 15,
    "finish_unsaved": 16,
    "undo": 21,
    "hand_over": 10,
    "hold_names": 10,
    "compose": 9,
    "compose_and_release": 10,
    "share": 10,
    "share_first": 9,
    "share_several": 11,
    "enter_wrong": 11,
    "edit_goal": 9,
    "new_app": 13,
    "recall_reached": 12,
    "agree": 16,
    "move_draft": 9,
    "bring_in": 19,
    "new_member": 10,
    "edit_member": 10,
}
FEW, MANY = 20, 200
Counts = dict[str, list[str]]


@pytest.fixture
def world(settings: Any) -> Iterator[World]:
    settings.DEMO = True
    # wrong tries that another test left behind, and that have run out since, would be cleared away at our cost
    cache.clear()
    made = make_world()
    grow(made, to=FEW)
    with unprinted():
        yield made


def reads(world: World) -> Counts:
    """The statements of every page, for each kind of person who may open it: the walk to every door knows who that is."""
    choices = compose(world)
    choices.client.post(choices.url, choices.data)
    doors = [route for route in ours() if "GET" in route["methods"]]
    with unwatched():
        every = {
            f"{door['name']} as {who}": opened(world, door, who)
            for door in doors
            for who in KINDS
            if not door["permission"] or who in MATRIX[door["name"]][1]
        }
    return {name: statements for name, statements in every.items() if statements is not None}


def opened(world: World, route: Route, who: str) -> list[str] | None:
    client = world.clients[who]
    with undone(client), counted() as statements:
        answer: Any = client.get(address(route, world.own))
    return statements if answer.status_code == 200 else None


def writes(world: World) -> Counts:
    """The statements of every button, pressed with a form that is right."""
    return {prepare.__name__: pressed(world, prepare) for some in PRESSES.values() for prepare in some}


def pressed(world: World, prepare: Callable[[World], Press]) -> list[str]:
    with undone(*world.clients.values()):
        press = prepare(world)
        with counted() as statements:
            answer: Any = press.client.post(press.url, press.data)
    assert answer.status_code == (200 if prepare in STAYS else 302), prepare.__name__
    return statements


def how_many(counts: Counts) -> dict[str, int]:
    return {name: len(statements) for name, statements in counts.items()}


def too_many(counts: Counts, most: int) -> dict[str, int]:
    return {name: n for name, n in how_many(counts).items() if n > MORE.get(name, most)}


def test_every_button_is_pressed() -> None:
    assert {route["name"] for route in ours() if "POST" in route["methods"]} == set(PRESSES)


def test_every_page_keeps_to_its_statements_however_much_there_is(world: World) -> None:
    few = reads(world)
    grow(world, to=MANY)
    widen(world, by=60)
    supervise(world)
    many = reads(world)

    pages = {route["name"] for route in ours() if "GET" in route["methods"]}
    assert pages - {name.partition(" as ")[0] for name in many} == NO_PAGES
    assert how_many(few) == how_many(many)
    assert too_many(many, READ) == {}
    assert [sql for page in many.values() for sql in page if is_unbounded(sql)] == []


def test_every_write_keeps_to_its_statements_however_much_there_is(world: World) -> None:
    few = writes(world)
    grow(world, to=MANY)
    widen(world, by=60)
    supervise(world)
    many = writes(world)

    assert how_many(few) == how_many(many)
    assert too_many(many, WRITE) == {}
    assert {name: len(many[name]) for name in MORE} == MORE
    assert [sql for press in many.values() for sql in press if is_unbounded(sql)] == []


def supervise(world: World) -> None:
    """Much of supervision as well, with every family of hers in one session."""
    case = world.own
    meet_often(case.lead, case.family, case.ids["session"], times=60)
    discuss_all(case.lead, case.ids["session"])


def is_unbounded(sql: str) -> bool:
    """A list that skips its beginning, or counts all of a table."""
    skips = re.search(r"\bOFFSET\b", sql)
    counts_all = re.search(r"COUNT\(\*\)", sql) and not re.search(r"\bWHERE\b|\bLIMIT\b", sql)
    return bool(skips or counts_all) and "cache_entry" not in sql
