"""Sharing in a real browser: chosen, looked at once more, shared in two presses."""

import pytest

from families.sharing.models import SharedVersion
from tests.conftest import Story
from tests.journeys.conftest import Browsers, Visitor
from tests.sharing.sheets import Told, address, tell, texts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def to_the_preview(browsers: Browsers, story: Story, told: Told, *, scripts: bool) -> Visitor:
    priya = browsers.staff(story.priya, scripts=scripts)
    priya.go(f"/visits/{told.visit.pk}/share/")
    priya.tap("link", "Share with Amina")
    assert "Only Amina will read this" in priya.text()
    priya.tap("button", "Preview")
    return priya


@pytest.mark.parametrize("scripts", [True, False])
def test_after_the_preview_two_presses_are_enough(browsers: Browsers, story: Story, scripts: bool) -> None:
    told = tell(story)
    priya = to_the_preview(browsers, story, told, scripts=scripts)
    assert "Read it once more as the person they fear would." in priya.text()
    before = priya.taps

    priya.tap("button", "Share now")

    assert priya.taps - before <= 2
    assert "Shared. Only this one person can read it." in priya.text()
    assert "Mornings are late too often." in texts(SharedVersion.objects.get())


def test_the_preview_is_read_word_for_word_on_the_version(browsers: Browsers, story: Story) -> None:
    told = tell(story)
    priya = to_the_preview(browsers, story, told, scripts=True)
    shown = priya.page.locator("article.letter").inner_text()
    priya.tap("button", "Share now")
    assert priya.page.locator("article.letter").inner_text() == shown


def test_a_reason_is_asked_where_something_is_left_out(browsers: Browsers, story: Story) -> None:
    told = tell(story)
    priya = browsers.staff(story.priya)
    priya.go(address("compose", told, story.amina))
    card = priya.page.locator("section.choose", has_text="We rang the school together.")
    reason = card.get_by_role("radio", name="It is not about this person")
    assert reason.is_hidden()
    card.get_by_role("checkbox").uncheck()
    assert reason.is_visible()
    priya.tap("button", "Preview")
    priya.tap("link", "Say why this is left out: Support we gave")
    assert reason.evaluate("radio => radio === document.activeElement")
    reason.check()
    priya.tap("button", "Preview")
    assert "We rang the school together." not in priya.text()


def test_a_childs_words_need_two_answers_first(browsers: Browsers, story: Story) -> None:
    told = tell(story)
    priya = browsers.staff(story.priya)
    priya.go(address("compose", told, story.amina))
    card = priya.page.locator("section.choose", has_text="I get hungry at ten.")
    reason = card.get_by_role("radio", name="It is not about this person")
    assert reason.is_hidden()
    for question in ("Did you ask them?", "Is it safe if this person reads this?"):
        card.get_by_role("group", name=question).get_by_label("Yes").check()
    assert reason.is_visible(), "now it is the practitioner's choice, and leaving it out needs a reason"
    card.get_by_role("checkbox", name="Amina reads this").check()
    priya.tap("button", "Preview")
    assert "I get hungry at ten." in priya.text()
