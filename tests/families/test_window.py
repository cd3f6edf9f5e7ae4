"""Priya places her own visits, Amina says how one was for her, and the page shows both beside each other."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from families.actions import place_visit
from families.actions.visits import undo_finish
from families.models import Placing, Visit
from families.sharing.models import FamilyRating, SharedVersion
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.sharing.own import send


def visit_of(story: Story, days: int = 3) -> Visit:
    return people.make_visit(
        story.family, story.priya, happened_on=timezone.localdate() - timedelta(days=days)
    )


def page_of(story: Story) -> str:
    return story.as_priya.get(f"/families/{story.family.pk}/window/").content.decode()


def place(client: Client, visit: Visit, support: str, challenge: str) -> Any:
    return client.post(f"/families/visits/{visit.pk}/placing/", {"support": support, "challenge": challenge})


def test_priya_places_her_visit_thinks_again_and_the_newest_stands(story: Story) -> None:
    visit = visit_of(story)
    assert (
        "How much of each was there?" in story.as_priya.get(f"/families/visits/{visit.pk}/").content.decode()
    )
    assert place(story.as_priya, visit, "3", "8").status_code == 302
    assert place(story.as_priya, visit, "7", "8").status_code == 302
    assert Placing.objects.count() == 2
    assert AuditEvent.objects.filter(action="place_visit").count() == 2
    page = page_of(story)
    assert "We placed it: support 7, challenge 8 – WITH" in page
    assert "support 3" not in page
    assert "Never a ranking" in page
    assert "support 7, challenge 8" in story.as_priya.get(f"/families/visits/{visit.pk}/").content.decode()


@pytest.mark.parametrize("typed", ["", "11", "-1", "seven", "4.5", "9" * 40, "\x00"])
def test_what_is_no_number_from_0_to_10_is_said_kindly_and_kept(story: Story, typed: str) -> None:
    visit = visit_of(story)
    page = place(story.as_priya, visit, typed, "6")
    assert page.status_code == 200
    assert "Write a whole number from 0 to 10" in page.content.decode()
    assert 'value="6"' in page.content.decode()
    assert not Placing.objects.exists()


def test_nobody_places_a_colleagues_visit(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz")
    story.family.allocations.create(user=omar, works_as="co_worker")
    visit = visit_of(story)
    assert place(people.client_of(omar), visit, "1", "1").status_code == 404
    page = people.client_of(omar).get(f"/families/visits/{visit.pk}/").content.decode()
    assert "How much of each" not in page


def test_a_visit_that_was_placed_is_not_taken_back(story: Story) -> None:
    visit = visit_of(story)
    place_visit(visit=visit, support=5, challenge=5, by=story.priya)
    assert undo_finish(visit=visit, by=story.priya) is None


def test_how_amina_put_it_stands_beside_it_and_her_second_thought_counts(story: Story) -> None:
    visit = visit_of(story)
    place_visit(visit=visit, support=8, challenge=2, by=story.priya)
    rate(story, visit, "not")
    rate(story, visit, "for")
    page = page_of(story)
    assert "How Amina put it: “It was done for us” – FOR" in page
    assert "left alone" not in page


def test_a_family_without_any_is_told_where_to_begin(story: Story) -> None:
    assert "No visit has been placed yet" in page_of(story)


def test_older_ones_stand_a_page_further_and_no_statement_comes_with_them(story: Story) -> None:
    for day in range(1, 3):
        place_visit(visit=visit_of(story, day), support=6, challenge=6, by=story.priya)
    page_of(story)
    with counted() as few:
        page_of(story)
    for day in range(3, 16):
        place_visit(visit=visit_of(story, day), support=6, challenge=6, by=story.priya)
    with counted() as many:
        page = page_of(story)
    assert len(few) == len(many) <= 6
    assert "Show older" in page
    last = Visit.objects.order_by("-happened_on")[11]
    older = story.as_priya.get(f"/families/{story.family.pk}/window/?before={last.pk}")
    assert older.content.decode().count("We placed it") == 3
    assert story.as_priya.get(f"/families/{story.family.pk}/window/?before=x").status_code == 404


def rate(story: Story, visit: Visit, way: str) -> None:
    """As if a version of the visit had been shared with Amina and rated."""
    sent = SharedVersion.objects.filter(subject_id=visit.pk).first()
    version = sent or send(story, story.amina, subject_id=visit.pk)
    FamilyRating.objects.create(
        family=story.family, version=version, member=story.amina, user_id=story.priya.pk, way=way
    )
