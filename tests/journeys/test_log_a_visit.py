"""Logging a visit on a phone: few taps, saved while it is written, nothing lost when the connection is."""

import re
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from families.models import Promise, Visit, VisitDraft
from restorative.ui.templatetags.ui import clock
from tests import people
from tests.conftest import Story
from tests.journeys.conftest import Browsers, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "We made pancakes. Canaryphrase: Jaden talked about the bus."
STORES = """async () => [
  Object.keys(localStorage).length, Object.keys(sessionStorage).length,
  (await indexedDB.databases()).length, (await caches.keys()).length,
]"""


SAVED = re.compile(r"^Saved \d\d:\d\d$")


def begin(browsers: Browsers, story: Story, **options: bool) -> Visitor:
    priya = browsers.staff(story.priya, **options)
    priya.go("/families/")
    priya.tap("link", "Record a visit", exact=False)
    return priya


def saved_words() -> str:
    return str(VisitDraft.objects.get().payload["happened"][0])


def wait_for_kept(words: str, priya: Visitor | None = None) -> None:
    """Until the server has these words; soon, where her page's clock can be put forward."""
    if priya:
        priya.later(3)
    for _ in range(60):
        if VisitDraft.objects.filter(payload__happened=[words]).exists():
            return
        time.sleep(0.1)
    raise AssertionError("the server never got the words")


def test_a_visit_is_logged_in_five_taps(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story)
    priya.tap("checkbox", "Amina")
    priya.page.get_by_label("What happened?").fill(WORDS)
    priya.tap("button", "Finish note")

    expect(priya.page.get_by_text(WORDS)).to_be_visible()
    assert priya.taps <= 5
    assert Visit.objects.get().happened_on == timezone.localdate()
    assert priya.page.title() == "A visit"


def test_it_is_saved_two_seconds_after_typing(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story)
    box = priya.page.get_by_label("What happened?")
    assert VisitDraft.objects.count() == 0
    box.click()
    box.press_sequentially("Half a word")

    expect(priya.page.get_by_role("status").filter(has_text="Saved")).to_have_text(
        re.compile(r"^Saved \d\d:\d\d$")
    )
    assert saved_words() == "Half a word"


def test_it_is_saved_when_the_finger_goes_elsewhere(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story)
    priya.page.evaluate("window.setTimeout = () => 0")  # so that it cannot be the two seconds
    priya.page.get_by_label("What happened?").fill("Pancakes")
    with priya.page.expect_response(re.compile("/autosave/")):
        priya.page.get_by_label("Support we gave").focus()
    wait_for_kept("Pancakes")


def test_a_page_that_was_saved_rests(browsers: Browsers, story: Story) -> None:
    """No save follows a save when nothing was typed."""
    priya = begin(browsers, story, fast=True)
    posts: list[str] = []
    priya.page.on(
        "request", lambda request: posts.append(request.url) if "/autosave/" in request.url else None
    )
    priya.page.get_by_label("What happened?").fill("Pancakes")
    priya.soon(SAVED)
    for _ in range(3):
        priya.later(20)
        priya.page.wait_for_timeout(300)
    assert len(posts) == 1


def test_a_lost_connection_keeps_every_word_and_tries_again(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story, fast=True)
    page = priya.page
    box = page.get_by_label("What happened?")
    box.fill("Before. ")
    priya.soon(SAVED)

    priya.context.set_offline(True)
    box.press_sequentially("During. ")
    trouble = re.compile(r"^Not saved since \d\d:\d\d\. Keep this page open$")
    priya.soon(trouble)
    box.press_sequentially("Still during.")
    assert saved_words() == "Before. "

    priya.context.set_offline(False)
    priya.soon(SAVED)
    wait_for_kept("Before. During. Still during.")
    assert page.evaluate(STORES) == [0, 0, 0, 0]


def test_answers_lost_on_the_way_are_no_conflict(browsers: Browsers, story: Story) -> None:
    """The server saved, but the phone never heard: the next save goes on from there."""
    priya = begin(browsers, story, fast=True)
    page = priya.page

    def lose_the_answer(route: object) -> None:
        route.fetch()  # type: ignore[attr-defined]
        route.abort()  # type: ignore[attr-defined]

    page.route(re.compile("/autosave/"), lose_the_answer, times=1)
    box = page.get_by_label("What happened?")
    box.fill("First half")
    priya.soon("Not saved yet. Keep this page open")
    assert saved_words() == "First half"

    box.press_sequentially(", second half")
    priya.soon(SAVED)
    wait_for_kept("First half, second half")


def test_a_second_window_is_told_and_overwrites_nothing(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story, fast=True)
    address = priya.page.url
    other: Page = priya.context.new_page()
    other.goto(address)
    priya.page.get_by_label("What happened?").fill("From the first window")
    wait_for_kept("From the first window", priya)

    other.get_by_label("What happened?").fill("From the second window")
    other.clock.fast_forward(3000)
    expect(other.get_by_text(re.compile("A newer version of this"))).to_be_visible()
    assert saved_words() == "From the first window"

    other.get_by_role("button", name="Save draft").click()
    expect(other.get_by_label("What happened?")).to_have_value("From the second window")
    other.get_by_text("What was saved in the other window").click()
    expect(other.get_by_text("From the first window")).to_be_visible()
    assert saved_words() == "From the first window"


