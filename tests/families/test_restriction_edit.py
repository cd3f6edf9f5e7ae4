"""Restricting a family to named people: at once for everybody else, and back again."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from families.models import Allocation, NamedPerson, Restriction
from restorative.accounts.models import User
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story

WHY = "Amina’s sister works in the same office."


@pytest.fixture
def omar(story: Story) -> User:
    """He works with the Bell family as well, and Neil supervises him."""
    omar = people.make_practitioner("Omar Aziz")
    Allocation.objects.create(family=story.family, user=omar, works_as="co_worker")
    return omar


@pytest.fixture
def neil(omar: User) -> User:
    return people.make_manager("Neil Gray", of=omar)


def url_of(story: Story) -> str:
    return f"/families/{story.family.pk}/restriction/"


def sees(client: Client, story: Story) -> bool:
    status: int = client.get(f"/families/{story.family.pk}/").status_code
    return status == 200


def in_days(number: int) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=number)
    return {f"review_on_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def restrict(story: Story, *named: User, **other: str) -> Any:
    said = {"people": [str(user.pk) for user in named], "reason": WHY, **in_days(30), **other}
    return story.as_margaret.post(url_of(story), said)


def test_everybody_else_loses_sight_at_once(story: Story, omar: User, neil: User) -> None:
    assert sees(people.client_of(omar), story)
    assert sees(people.client_of(neil), story)
    assert restrict(story, story.priya, story.margaret).status_code == 302

    assert not sees(people.client_of(omar), story)
    assert not sees(people.client_of(neil), story)
    assert sees(story.as_priya, story)
    html = story.as_margaret.get(f"/families/{story.family.pk}/").content.decode()
    assert "Restricted: only these people" in html
    assert "Margaret Hill, Priya Shah" in html
    assert WHY in story.as_margaret.get(url_of(story)).content.decode()
    event = AuditEvent.objects.get(action="restrict_family")
    assert (event.user_id, event.family_id) == (story.margaret.pk, story.family.pk)
    call_command("check_access")


def test_who_comes_on_the_list_sees_it_and_who_goes_off_does_not(story: Story, omar: User) -> None:
    restrict(story, story.priya, story.margaret)
    story.as_margaret.post(url_of(story), {"person": str(omar.pk)})
    assert sees(people.client_of(omar), story)

    named = NamedPerson.objects.get(user=omar)
    story.as_margaret.post(url_of(story), {"off": str(named.pk)})
    assert not sees(people.client_of(omar), story)
    assert story.as_margaret.post(url_of(story), {"off": str(named.pk)}).status_code == 404
    call_command("check_access")


def test_to_be_named_gives_no_way_to_who_has_none(story: Story) -> None:
    cora = people.make_practitioner("Cora Lee")
    restrict(story, story.priya, story.margaret)
    story.as_margaret.post(url_of(story), {"person": str(cora.pk)})
    assert not sees(people.client_of(cora), story)
    assert "Has no part in the work" in story.as_margaret.get(url_of(story)).content.decode()

    story.as_margaret.post(f"/families/{story.family.pk}/workers/", {"person": str(cora.pk)})
    assert sees(people.client_of(cora), story)


def test_only_who_is_named_can_be_given_a_part_in_it(story: Story) -> None:
    cora = people.make_practitioner("Cora Lee")
    restrict(story, story.priya, story.margaret)
    for url in ("workers/", "handover/", "cover/"):
        page = story.as_margaret.get(f"/families/{story.family.pk}/{url}").content.decode()
        assert str(cora.pk) not in page
    answer: Any = story.as_margaret.post(f"/families/{story.family.pk}/workers/", {"person": str(cora.pk)})
    assert answer.context["form"].errors["person"]


def test_lifting_it_gives_everybody_their_way_back_and_closes_the_list(
    story: Story, omar: User, neil: User
) -> None:
    restrict(story, story.priya, story.margaret)
    story.as_margaret.post(url_of(story), {"lift": "1"})

    assert sees(people.client_of(omar), story)
    assert sees(people.client_of(neil), story)
    assert not NamedPerson.objects.standing().exists()
    assert Restriction.objects.get().lifted_by == story.margaret
    assert "Restricted" not in story.as_margaret.get(f"/families/{story.family.pk}/").content.decode()
    call_command("check_access")


def test_a_manager_who_leaves_herself_off_is_led_to_her_list(story: Story, neil: User) -> None:
    answer = restrict(story, story.priya, neil)
    assert answer.headers["Location"] == "/families/"
    assert not sees(story.as_margaret, story)
    page = story.as_margaret.get("/families/").content.decode()
    assert "Bell" not in page


@pytest.mark.parametrize(
    ("named", "asks"),
    [
        ([], "Tick who still sees this family"),
        (["priya"], "Tick at least one manager"),
        (["margaret"], "Tick the lead practitioner too"),
    ],
)
def test_the_list_has_a_manager_and_the_lead(story: Story, named: list[str], asks: str) -> None:
    answer = restrict(story, *(getattr(story, name) for name in named))
    assert asks in answer.content.decode()
    assert WHY in answer.content.decode(), "what was typed is still there"
    assert not Restriction.objects.exists()


@pytest.mark.parametrize("days", [0, -1, 366])
def test_it_is_looked_at_again_within_a_year(story: Story, days: int) -> None:
    answer = restrict(story, story.priya, story.margaret, **in_days(days))
    assert "within a year" in answer.content.decode()
    assert not Restriction.objects.exists()


def test_it_stands_on_home_when_somebody_has_to_look_at_it_again(story: Story) -> None:
    restrict(story, story.priya, story.margaret, **in_days(30))
    assert "Restrictions to look at again" not in story.as_margaret.get("/").content.decode()
    Restriction.objects.update(review_on=timezone.localdate())
    assert "Restrictions to look at again" in story.as_margaret.get("/").content.decode()
    assert WHY in story.as_margaret.get("/waiting/?for=restricted").content.decode()
    assert "Look at this again" in story.as_margaret.get(url_of(story)).content.decode()


def test_nobody_is_named_who_does_not_reach_it(story: Story) -> None:
    cora = people.make_practitioner("Cora Lee")
    answer = restrict(story, story.priya, story.margaret, cora)
    assert answer.context["form"].errors["people"]


def test_the_last_manager_stays_on_the_list(story: Story) -> None:
    restrict(story, story.priya, story.margaret)
    hers = NamedPerson.objects.get(user=story.margaret)
    answer: Any = story.as_margaret.post(url_of(story), {"off": str(hers.pk)}, follow=True)
    assert "has to stay on the list" in answer.content.decode()
    assert sees(story.as_margaret, story)


def test_it_is_for_managers_who_reach_the_family(story: Story) -> None:
    stranger = people.client_of(people.make_manager("Neil Gray"))
    assert stranger.get(url_of(story)).status_code == 404
    assert story.as_priya.get(url_of(story)).status_code == 403
    assert story.as_priya.post(url_of(story), {"lift": "1"}).status_code == 403


def test_restricted_twice_is_restricted_once(story: Story) -> None:
    restrict(story, story.priya, story.margaret)
    restrict(story, story.priya, story.margaret)
    assert Restriction.objects.count() == 1


def test_an_open_page_is_shut_and_gives_back_what_was_typed(story: Story, omar: User) -> None:
    client = people.client_of(omar)
    visit = people.make_visit(story.family, story.priya)
    assert client.get(f"/families/visits/{visit.pk}/add/").status_code == 200
    restrict(story, story.priya, story.margaret)

    said = {"why": "The school rang.", "text": "He was there before the bell rang today."}
    answer = client.post(f"/families/visits/{visit.pk}/add/", said)
    assert answer.status_code == 404
    html = answer.content.decode()
    assert "He was there before the bell rang today." in html
    assert "Bell" not in html
