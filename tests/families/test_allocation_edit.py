"""Who works with a family: who may say so, and that access follows at once."""

import pytest
from django.test import Client
from django.utils import timezone

from families.models import Allocation, Family
from restorative.accounts.models import Role, SupervisionLine, User
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story


def url_of(story: Story) -> str:
    return f"/families/{story.family.pk}/workers/"


def family_url(story: Story) -> str:
    return f"/families/{story.family.pk}/"


@pytest.fixture
def omar(db: None) -> User:
    return people.make_practitioner("Omar Aziz")


def add(client: Client, story: Story, user: User) -> str:
    answer = client.post(url_of(story), {"person": str(user.pk)})
    assert answer.status_code == 302
    return answer.headers["Location"]


def co_work(story: Story, user: User) -> Allocation:
    return Allocation.objects.create(family=story.family, user=user, works_as="co_worker")


def lead_of(family: Family) -> User:
    return family.allocations.current().get(works_as="lead").user


def test_the_lead_adds_a_co_worker_who_sees_the_family_at_once(story: Story, omar: User) -> None:
    assert people.client_of(omar).get(family_url(story)).status_code == 404
    assert add(story.as_priya, story, omar) == url_of(story)
    assert people.client_of(omar).get(family_url(story)).status_code == 200
    event = AuditEvent.objects.get(action="allocate")
    assert (event.family_id, event.user_id) == (story.family.pk, story.priya.pk)


def test_a_part_that_ends_takes_access_with_it(story: Story, omar: User) -> None:
    part = co_work(story, omar)
    client = people.client_of(omar)
    assert client.get(family_url(story)).status_code == 200
    story.as_margaret.post(url_of(story), {"end": str(part.pk)})
    assert client.get(family_url(story)).status_code == 404
    assert AuditEvent.objects.filter(action="end_allocation").count() == 1
    assert story.as_margaret.post(url_of(story), {"end": str(part.pk)}).status_code == 404


def test_who_ends_their_own_part_lands_on_the_caseload(story: Story, omar: User) -> None:
    part, client = co_work(story, omar), people.client_of(omar)
    assert str(part.pk) in client.get(url_of(story)).content.decode(), "their own part has its button"
    answer = client.post(url_of(story), {"end": str(part.pk)}, follow=True)
    assert answer.redirect_chain[-1][0] == "/families/"
    html = answer.content.decode()
    assert "You do not work with that family any more" in html
    assert "Bell" not in html


def test_the_lead_changes_by_a_handover_and_not_here(story: Story, omar: User) -> None:
    html = story.as_priya.get(url_of(story)).content.decode()
    assert f"/families/{story.family.pk}/handover/" in html
    story.as_priya.post(url_of(story), {"person": str(omar.pk), "works_as": "lead"})
    assert lead_of(story.family) == story.priya
    assert story.family.allocations.current().get(user=omar).works_as == "co_worker"


def test_a_family_that_nobody_leads_gets_a_lead_here(story: Story, omar: User) -> None:
    co_work(story, omar)
    SupervisionLine.objects.create(supervisee=omar, manager=story.margaret)
    story.family.allocations.filter(works_as="lead").update(ended_at=timezone.now())
    answer = story.as_margaret.post(url_of(story), {"person": str(omar.pk), "works_as": "lead"})
    assert answer.status_code == 302
    assert lead_of(story.family) == omar


def test_a_co_worker_cannot_bring_in_others_nor_end_them(story: Story, omar: User) -> None:
    co_work(story, omar)
    cora = people.make_practitioner("Cora Lee")
    part, client = co_work(story, cora), people.client_of(omar)
    html = client.get(url_of(story)).content.decode()
    assert "The lead practitioner or a manager can add somebody." in html
    assert str(part.pk) not in html
    new = people.make_practitioner("Ben")
    assert client.post(url_of(story), {"person": str(new.pk), "works_as": "lead"}).status_code == 403
    assert client.post(url_of(story), {"end": str(part.pk)}).status_code == 403
    assert lead_of(story.family) == story.priya
    assert story.family.allocations.current().count() == 3


def test_the_lead_ends_only_with_a_new_lead(story: Story) -> None:
    part = story.family.allocations.get()
    assert story.as_margaret.post(url_of(story), {"end": str(part.pk)}).status_code == 404
    answer = story.as_margaret.post(url_of(story), {"person": str(story.priya.pk), "works_as": "co_worker"})
    assert "They lead the work already" in answer.content.decode()
    assert lead_of(story.family) == story.priya


def test_only_people_who_work_with_families_can_be_chosen(story: Story, omar: User) -> None:
    administrator = people.make_staff("Adam Admin", Role.ADMINISTRATOR)
    gone = people.make_practitioner("Dee Parted", is_active=False)
    html = story.as_priya.get(url_of(story)).content.decode()
    assert "Omar Aziz" in html
    for person in (administrator, gone, story.amina_account):
        assert str(person.pk) not in html
        answer = story.as_priya.post(url_of(story), {"person": str(person.pk), "works_as": "co_worker"})
        assert answer.context["form"].errors["person"]


@pytest.mark.parametrize("posted", [{}, {"person": "1"}, {"person": "x\x00", "works_as": "?"}])
def test_nothing_chosen_is_asked_for_kindly(story: Story, posted: dict[str, str]) -> None:
    answer = story.as_priya.post(url_of(story), posted)
    assert answer.status_code == 200
    assert "Choose" in answer.content.decode()
    assert story.as_priya.post(url_of(story), {"end": "1"}).status_code == 404
