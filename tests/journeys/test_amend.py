"""Something is learnt after the note was shared: Priya adds it, shares again, and Amina reads what changed."""

import pytest
from playwright.sync_api import expect

from families.models import Passage
from families.sharing.models import SharedVersion
from tests.conftest import Story
from tests.journeys.conftest import Browsers, Visitor
from tests.sharing.sheets import Told, share, tell

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEWS = "The school rang: Jaden was there at nine."
NOT_YET = "What was added is not shared with Amina yet."


def add(priya: Visitor, told: Told) -> None:
    priya.go(f"/families/visits/{told.visit.pk}/")
    priya.tap("link", "Add to this note")
    priya.page.get_by_label("Why are you adding this?").fill("News from school")
    priya.page.get_by_label("What do you want to add?").fill(NEWS)
    priya.tap("button", "Add to the note")
    expect(priya.page.get_by_text(NOT_YET)).to_be_visible()


def share_again(priya: Visitor) -> None:
    priya.tap("link", "Share it with Amina")
    card = priya.page.locator("section.choose", has_text=NEWS)
    expect(card.get_by_role("checkbox", name="Amina reads this")).to_be_checked()
    priya.say_they_may_read_it()
    priya.tap("button", "Preview")
    expect(priya.page.get_by_text(NEWS)).to_be_visible()
    priya.tap("button", "Share now")


@pytest.mark.parametrize("scripts", [True, False])
def test_added_shared_again_and_read(browsers: Browsers, story: Story, scripts: bool) -> None:
    told = tell(story)
    first = share(told, story.amina, story.priya)
    priya = browsers.staff(story.priya, scripts=scripts)
    add(priya, told)
    share_again(priya)

    second = SharedVersion.objects.standing().get()
    assert second.pk != first.pk
    amina = browsers.family(story.amina_account, story.amina, scripts=scripts)
    amina.go(f"/my/{second.pk}/read/")
    expect(amina.page.get_by_text(NEWS)).to_be_visible()
    expect(amina.page.get_by_text("Priya Shah added this on", exact=False)).to_be_visible()
    assert "News from school" not in amina.text(), "why it was added is ours"

    priya.go(f"/families/visits/{told.visit.pk}/")
    expect(priya.page.get_by_text(NOT_YET)).to_have_count(0)
    assert Passage.objects.filter(visit=told.visit, kind="added").count() == 1
