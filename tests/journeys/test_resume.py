"""A session ends mid-note: she signs in right there, or in another tab, and nothing is lost."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from families.models import Visit, VisitDraft
from restorative.accounts.models import OpenSession, User
from tests.conftest import Story
from tests.journeys.conftest import Browsers, Visitor
from tests.pages import axe_faults
from tests.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HAPPENED = "  We made pancakes.\n\n“Jaden” talked & <b>laughed</b>.\n\n\tThe bus \N{BUS} did not come. "
SAVED = re.compile(r"^Saved \d\d:\d\d$")


def begin(browsers: Browsers, story: Story, **options: bool) -> Visitor:
    priya = browsers.staff(story.priya, **options)
    priya.go(f"/families/{story.family.pk}/visits/new/")
    return priya


def sign_in(page: Page, user: User) -> None:
    page.get_by_label("Email").fill(user.email or "")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def another_tab(priya: Visitor, user: User) -> None:
    """Sign in where the page's own words lead, and be at home there."""
    tab = priya.context.new_page()
    tab.goto(priya.base + "/accounts/login/")
    sign_in(tab, user)
    expect(tab.get_by_role("button", name="Sign out")).to_be_visible()
    tab.close()


def kept() -> list[str]:
    return [text for draft in VisitDraft.objects.all() for text in draft.payload["happened"]]


def wait_for_kept(priya: Visitor, words: str) -> None:
    priya.later(3)
    for _ in range(200):
        if kept() == [words]:
            return
        time.sleep(0.1)
    raise AssertionError(kept())


def write_all_but_one(priya: Visitor) -> None:
    page = priya.page
    priya.tap("checkbox", "Amina")
    page.get_by_label("Support we gave").fill("Lifts to school")
    priya.tap("button", "Add another support")
    page.get_by_label("Support we gave").nth(1).fill("A bus pass")
    page.get_by_label("What we challenged").fill("Eleven mornings")
    page.get_by_label("In their words").fill("The bus does not come.")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_session_ends_and_the_note_is_finished_all_the_same(
    browsers: Browsers, story: Story, scripts: bool
) -> None:
    priya = begin(browsers, story, scripts=scripts)
    page = priya.page
    write_all_but_one(priya)
    OpenSession.objects.all().delete()
    page.get_by_label("What happened?").fill(HAPPENED)
    priya.tap("button", "Finish note")

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "You were signed out. Nothing you wrote is lost."
    )
    assert "pancakes" not in priya.text()
    assert Visit.objects.count() == 0
    assert not scripts or axe_faults(page) == []
    sign_in(page, story.priya)
    if not scripts:
        priya.tap("button", "Go on")

    page.wait_for_url(re.compile(r"/families/visits/[\w-]+/$"))
    expect(page.get_by_text("A bus pass")).to_be_visible()
    assert_finished_as_typed(story)


def assert_finished_as_typed(story: Story) -> None:
    finished = Visit.objects.get()
    texts = finished.passages.values_list("text", flat=True)
    assert "\n\n".join(texts[:3]) == HAPPENED
    assert list(texts[3:]) == ["Lifts to school", "A bus pass", "Eleven mornings", "The bus does not come."]
    assert finished.author == story.priya
    assert finished.people.get().member == story.amina


def test_signed_in_in_another_tab_the_page_saves_by_itself(browsers: Browsers, story: Story) -> None:
    priya = begin(browsers, story, fast=True)
    box = priya.page.get_by_label("What happened?")
    box.fill("Before")
    wait_for_kept(priya, "Before")
    OpenSession.objects.all().delete()
    box.fill(HAPPENED)
    priya.soon(re.compile("You have been signed out"))

    another_tab(priya, story.priya)
    priya.soon(SAVED)
    wait_for_kept(priya, HAPPENED)


def test_somebody_else_in_another_tab_gets_nothing_of_it(browsers: Browsers, story: Story) -> None:
    """Margaret may open the page as well; what Priya typed still waits for Priya."""
    priya = begin(browsers, story, fast=True)
    box = priya.page.get_by_label("What happened?")
    OpenSession.objects.all().delete()
    box.fill(HAPPENED)
    priya.soon(re.compile("You have been signed out"))

    another_tab(priya, story.margaret)
    priya.soon(re.compile("^Somebody else is signed in now"))
    for _ in range(3):
        priya.later(20)
        priya.page.wait_for_timeout(300)
    assert kept() == []
    priya.tap("button", "Save draft")
    expect(priya.page.get_by_role("heading", level=1)).to_have_text("Somebody else was writing here")
    assert "pancakes" not in priya.text()
    assert axe_faults(priya.page) == []
    assert kept() == []

    priya.tap("button", "Sign me out, so that they can sign in")
    sign_in(priya.page, story.priya)
    expect(priya.page.get_by_label("What happened?")).to_have_value(HAPPENED)
    assert VisitDraft.objects.get().author == story.priya


def test_pressing_the_button_after_signing_in_elsewhere_takes_one_press_more(
    browsers: Browsers, story: Story
) -> None:
    priya = begin(browsers, story, scripts=False)
    priya.tap("checkbox", "Amina")
    priya.page.get_by_label("What happened?").fill(HAPPENED)
    OpenSession.objects.all().delete()
    another_tab(priya, story.priya)
    priya.tap("button", "Save draft")
    priya.tap("button", "Go on")

    expect(priya.page.get_by_text(SAVED)).to_be_visible()
    expect(priya.page.get_by_label("What happened?")).to_have_value(HAPPENED)
    assert len(kept()) == 1
