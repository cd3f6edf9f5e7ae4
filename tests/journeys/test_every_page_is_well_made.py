"""Every page as every person, in English and mirrored: html-validate and axe find nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.access.matrix import MATRIX
from tests.access.matrix_rows import NOT_SIGNED_IN
from tests.access.walk import address, ours
from tests.access.world import KINDS, World, make_world
from tests.journeys.conftest import Browsers
from tests.pages import OF_STYLE, axe_faults, html_faults, skeleton
from tests.quick import unwatched

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = ("en-gb", "ar-xb")
NOT_A_PAGE = {
    "health",
    "signin:stay",
    "sharing:leave",
    "sharing:version_pdf",
    "sharing:my_pdf",
    "supervision:session_pdf",
    "supervision:reflection_pdf",
    "plans:plan_pdf",
    "families:visit_new",
    "families:visit_pdf",
    "families:chronology_pdf",
    "families:family_tree_pdf",
    "families:attachment",
    "sharing:version_file",
    "sharing:my_file",
}


def stops(world: World) -> Iterator[tuple[str, str, str]]:
    """(who, name of the page, its address), each page once for each person who may open it."""
    for route in ours():
        if "GET" not in route["methods"] or route["name"] in NOT_A_PAGE:
            continue
        let_in = MATRIX[route["name"]][1] if route["permission"] else {"nobody"}
        for who in KINDS:
            if who in let_in and (route["permission"] or who in NOT_SIGNED_IN):
                yield who, re.sub(r"\W", "_", route["name"]), address(route, world.own)
    yield "nobody", "sign_in", "/accounts/login/"
    yield "nobody", "password_link", "/accounts/password/"
    yield "nobody", "password_sent", "/accounts/password/sent/"
    yield "nobody", "password_old_link", "/accounts/password/new/1-x/"
    yield "nobody", "family_signed_out", "/my/"
    yield "practitioner", "sign_out", "/accounts/logout/"
    yield "manager", "waiting_late", "/waiting/?for=late"
    yield "practitioner", "waiting_unshared", "/waiting/?for=unshared"
    yield "practitioner", "waiting_open", "/waiting/?for=open"
    yield "practitioner", "not_found", "/families/00000000-0000-4000-8000-000000000000/"
    yield "mother", "no_way_in", "/families/"


def test_html_validate_finds_nothing(db: None, tmp_path: Path) -> None:
    world = make_world()
    pages = {
        f"{who}-{name}-{language}": fetch(world.clients[who], url, language)
        for language in LANGUAGES
        for who, name, url in stops(world)
    }
    assert len(pages) > 40
    assert html_faults(pages, tmp_path) == []


def fetch(client: Client, url: str, language: str) -> str:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    with unwatched():
        return client.get(url, follow=True).content.decode()


@pytest.mark.parametrize(("language", "rules"), [("en-gb", None), ("ar-xb", OF_STYLE)], ids=LANGUAGES)
def test_axe_finds_nothing(browsers: Browsers, language: str, rules: list[str] | None) -> None:
    """Each page once: a manager's that is built like the practitioner's is not asked again."""
    world = make_world()
    faults, seen = [], set()
    for who in KINDS:
        visitor = browsers.open()
        visitor.context.add_cookies(
            [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": visitor.base}]
        )
        if who not in NOT_SIGNED_IN:
            visitor.come_in(world.clients[who])
        visitor.go("/accounts/login/")
        for _, name, url in (stop for stop in stops(world) if stop[0] == who):
            html = fetch(world.clients[who], url, language)
            if (built := skeleton(html)) not in seen:
                seen.add(built)
                visitor.show(html)
                faults += [f"{name} as {who}: {fault}" for fault in axe_faults(visitor.page, rules)]
    assert faults == []
    assert len(seen) > 60
