"""Who took part, and what we offered: nobody is hard to engage whom nobody asked."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from families.models import Member, Offer
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted

TODAY = timezone.localdate


def page_of(story: Story) -> str:
    return story.as_priya.get(f"/families/{story.family.pk}/engagement/").content.decode()


def offer(client: Client, member: Member, **said: str) -> Any:
    today = TODAY()
    typed = {f"offered_on_{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    typed |= {"what": "Tea and a talk on Tuesday at ten", "outcome": "took_part", "words": ""} | said
    return client.post(f"/families/members/{member.pk}/offers/new/", typed)


def test_amina_was_there_and_ryan_was_not_asked(story: Story) -> None:
    ryan = people.make_adult(story.family, "Ryan Dawes")
    people.make_visit(story.family, story.priya, present=(story.amina,))
    page = page_of(story)
    month = f"{TODAY():%B}"
    assert f"Took part: {month}" in page
    assert f"We did not ask: {month}" in page
    assert "Never a score" in page
    assert page.count("<abbr") == 1, "the strip begins where we began"
    assert f"/families/members/{ryan.pk}/offers/new/" in page


def test_an_offer_is_written_down_with_what_got_in_the_way(story: Story) -> None:
    people.make_visit(story.family, story.priya, present=())
    said = {"outcome": "our_side", "words": "We rang two hours late."}
    assert offer(story.as_priya, story.amina, **said).status_code == 302
    page = page_of(story)
    assert "Tea and a talk on Tuesday at ten" in page
    assert "We rang two hours late." in page
    assert f"We offered, and our side fell through: {TODAY():%B}" in page
    assert AuditEvent.objects.get(action="note_offer").fields == ["offered_on", "outcome", "what", "words"]


def test_pressed_twice_it_is_one_offer(story: Story) -> None:
    offer(story.as_priya, story.amina)
    offer(story.as_priya, story.amina)
    assert Offer.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"what": "  "}, "Say what we offered"),
        ({"outcome": ""}, "Choose what came of it"),
        ({"outcome": "could_not"}, "Say what got in the way for them"),
        ({"outcome": "our_side"}, "Say what got in the way on our side"),
        ({"offered_on_year": "2099"}, "The date must be today or in the past"),
        ({"outcome": "never heard of"}, "Choose"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    story: Story, said: dict[str, str], told: str
) -> None:
    page = offer(story.as_priya, story.amina, **{"what": "A place at the meeting"} | said)
    assert page.status_code == 200
    assert told in page.content.decode()
    assert "A place at the meeting" in page.content.decode() or "what" in said
    assert not Offer.objects.exists()


def test_who_is_not_born_yet_is_asked_nothing_and_a_baby_counts_from_its_birth(story: Story) -> None:
    people.make_visit(story.family, story.priya, happened_on=TODAY() - timedelta(days=200))
    people.make_child(story.family, "Bump Bell", birth_date=None, due_date=TODAY() + timedelta(days=30))
    people.make_child(story.family, "Baby Bell", birth_date=TODAY() - timedelta(days=3))
    page = page_of(story)
    assert "Bump" not in page
    baby = page.split("Baby</h2>")[1].split("</section>")[0]
    assert " to " not in baby.split("<a")[0]


def test_more_visits_and_offers_cost_no_more_statements(story: Story) -> None:
    people.make_visit(story.family, story.priya, present=(story.amina,))
    page_of(story)
    with counted() as few:
        page_of(story)
    for number in range(4):
        people.make_visit(
            story.family, story.priya, present=(people.make_adult(story.family, f"One {number}"),)
        )
        offer(story.as_priya, story.amina, what=f"Offer {number}")
    with counted() as many:
        page_of(story)
    assert len(few) == len(many) <= 6
