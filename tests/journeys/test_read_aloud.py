"""Priya reads a letter to Amina on a small phone; and Amina, who reads by herself, finds what is new first."""

import pytest
from playwright.sync_api import expect

from families.sharing.models import Answer, SharedVersion
from tests.conftest import Story
from tests.journeys.conftest import Browsers
from tests.sharing.own import block, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HER_WORDS = "Not every morning. Only Mondays."


@pytest.mark.parametrize("scripts", [True, False])
def test_reading_aloud_takes_four_taps(browsers: Browsers, story: Story, scripts: bool) -> None:
    version = send(story, story.amina)
    priya = browsers.staff(story.priya, scripts=scripts)
    priya.go(f"/versions/{version.pk}/")

    priya.tap("link", "Read it to Amina")
    expect(priya.page.get_by_text("We drank tea.")).to_be_visible()
    priya.page.get_by_label("Their exact words").fill(HER_WORDS)
    priya.tap("radio", "In person")
    priya.tap("radio", "I see it differently")
    priya.tap("button", "Save")

    expect(
        priya.page.get_by_text("Written down by Priya Shah on Amina’s behalf, read aloud in person")
    ).to_be_visible()
    assert priya.taps <= 4
    assert Answer.objects.get().words == HER_WORDS


def test_what_is_new_stands_before_everything_else(browsers: Browsers, story: Story) -> None:
    old, new = block("We drank tea. " * 30), block("The bus people rang back. " * 20, "added")
    version = send(story, story.amina, old, new)
    SharedVersion.objects.filter(pk=version.pk).update(
        content=version.content | {"since": {"on": "2026-06-05", "new": [new["id"]], "gone": 1}}
    )
    amina = browsers.family(story.amina_account, story.amina, scripts=False)
    amina.go(f"/my/{version.pk}/read/")

    panel = amina.page.get_by_role("heading", name="New since 5 June 2026")
    expect(panel).to_be_in_viewport()
    expect(amina.page.get_by_text("One part is no longer here.")).to_be_visible()
    place, first = panel.bounding_box(), amina.page.get_by_text("We drank tea.").first.bounding_box()
    assert place is not None
    assert first is not None
    assert place["y"] < first["y"]

    amina.tap("link", "Read the rest", exact=False)
    expect(amina.page.get_by_text("The bus people rang back.").last).to_be_in_viewport()