def test_signed_out_meanwhile_keeps_the_page_and_goes_on_after_signing_in(
    browsers: Browsers, story: Story
) -> None:
    priya = begin(browsers, story, fast=True)
    box = priya.page.get_by_label("What happened?")
    box.fill("Before")
    wait_for_kept("Before", priya)
    priya.context.clear_cookies(name=re.compile("session"))
    box.press_sequentially(" and after")
    priya.soon(re.compile("You have been signed out"))
    assert box.input_value() == "Before and after"

    priya.come_in(people.client_of(story.priya))
    priya.soon(SAVED)
    wait_for_kept("Before and after")


def test_the_response_appears_once_there_is_a_challenge(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story)
    page = priya.page
    question = page.get_by_role("group", name="How they responded")
    expect(question).to_be_hidden()
    expect(page.get_by_label("In their words")).to_be_hidden()

    page.get_by_label("What we challenged").fill("Jaden missed school")

    expect(question).to_be_visible()
    expect(page.get_by_label("In their words")).to_be_visible()
    assert question.get_by_role("radio", checked=True).count() == 0
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()


def test_more_rows_with_scripts(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story)
    page = priya.page
    page.get_by_label("What we challenged").fill("One")
    priya.tap("button", "Add another challenge")
    expect(page.get_by_label("What we challenged").nth(1)).to_be_focused()
    expect(page.get_by_role("group", name="How they responded")).to_have_count(1)
    page.get_by_label("What we challenged").nth(1).fill("Two")
    expect(page.get_by_role("group", name="How they responded")).to_have_count(2)
    page.get_by_role("group", name="How they responded").nth(1).get_by_text("Disagreed").click()
    priya.tap("checkbox", "Amina")
    page.get_by_label("What happened?").fill(WORDS)
    priya.tap("button", "Finish note")

    page.wait_for_url(re.compile(r"/families/visits/[\w-]+/$"))
    expect(page.get_by_text("Disagreed")).to_be_visible()
    assert list(Visit.objects.get().passages.values_list("text", flat=True)) == [WORDS, "One", "Two"]


def test_a_draft_without_scripts(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story, scripts=False)
    page = priya.page
    expect(page.get_by_role("group", name="How they responded")).to_be_visible()
    priya.tap("checkbox", "Amina")
    page.get_by_label("What happened?").fill(WORDS)
    page.get_by_label("Support we gave").fill("Lifts to school")
    priya.tap("button", "Add another support")
    expect(page.get_by_label("Support we gave")).to_have_count(2)
    page.get_by_label("Support we gave").nth(1).fill("A bus pass")
    priya.tap("button", "Save draft")
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()

    expect(page.get_by_label("Support we gave").nth(1)).to_have_value("A bus pass")
    expect(page.get_by_role("checkbox", name="Amina")).to_be_checked()
    expect(page.get_by_label("What happened?")).to_have_value(WORDS)


def test_the_whole_form_without_scripts(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story, scripts=False)
    page = priya.page
    priya.tap("checkbox", "Amina")
    page.get_by_label("What happened?").fill(WORDS)
    page.get_by_label("What we agreed").fill("Ring the school")
    priya.tap("radio", "Amina will")
    page.get_by_text("More", exact=True).click()
    page.get_by_role("group", name="Did you see Jaden?").get_by_text("Yes").click()
    priya.tap("button", "Finish note")

    expect(page.get_by_text("Ring the school")).to_be_visible()
    assert Promise.objects.get().whose == "theirs"
    assert Promise.objects.get().concerned.get().member == story.amina
    assert Visit.objects.get().people.get(member=story.jaden).seen == "yes"


def test_mistakes_lead_to_the_box_and_taking_back_brings_everything(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story)
    page = priya.page
    page.get_by_label("What happened?").fill(WORDS)
    priya.tap("button", "Finish note")
    page.get_by_role("link", name="Tick who was there").click()
    expect(page.get_by_role("checkbox", name="Amina")).to_be_focused()
    expect(page.get_by_label("What happened?")).to_have_value(WORDS)

    page.keyboard.press("Space")
    priya.tap("button", "Finish note")
    until = timezone.localtime(Visit.objects.get().finished_at + timedelta(minutes=10))
    expect(page.get_by_text(f"You can still take this back until {clock(until)}")).to_be_visible()
    priya.tap("button", "Take it back")
    expect(page.get_by_label("What happened?")).to_have_value(WORDS)
    expect(page.get_by_role("checkbox", name="Amina")).to_be_checked()
    assert Visit.objects.count() == 0


def test_enter_in_a_one_line_box_adds_no_row(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story)
    priya.page.get_by_role("textbox", name="Day").first.press("Enter")
    expect(priya.page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()
    expect(priya.page.get_by_label("Support we gave")).to_have_count(1)
