"""One walk to every door as everybody who might knock, and what each of them got to see.

It is long, so it is walked once: the tests of doors, words and headers all read what it brought home.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import reset_queries, transaction
from django.test import Client

from restorative.access.management.commands.routes import Route, routes
from tests.access.world import KINDS, Case, World
from tests.counting import counted
from tests.declarations import LIBRARY_ROUTES

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# who would reach the restricted family, were they on its list; and who reads the trail
HAVE_PARTS = ("practitioner", "co_worker", "manager", "lead")
# what no page of ours sends: asked by one of each kind
SELDOM = ("HEAD", "OPTIONS", "TRACE")
WRITES = ("INSERT", "UPDATE", "DELETE")
NOTES = ("audit_accesslog", "audit_refusal", "cache_entry")


def ours() -> list[Route]:
    return [route for route in routes() if route["name"] not in LIBRARY_ROUTES]


def address(route: Route, case: Case) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(case.ids[found[1]]), route["pattern"])


@dataclass(frozen=True)
class Knock:
    """One person at one door."""

    route: Route
    method: str
    who: str
    is_own: bool
    is_restricted: bool = False

    def __str__(self) -> str:
        whose = "own" if self.is_own else "restricted" if self.is_restricted else "other"
        return f"{self.method} {self.route['name']} {whose} as {self.who}"


@dataclass(frozen=True)
class Heard:
    """What came of a knock, and the statements that it took."""

    knock: Knock
    url: str
    answer: Any
    body: str
    statements: list[str]

    @property
    def outcome(self) -> str:
        status, led_to = self.answer.status_code, self.answer.headers.get("Location", "/accounts/login/")
        if status in (302, 401) and "/accounts/login/" in led_to:
            return "sign in"
        if status in (403, 404, 405):
            return str(status)
        return "in" if status < 500 else f"error {status}"

    @property
    def changed(self) -> list[str]:
        """What it wrote, beside the notes of who looked at what or was refused, and its own session."""
        return [
            sql for sql in self.statements if sql.startswith(WRITES) and not any(map(sql.__contains__, NOTES))
        ]

    @property
    def is_page(self) -> bool:
        return str(self.answer.headers.get("Content-Type", "")).startswith("text/html")


def knocks(world: World) -> Iterator[Knock]:
    for route in ours():
        for method in (*METHODS, *SELDOM):
            for who in KINDS if method in SELDOM else world.clients:
                yield Knock(route, method, who, is_own=True)
                # a method that is not offered is refused before anybody looks at the object
                if "<" in route["pattern"] and method in route["methods"]:
                    yield Knock(route, method, who, is_own=False)
                    if who in HAVE_PARTS:
                        yield Knock(route, method, who, is_own=False, is_restricted=True)


def walk(world: World) -> list[Heard]:
    return [hear(world, knock) for knock in knocks(world)]


def hear(world: World, knock: Knock) -> Heard:
    """One request, undone afterwards, the sign-out of *Leave quickly* included."""
    client, url = world.clients[knock.who], address(knock.route, case_of(world, knock))
    cookies = deepcopy(client.cookies)
    reset_queries()
    with transaction.atomic():
        with counted() as statements:
            answer = ask(client, knock.method, url)
        transaction.set_rollback(True)
    client.cookies = cookies
    return Heard(knock, url, answer, answer.content.decode(errors="replace"), statements)


def case_of(world: World, knock: Knock) -> Case:
    if knock.is_restricted:
        return world.restricted
    return world.own if knock.is_own else world.other


def ask(client: Client, method: str, url: str) -> Any:
    answer: Any = client.generic(method, url)
    # the test client keeps every template's context with the answer: too much for so many
    answer.context = answer.templates = answer.request = None
    return answer
