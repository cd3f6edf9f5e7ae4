"""Thousands of requests that no page of ours sends: none breaks anything, none is shown what is not theirs.

And what our pages and papers ask of other computers: nothing. The long form tries ten times as many: `./dev test --deep tests/fuzz`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import reset_queries, transaction
from django.test import Client, override_settings
from django.utils import translation

from restorative.access import lasting
from restorative.accounts import slowing
from restorative.documents import engine
from tests.access.world import World, make_world
from tests.deep import DEEP, times
from tests.fuzz.ask import Ask
from tests.fuzz.pages import Asked, Page, elsewhere, formulas, in_style, pages_of
from tests.fuzz.requests import TOGETHER, Asker, Seen, forms_of
from tests.fuzz.verdicts import Watch
from tests.naughty import naughty_strings
from tests.papers import unprinted
from tests.quick import unwatched

pytestmark = pytest.mark.django_db
TRIALS = times(2_000, 20_000)
# before any fixture puts another in its place
print_for_real = engine.write_pdf
STATIC = Path(settings.BASE_DIR, "static")
# none of them is read by a spreadsheet; who adds one that is makes its cells harmless, as `formulas` finds them
KINDS = {"text/html", "application/json", "application/pdf", "text/plain", "image/png"}


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
        # a long run would outlast the sessions that it asks in
        for name in ("STAFF_IDLE", "FAMILY_IDLE", "FRESH"):
            patch.setattr(lasting, name, lasting.LONGEST)
        translation.activate("en-gb")
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def pages(world: World) -> list[Page]:
    with unwatched():
        return pages_of(world)


@pytest.fixture(scope="module")
def forms(pages: list[Page]) -> list[Seen]:
    return forms_of(pages)


def faults(asker: Asker, watch: Watch, number: int, counts: Counter[str]) -> Iterator[str]:
    """What is wrong with the answers to a few requests, and to where they led on; undone afterwards, one by one."""
    reset_queries()
    with transaction.atomic():
        for place, ask in enumerate(asker.asks(number)):
            client = asker.world.clients[ask.who]
            cookies = deepcopy(client.cookies)
            counts[f"must not {ask.must or 'break'}"] += 1
            with transaction.atomic():
                found = list(sent(ask, client, watch, counts, follow=DEEP or place == number % 9))
                transaction.set_rollback(True)
            yield from (f"{number}.{place}: {fault}: {ask}" for fault in found)
            client.cookies = cookies
        transaction.set_rollback(True)
    translation.activate("en-gb")


def sent(ask: Ask, client: Client, watch: Watch, counts: Counter[str], *, follow: bool) -> Iterator[str]:
    watch.before(ask, client)
    with unwatched():
        answer = ask.send(client)
    counts[f"{answer.status_code // 100}xx"] += 1
    yield from watch.faults(ask, client, answer)
    if answer.status_code != 302:
        return
    counts["led on"] += 1
    led_on = answer.headers["Location"]
    if led_on.startswith("/") and follow:
        with unwatched():
            page = client.get(led_on)
        yield from (f"then {fault}" for fault in watch.then_faults(ask, page))


def test_whatever_is_sent_nothing_breaks_and_nothing_is_shown(world: World, forms: list[Seen]) -> None:
    counts: Counter[str] = Counter()
    asker, watch = Asker(world, forms), Watch(world)
    found = [fault for number in range(TRIALS // TOGETHER) for fault in faults(asker, watch, number, counts)]
    print(f"\n{TRIALS:,} requests, {len(forms)} forms: {dict(sorted(counts.items()))}")
    assert found[:20] == []
    # much of it was taken: what is refused at the door tries nothing behind it
    assert counts["led on"] > TRIALS / 20
    assert counts["2xx"] > TRIALS / 5
    # and each way of forging was tried often
    assert min(counts[f"must not {what}"] for what in ("reach", "sign", "rise", "come in")) > TRIALS / 100


def test_the_forms_are_those_of_every_page(forms: list[Seen]) -> None:
    names = {name for _, form in forms for name in form.fields}
    assert {
        "happened",
        "full_name",
        "words",
        "text",
        "their_words",
        "reason",
        "code",
        "typed_name",
        "seen",
    } - names == set()
    assert len(forms) > 100
    assert {"practitioner", "manager", "lead", "administrator", "mother", "nobody"} <= {
        who for who, _ in forms
    }


def test_no_page_asks_another_computer_for_anything(pages: list[Page]) -> None:
    asked = [(page, Asked(page.body)) for page in pages if page.kind in ("text/html", "application/pdf")]
    assert {f"{page.name}: {url}" for page, one in asked for url in elsewhere(one.fetched)} == set()
    # one way out, which is pressed: Leave quickly; and what opens the phone's own programs
    known = (settings.LEAVE_TO, "tel:", "mailto:", "sms:", "otpauth:")
    assert {f"{page.name}: {url}" for page, one in asked for url in elsewhere(one.led_to, known)} == set()
    total = sum(len(one.fetched) for _, one in asked)
    print(f"\n{len(asked):,} pages, {total:,} things fetched or sent to, 0 from elsewhere")
    assert total > 800


def test_no_style_sheet_or_script_asks_another_computer() -> None:
    sheets = [*STATIC.glob("build/*.css"), *STATIC.glob("scss/**/*.scss")]
    assert [url for path in sheets for url in elsewhere(in_style(path.read_text()))] == []
    assert sheets
    scripts = list(STATIC.glob("js/*.js"))
    outside = re.compile(r"""https?:|wss?:|["'`]//""")
    assert [path.name for path in scripts if outside.search(path.read_text())] == []
    assert scripts


def test_no_paper_asks_another_computer(pages: list[Page], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kind of paper, laid out for real: not one attempt reaches even the fetcher that refuses them all."""
    attempts: list[str] = []
    monkeypatch.setattr(engine.DenyAll, "fetch", lambda self, url, headers=None: attempts.append(url))
    papers = {page.name: page.body for page in pages if page.kind == "application/pdf"}
    for html in papers.values():
        assert print_for_real(html, large_print=False).startswith(b"%PDF")
    print(f"\n{len(papers)} kinds of paper, {len(attempts)} attempts: {sorted(papers)}")
    assert attempts == []
    assert len(papers) >= 7


def test_no_answer_is_a_table_that_a_spreadsheet_would_run(pages: list[Page]) -> None:
    assert {page.kind for page in pages} <= KINDS
    assert [page.name for page in pages if page.kind == "text/csv" and formulas(page.body)] == []


def test_a_cell_that_a_spreadsheet_would_run_is_found() -> None:
    found = [text for text in naughty_strings() if "\n" not in text and formulas(f'tea,"{text}"')]
    assert {"=1+1", "@SUM(A1)", "-1", "\t=2+2"} <= set(found)
    assert formulas("tea,'=1+1") == []
