"""Supervision in a real browser: prepared on a phone, held and reviewed at a desk, and seen differently."""

import pytest

from supervision.models import SupervisionSession
from tests.conftest import Story
from tests.journeys.conftest import Browsers, Visitor
from tests.supervision.meetings import plan, to_take

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_TAPS = 4
BRINGS = "I am proud of Jaden, and I am tired."
SUPPORT = "We looked at the week, and took two visits out of it."
HER_WORDS = "I said that I had rung twice. That is not written here."


def test_prepared_held_reviewed_and_seen_differently(browsers: Browsers, story: Story) -> None:
    to_take(story, "I am stuck with mornings.")
    plan(story)
    priya = browsers.staff(story.priya)
    prepare(priya)

    margaret = browsers.staff(story.margaret, width=1280, height=800)
    write_and_review(margaret)

    see_it_differently(priya)
    margaret.go("/supervision/")
    panel = margaret.page.get_by_role("heading", name="Priya Shah sees it differently")
    assert panel.bounding_box()["y"] < 800, "above the fold"  # type: ignore[index]
    assert HER_WORDS in margaret.text()
    assert HER_WORDS not in margaret.page.title()
    assert SupervisionSession.objects.get().answer_words == HER_WORDS


def prepare(priya: Visitor) -> None:
    """From Home: at most four presses."""
    priya.go("/")
    priya.tap("link", "Supervision")
    priya.tap("link", "Prepare")
    assert "You wanted to bring this: “I am stuck with mornings.”" in priya.text()
    assert priya.page.get_by_role("checkbox", name="The Bell family").is_checked()
    priya.page.get_by_label("What else do you bring?").fill(BRINGS)
    priya.tap("button", "Save")
    assert priya.taps <= MOST_TAPS
    assert BRINGS in priya.text()
    assert fits(priya)


def write_and_review(margaret: Visitor) -> None:
    margaret.go("/supervision/")
    margaret.tap("link", "Write it up", exact=False)
    page = margaret.page
    today = page.evaluate("[new Date().getDate(), new Date().getMonth() + 1, new Date().getFullYear()]")
    for part, value in zip(("Day", "Month", "Year"), today, strict=True):
        page.get_by_role("group", name="When did you meet?").get_by_label(part).fill(str(value))
    page.get_by_label("Support you gave").fill(SUPPORT)
    page.get_by_label("What did you discuss about the Bell family?").fill("Who wakes whom.")
    page.get_by_label("What will be done after this?").first.fill("Ring the school together.")
    page.get_by_role("radio", name="Priya Shah").first.check()
    margaret.tap("button", "Save")
    assert SUPPORT in margaret.text()
    margaret.tap("button", "Mark as reviewed")
    assert "Nothing here changes any more." in margaret.text()
    assert fits(margaret)


def see_it_differently(priya: Visitor) -> None:
    priya.go("/supervision/")
    priya.tap("link", "Read and answer")
    assert SUPPORT in priya.text()
    priya.tap("radio", "I see it differently")
    priya.page.get_by_label("In your words").fill(HER_WORDS)
    priya.tap("button", "Send")
    assert HER_WORDS in priya.text()


def fits(visitor: Visitor) -> bool:
    """Nothing has to be pushed sideways."""
    return bool(visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
