"""Thousands of requests that no page of ours sends: none breaks anything, none is shown what is not theirs.

The long form tries ten times as many: `./dev test --deep tests/fuzz`.
"""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import reset_queries, transaction
from django.test import override_settings
from django.utils import translation

from restorative.accounts import slowing
from tests.access.canaries import CODE
from tests.access.matrix import forbidden
from tests.access.world import World, make_world
from tests.deep import DEEP, times
from tests.fuzz.requests import TAKEN, Ask, Asker, Seen, forms_of
from tests.papers import unprinted
from tests.quick import unwatched

pytestmark = pytest.mark.django_db
TRIALS = times(2_000, 20_000)
# these say nothing of what was asked
PLAIN_REFUSALS = (400, 403, 405)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO=True),
        unprinted(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setattr(slowing, "sleep", lambda seconds: None)
        translation.activate("en-gb")
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def forms(world: World) -> list[Seen]:
    with unwatched():
        return forms_of(world)


def faults(asker: Asker, number: int, counts: Counter[str]) -> Iterator[str]:
    """What is wrong with the answer to one request, and to where it led on; undone afterwards."""
    reset_queries()
    with transaction.atomic():
        ask = asker.ask()
        client = asker.world.clients[ask.who]
        cookies = deepcopy(client.cookies)
        with unwatched():
            answer = ask.send(client)
        counts[f"{answer.status_code // 100}xx"] += 1
        yield from (f"{number}: {fault}: {ask}" for fault in wrong_with(ask, answer))
        led_on = answer.headers.get("Location", "")
        counts["led on"] += answer.status_code == 302
        if answer.status_code == 302 and led_on.startswith("/") and (DEEP or number % 3 == 0):
            with unwatched():
                page = client.get(led_on)
            yield from (f"{number}: then {fault}: {ask}" for fault in wrong_with(ask, page))
        client.cookies = cookies
        transaction.set_rollback(True)
    translation.activate("en-gb")


def wrong_with(ask: Ask, answer: Any) -> Iterator[str]:
    body = answer.content.decode(errors="replace")
    if answer.status_code >= 500:
        yield f"{answer.status_code} {getattr(answer, 'exc_info', None)}"
    if "text/html" in answer.headers.get("Content-Type", ""):
        yield from (f"taken for a page: {sign}" for sign in (*TAKEN, CODE[:9]) if sign in body)
    yield from (f"shows {word}" for word in forbidden(ask.who) if word in body)
    if answer.status_code in PLAIN_REFUSALS and any(word in body for word in ("fuzz", "canary")):
        yield f"a refusal ({answer.status_code}) that repeats what came"


def test_whatever_is_sent_nothing_breaks_and_nothing_is_shown(world: World, forms: list[Seen]) -> None:
    counts: Counter[str] = Counter()
    found = [
        fault for number in range(TRIALS) for fault in faults(Asker(world, forms, number), number, counts)
    ]
    print(f"\n{TRIALS:,} requests, {len(forms)} forms: {dict(sorted(counts.items()))}")
    assert found[:20] == []
    # much of it was taken: what is refused at the door tries nothing behind it
    assert counts["led on"] > TRIALS / 20
    assert counts["2xx"] > TRIALS / 5


def test_the_forms_are_those_of_every_page(forms: list[Seen]) -> None:
    names = {name for _, form in forms for name in form.fields}
    assert {"happened", "full_name", "words", "text", "their_words", "reason", "code"} - names == set()
    assert len(forms) > 100
