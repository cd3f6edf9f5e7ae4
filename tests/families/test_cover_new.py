"""Cover: somebody stands in for some hours, and then sees nothing any more, with no job running."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from families.models import Allocation
from restorative.accounts.models import User
from restorative.audit.models import AuditEvent
from tests import people
from tests.access.test_walls import seen_by, staff
from tests.conftest import Story

WHY = "Priya is ill until Thursday."


@pytest.fixture
def omar(story: Story) -> User:
    return people.make_practitioner("Omar Aziz")


def url_of(story: Story) -> str:
    return f"/families/{story.family.pk}/cover/"


def sees(user: User, story: Story) -> bool:
    return people.client_of(user).get(f"/families/{story.family.pk}/").status_code == 200


def until(moment: datetime) -> dict[str, str]:
    local = timezone.localtime(moment)
    parts = {f"until_{part}": str(getattr(local, part)) for part in ("day", "month", "year")}
    return parts | {"until_time": f"{local:%H:%M}"}


def give(story: Story, user: User, hours: float = 24, **other: str) -> Any:
    said = {"person": str(user.pk), "reason": WHY, **until(timezone.now() + timedelta(hours=hours)), **other}
    return story.as_margaret.post(url_of(story), said)


def time_passes(hours: int) -> None:
    """Everything in the table happened that much earlier; nothing runs."""
    earlier = timedelta(hours=hours)
    for part in Allocation.objects.all():
        end = part.ended_at - earlier if part.ended_at else None
        Allocation.objects.filter(pk=part.pk).update(started_at=part.started_at - earlier, ended_at=end)


def test_who_covers_sees_the_family_until_it_ends_by_itself(story: Story, omar: User) -> None:
    assert not sees(omar, story)
    assert give(story, omar).status_code == 302
    html = people.client_of(omar).get(f"/families/{story.family.pk}/").content.decode()
    assert "You cover this family until" in html
    assert seen_by(staff(omar)) == {story.family.pk}
    event = AuditEvent.objects.get(action="give_cover")
    assert (event.user_id, event.family_id) == (story.margaret.pk, story.family.pk)

    time_passes(25)
    assert not sees(omar, story)
    assert seen_by(staff(omar)) == set()
    assert sees(story.priya, story)
    call_command("check_access")


def test_notes_written_during_cover_are_gone_with_it(story: Story, omar: User) -> None:
    give(story, omar)
    visit = people.make_visit(story.family, omar)
    assert people.client_of(omar).get(f"/families/visits/{visit.pk}/").status_code == 200
    time_passes(25)
    assert people.client_of(omar).get(f"/families/visits/{visit.pk}/").status_code == 404


def test_it_stands_with_its_reason_where_the_workers_stand(story: Story, omar: User) -> None:
    give(story, omar)
    html = story.as_priya.get(f"/families/{story.family.pk}/workers/").content.decode()
    assert "Covers until" in html
    assert WHY in html
    assert "You cover" not in story.as_priya.get(f"/families/{story.family.pk}/").content.decode()


def test_it_is_ended_early_like_any_part(story: Story, omar: User) -> None:
    give(story, omar)
    part = Allocation.objects.get(user=omar)
    story.as_margaret.post(f"/families/{story.family.pk}/workers/", {"end": str(part.pk)})
    assert not sees(omar, story)


def test_given_again_it_goes_on(story: Story, omar: User) -> None:
    give(story, omar, 24)
    give(story, omar, 48)
    assert Allocation.objects.current().filter(user=omar).count() == 1
    time_passes(25)
    assert sees(omar, story)


def test_who_covers_can_become_the_lead_within_it(story: Story, omar: User) -> None:
    give(story, omar, 71.9)
    said = {"person": str(omar.pk), "goodbye": "", "introduction": ""}
    assert story.as_priya.post(f"/families/{story.family.pk}/handover/", said).status_code == 302
    assert sees(omar, story)
    assert not sees(story.priya, story)


@pytest.mark.parametrize("hours", [-1, 73])
def test_it_lasts_72_hours_at_most(story: Story, omar: User, hours: int) -> None:
    answer = give(story, omar, hours)
    assert "within 72 hours" in answer.content.decode()
    assert WHY in answer.content.decode()
    assert not sees(omar, story)


@pytest.mark.parametrize("end", [None, timezone.now() + timedelta(hours=80)])
def test_the_database_holds_it_to_72_hours_too(story: Story, omar: User, end: datetime | None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Allocation.objects.create(family=story.family, user=omar, works_as="cover", ended_at=end)


def test_who_works_with_them_needs_no_cover(story: Story) -> None:
    assert give(story, story.priya).context["form"].errors["person"]


def test_it_is_for_a_manager_who_reaches_the_family_to_give(story: Story, omar: User) -> None:
    assert story.as_priya.get(url_of(story)).status_code == 403
    assert people.client_of(people.make_manager("Neil Gray")).get(url_of(story)).status_code == 404
    html = story.as_margaret.post(url_of(story), {}).content.decode()
    for asked in ("Choose a person", "Say until when", "Say why cover is needed"):
        assert asked in html
