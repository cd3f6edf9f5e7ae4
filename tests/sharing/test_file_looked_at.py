"""Nobody but a person can read what stands in a file: whoever shares it has looked, and so has whoever says yes to it."""

from typing import Any

import pytest
from django.urls import reverse

from families.actions import add_attachment, protect_term
from families.models import Attachment
from families.sharing.actions import ChangedMeanwhile, ask_manager, save_composition
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import SharedVersion, ShareRequest, content_hash
from families.sharing.pieces import Choice
from restorative.files.cleaning import clean
from tests import people
from tests.conftest import Story
from tests.files.samples import paper
from tests.sharing.sheets import Told, address, may_name_all, press, seen_by, tell

QUESTION = "Did you look at every page of it"


@pytest.fixture
def told(story: Story) -> Told:
    return tell(story)


@pytest.fixture
def report(story: Story, told: Told) -> Attachment:
    facts: Any = {"family": story.family, "note_id": told.visit.pk, "by": story.priya}
    return add_attachment(**facts, kind="paper", caption="The report", file=clean(paper()))


def keep_school(story: Story) -> None:
    protect_term(
        family=story.family, kind="school", text="Owlbeck School", readers=[story.amina], by=story.priya
    )


def typed_for(story: Story, told: Told, member: Any, report: Attachment, **said: str) -> dict[str, str]:
    pieces = sheet_for(told.subject, member).pieces
    typed = {f"why_{one.id.hex}": "not_about_them" for one in pieces if one.id != told.support.pk}
    files = {f"{name}_{report.pk.hex}": value for name, value in ({"in": "on"} | said).items()}
    return typed | {f"in_{told.support.pk.hex}": "on"} | files


def test_where_something_is_kept_from_him_it_is_asked_and_a_no_keeps_it_here(
    story: Story, told: Told, report: Attachment
) -> None:
    keep_school(story)
    page = story.as_priya.get(address("compose", told, story.ryan)).content.decode()
    assert QUESTION in page
    for said, words in (({}, "Say whether you looked at every page"), ({"may": "no"}, "take the tick out")):
        answer = press(
            story.as_priya, "compose", told, story.ryan, **typed_for(story, told, story.ryan, report, **said)
        )
        assert answer.status_code == 200
        assert words in answer.content.decode()
    yes = typed_for(story, told, story.ryan, report, may="yes")
    assert press(story.as_priya, "compose", told, story.ryan, **yes).status_code == 302
    seen = seen_by(told, story.ryan, story.priya)
    press(story.as_priya, "share_now", told, story.ryan, seen=seen)
    assert SharedVersion.objects.get().member == story.ryan


def test_no_page_gets_round_the_question(story: Story, told: Told, report: Attachment) -> None:
    """Chosen before anything was kept from him: with the term there is no letter until somebody has looked."""
    sheet = sheet_for(told.subject, story.ryan)
    choices = {piece.id: Choice(included=piece.id in (report.pk, told.support.pk)) for piece in sheet.pieces}
    save_composition(sheet=sheet, choices=choices, bases={}, by=story.priya)
    assert content_of(sheet_for(told.subject, story.ryan), sender=story.priya)
    keep_school(story)
    assert content_of(sheet_for(told.subject, story.ryan), sender=story.priya) is None
    with pytest.raises(ChangedMeanwhile):
        ask_manager(subject=told.subject, member=story.ryan, seen="0" * 64, by=story.priya)


def test_who_may_know_everything_is_asked_nothing(story: Story, told: Told, report: Attachment) -> None:
    keep_school(story)
    assert QUESTION not in story.as_priya.get(address("compose", told, story.amina)).content.decode()


def test_the_manager_who_says_yes_can_open_the_file(story: Story, told: Told, report: Attachment) -> None:
    keep_school(story)
    people.make_harm(story.ryan, "not_known", "We do not know.")
    sheet = sheet_for(told.subject, story.ryan)
    choices = {piece.id: Choice(included=piece.id in (report.pk, told.support.pk)) for piece in sheet.pieces}
    save_composition(sheet=sheet, choices=may_name_all(sheet, choices), bases={}, by=story.priya)
    content = content_of(sheet_for(told.subject, story.ryan), sender=story.priya)
    assert content is not None
    ask_manager(subject=told.subject, member=story.ryan, seen=content_hash(content), by=story.priya)
    asked = ShareRequest.objects.get()
    page = story.as_margaret.get(reverse("sharing:share_request", args=[asked.pk])).content.decode()
    url = reverse("families:attachment", args=[report.pk])
    assert f'href="{url}"' in page
    assert "We cannot look into a file" in page
    assert story.as_margaret.get(url).content.startswith(b"%PDF")
