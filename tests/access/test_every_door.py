"""What the walk to every door brought home: nobody came in who should not, and nobody saw what is not theirs."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from restorative.audit.models import Refusal
from tests.access.canaries import CODE
from tests.access.headers import lacking
from tests.access.matrix import MATRIX, expected, forbidden
from tests.access.walk import METHODS, Heard, ours, walk
from tests.access.world import make_world
from tests.papers import unprinted
from tests.quick import unwatched

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
READ = 6


@pytest.fixture(scope="module")
def heard(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Heard]]:
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO=True),
        unprinted(),
        unwatched(),
        transaction.atomic(),
    ):
        translation.activate("en-gb")
        yield walk(make_world())
        transaction.set_rollback(True)


def test_every_url_has_a_row() -> None:
    assert {route["name"] for route in ours()} == set(MATRIX)


def test_the_whole_matrix(heard: list[Heard]) -> None:
    doors, who = {one.knock.route["name"] for one in heard}, {one.knock.who for one in heard}
    print(f"\n{len(heard):,} knocks at {len(doors)} addresses as {len(who)} kinds of people")
    wrong = []
    for one in heard:
        knock = one.knock
        wanted = expected(knock.route, knock.method, knock.who, knock.is_own, knock.is_restricted)
        if wanted != one.outcome:
            wrong.append(f"{knock}: wanted {wanted}, found {one.outcome}")
    assert wrong == []
    assert {one.knock.method for one in heard} > set(METHODS)
    assert {one.outcome for one in heard} == {"in", "sign in", "403", "404", "405"}


def test_nobody_reads_a_word_of_a_family_that_is_not_theirs(heard: list[Heard]) -> None:
    words = {who: forbidden(who) for who in {one.knock.who for one in heard}}
    leaks = [
        f"{one.knock} shows {word}" for one in heard for word in words[one.knock.who] if word in one.body
    ]
    assert leaks == []
    assert sum("canary" in one.body for one in heard) > 100


def test_to_look_changes_nothing(heard: list[Heard]) -> None:
    looks = [one for one in heard if one.knock.method in ("GET", "HEAD")]
    assert {str(one.knock): one.changed for one in looks if one.changed} == {}
    assert any(one.changed for one in heard)


def test_no_title_address_header_or_cookie_says_anything_of_a_case(heard: list[Heard]) -> None:
    leaks = []
    for one in heard:
        outside = [
            one.url,
            *TITLE.findall(one.body.partition("</head>")[0]),
            *map(str, one.answer.headers.items()),
        ]
        outside += [str(one.answer.cookies), *re.findall(r'(?:href|action|src)="([^"]*)"', one.body)]
        mails = [text for text in outside if not text.startswith(("mailto:", "tel:"))]
        leaks += [f"{one.knock}: {text}" for text in mails if "canary" in text]
    assert leaks == []


def test_what_somebody_wrote_is_never_taken_for_a_page(heard: list[Heard]) -> None:
    """Every text of a case has code in it: pages show it as it was written."""
    pages = [one for one in heard if one.is_page]
    assert [str(one.knock) for one in pages if CODE[:9] in one.body] == []
    assert sum("&lt;b onclick" in one.body for one in pages) > 100


def test_every_answer_carries_the_headers(heard: list[Heard]) -> None:
    assert {str(one.knock): lacking(one.answer) for one in heard if lacking(one.answer)} == {}
    assert {200, 302, 401, 403, 404, 405} <= {one.answer.status_code for one in heard}


def test_every_page_keeps_to_its_statements_whoever_opens_it(heard: list[Heard]) -> None:
    pages = [one for one in heard if one.knock.method == "GET" and one.answer.status_code == 200]
    assert {str(one.knock): one.statements for one in pages if len(one.statements) > READ} == {}


@pytest.mark.django_db
def test_each_refusal_leaves_one_row_that_survives_the_rollback() -> None:
    world = make_world()
    Refusal.objects.all().delete()

    world.clients["practitioner"].get(f"/families/{world.other.family.pk}/")
    world.clients["mother"].get("/families/")

    assert sorted(Refusal.objects.values_list("view_name", "status")) == [
        ("families:caseload", 403),
        ("families:family", 404),
    ]
