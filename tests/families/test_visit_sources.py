"""Where the parts of a note come from: said without a tap more for who saw it themselves, and never unsaid."""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from families.models import Passage, Visit
from restorative.access.identity import Identity, acting_as
from restorative.audit.models import AuditEvent
from tests.conftest import Story
from tests.documents.inside import text_of
from tests.families.test_amendment_new import add
from tests.families.test_visit_texts import boxes_of
from tests.families.visit_data import autosave_url, draft_url, least
from tests.sharing.sheets import tell

POLICE = "He was arrested in March."
SERGEANT = "Sergeant Moss"
FROM_POLICE = {"others-0-text": POLICE, "others-0-came_from": "police", "others-0-source": SERGEANT}


def finish(story: Story, **typed: Any) -> Any:
    return story.as_priya.post(
        draft_url(story.family, uuid.uuid4()), least(story.amina) | typed | {"finish": ""}
    )


def url_of(visit: Visit) -> str:
    return reverse("families:visit_sources", args=[visit.pk])


def test_a_note_without_a_word_of_it_knows_where_each_part_comes_from(story: Story) -> None:
    finish(story, **{"view-0-text": "I like tea.", "view-0-said_by": str(story.amina.pk)})

    happened, view = Passage.objects.order_by("position")
    assert (happened.origin, view.origin) == (Passage.Source.OURS, Passage.Source.FAMILY)
    assert not happened.is_from_others


def test_what_the_police_told_us_is_a_part_of_its_own_in_the_note(story: Story) -> None:
    finish(story, **FROM_POLICE)

    part = Passage.objects.get(came_from=Passage.Source.POLICE)
    assert (part.kind, part.text, part.source) == ("happened", POLICE, SERGEANT)
    page = story.as_priya.get(f"/families/visits/{part.visit_id}/").content.decode()
    assert "The police" in page
    assert SERGEANT in page
    paper = text_of(story.as_priya.get(f"/families/visits/{part.visit_id}/pdf/").content)
    assert "Not to be passed on without a release." in " ".join(paper.split())


def test_a_draft_keeps_it_and_gives_it_back(story: Story) -> None:
    draft = uuid.uuid4()
    story.as_priya.post(autosave_url(story.family, draft), least(story.amina) | FROM_POLICE)

    page = story.as_priya.get(draft_url(story.family, draft)).content.decode()

    boxes = boxes_of(page)
    assert boxes["others-0-text"].strip() == POLICE
    assert SERGEANT in page
    assert "checked" in page[page.index('value="police"') : page.index('value="third_party"')]


def test_who_told_us_is_asked_and_nothing_is_lost(story: Story) -> None:
    answer = finish(story, **{"others-0-text": POLICE})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Say who told us" in page
    assert POLICE in page
    assert not Visit.objects.exists()


def test_a_row_more_without_scripts(story: Story) -> None:
    url = draft_url(story.family, uuid.uuid4())
    story.as_priya.post(url, least(story.amina) | FROM_POLICE | {"add": "others"})
    assert "others-1-text" in boxes_of(story.as_priya.get(url).content.decode())


def test_what_is_added_later_says_it_too(story: Story) -> None:
    told = tell(story)
    add(story, told.visit, came_from="agency", source="The school office")
    add(story, told.visit, why="Jaden rang", text="I am at Ryan’s.", came_from=str(story.jaden.pk))

    school, jaden = (
        told.visit.passages.filter(came_from="agency"),
        told.visit.passages.get(said_by=story.jaden, kind="added"),
    )
    assert {one.source for one in school} == {"The school office"}
    assert jaden.origin == Passage.Source.FAMILY
    assert "The school office" in story.as_priya.get(f"/families/visits/{told.visit.pk}/").content.decode()


def test_it_is_said_of_a_finished_note_and_noted_in_the_trail(story: Story) -> None:
    told = tell(story)
    key = told.support.pk.hex
    said = {f"from_{key}": "police", f"who_{key}": SERGEANT}
    answer = story.as_priya.post(url_of(told.visit), said)

    assert answer.status_code == 302
    told.support.refresh_from_db()
    assert (told.support.came_from, told.support.source) == ("police", SERGEANT)
    event = AuditEvent.objects.get()
    assert event.action == "say_sources"
    assert SERGEANT not in str(event.fields)
    story.as_priya.post(url_of(told.visit), said)
    assert AuditEvent.objects.count() == 1, "nothing new is no event"


def test_what_must_be_released_does_not_become_ours(story: Story) -> None:
    """Neither on the page nor past it."""
    told = tell(story)
    Passage.objects.filter(pk=told.support.pk).update(came_from="police")
    page = story.as_priya.get(url_of(told.visit)).content.decode()
    box = page[page.index(f'name="from_{told.support.pk.hex}"') :]
    assert "We saw, heard or did it" not in box[: box.index("</select>")]

    story.as_priya.post(url_of(told.visit), {f"from_{told.support.pk.hex}": ""})
    told.support.refresh_from_db()
    assert told.support.came_from == "police"
    for change in ({"came_from": ""}, {"came_from": "ours"}):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            acting_as(Identity(story.priya.pk, is_staff=True)),
        ):
            Passage.objects.filter(pk=told.support.pk).update(**change)


def test_who_said_something_stays(story: Story) -> None:
    told = tell(story)
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        acting_as(Identity(story.priya.pk, is_staff=True)),
    ):
        Passage.objects.filter(pk=told.jaden_said.pk).update(said_by=story.amina)
