"""Opening a family that is not one's own: four hours, with a reason, and everybody learns of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from families.models import Allocation, BreakGlass, BreakGlassSeen, Conflict
from restorative.access.identity import acting_as
from restorative.accounts.models import Role, User
from restorative.audit.models import AuditEvent
from tests import people
from tests.access.test_walls import seen_by, staff
from tests.conftest import Story
from tests.counting import counted
from tests.pages import lasting

URL = "/families/emergency/"
WHY = "Jaden is alone at the bus station, and Priya cannot be reached."


@pytest.fixture
def omar(story: Story) -> User:
    return people.make_practitioner("Omar Aziz")


@pytest.fixture
def as_lead(db: None) -> Client:
    return people.client_of(people.make_staff("Ruth Lead", Role.LEAD))


def knock(client: Client, reference: str, reason: str = WHY) -> Any:
    return client.post(URL, {"reference": reference, "reason": reason})


def family_url(story: Story) -> str:
    return f"/families/{story.family.pk}/"


def opened_by(client: Client, story: Story) -> BreakGlass:
    assert knock(client, story.family.reference).headers["Location"] == family_url(story)
    return BreakGlass.objects.get()


def hours_pass(hours: int) -> None:
    for one in BreakGlass.objects.all():
        BreakGlass.objects.filter(pk=one.pk).update(
            opened_at=one.opened_at - timedelta(hours=hours), ends_at=one.ends_at - timedelta(hours=hours)
        )


def test_it_opens_for_four_hours_and_shuts_by_itself(story: Story, omar: User) -> None:
    client = people.client_of(omar)
    assert client.get(family_url(story)).status_code == 404
    opening = opened_by(client, story)
    assert opening.ends_at - opening.opened_at == timedelta(hours=4)
    for url in (family_url(story), f"/families/{story.family.pk}/visits/new/", "/"):
        assert "Opened in an emergency, until" in client.get(url, follow=True).content.decode()
    event = AuditEvent.objects.get(action="break_glass")
    assert (event.user_id, event.family_id) == (omar.pk, story.family.pk)

    hours_pass(5)
    assert client.get(family_url(story)).status_code == 404
    assert seen_by(staff(omar)) == set()
    call_command("check_access")


def test_the_lead_and_her_manager_are_told_until_they_say_that_they_saw(story: Story, omar: User) -> None:
    cora = people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=story.family, user=cora, works_as="co_worker")
    opening = opened_by(people.client_of(omar), story)
    url = f"/families/emergency/{opening.pk}/seen/"

    for client in (story.as_priya, story.as_margaret):
        assert "Opened in an emergency by somebody else" in client.get("/").content.decode()
        assert WHY in client.get("/waiting/?for=opened").content.decode()
        assert "Say a word about it" in client.post(url, {"words": " "}).content.decode()
        assert client.post(url, {"words": "They rang me first."}).status_code == 302
        assert "Opened in an emergency by" not in client.get("/").content.decode()
    assert BreakGlassSeen.objects.count() == 2
    for other in (people.client_of(omar), people.client_of(cora)):
        assert other.get(url).status_code == 404
        assert "Opened in an emergency by" not in other.get("/").content.decode()


def test_the_safeguarding_lead_reviews_who_why_and_how_much(
    story: Story, omar: User, as_lead: Client
) -> None:
    client = people.client_of(omar)
    opening = opened_by(client, story)
    client.get(family_url(story))
    client.get(family_url(story))
    assert "1 waits for your review" in as_lead.get("/").content.decode()
    html = as_lead.get("/families/emergency/reviews/").content.decode()
    for told in ("Omar Aziz", WHY, "2 pages opened"):
        assert told in html
    assert "Bell" not in html

    url = f"/families/emergency/{opening.pk}/review/"
    assert as_lead.post(url, {"words": "Needed, and no more than needed."}).status_code == 302
    assert "Nothing waits" in as_lead.get("/families/emergency/reviews/").content.decode()
    as_lead.post(url, {"words": "Something else."})
    opening.refresh_from_db()
    assert opening.review == "Needed, and no more than needed."
    assert "Needed, and no more than needed." in as_lead.get(url).content.decode()


def answer(client: Client, reference: str) -> tuple[int, str, list[str]]:
    with counted() as statements:
        said = knock(client, reference)
    html = said.content.decode().replace(reference, "a reference")
    words = lasting(html)
    return said.status_code, words, [statement[:20] for statement in statements]


def test_restricted_and_tied_are_answered_like_a_reference_that_never_was(story: Story, omar: User) -> None:
    client = people.client_of(omar)
    never = answer(client, "F-AAAAA")
    assert "There is no family with this reference that can be opened here" in never[1]

    tie = Conflict.objects.create(family=story.family, user=omar, tie="Cousin", declared_by=story.priya)
    assert answer(client, story.family.reference) == never
    tie.delete()
    named = [story.priya, story.margaret]
    for user in named:
        story.family.named_people.create(user=user, named_by=story.priya)
    story.family.restrictions.create(
        reason="Sister", review_on=timezone.localdate(), restricted_by=story.priya
    )
    assert answer(client, story.family.reference) == never
    assert not BreakGlass.objects.exists()
    assert AuditEvent.objects.filter(action="break_glass_missed", family_id=None).count() == 3


def test_a_restriction_or_a_tie_shuts_what_was_opened(story: Story, omar: User) -> None:
    client = people.client_of(omar)
    opened_by(client, story)
    Conflict.objects.create(family=story.family, user=omar, tie="Cousin", declared_by=story.priya)
    assert client.get(family_url(story)).status_code == 404


def test_a_name_or_a_part_of_a_reference_opens_nothing(story: Story, omar: User) -> None:
    for said in ("Bell", story.family.reference[:4], "%", f"{story.family.reference}%"):
        assert knock(people.client_of(omar), said).status_code == 200
    assert not BreakGlass.objects.exists()


@pytest.mark.parametrize("reason", ["", "urgent", " " * 40])
def test_the_reason_has_to_say_something(story: Story, omar: User, reason: str) -> None:
    html = knock(people.client_of(omar), story.family.reference, reason).content.decode()
    assert "Say" in html
    assert story.family.reference in html, "what was typed is still there"
    assert not BreakGlass.objects.exists()


def test_who_sees_the_family_anyway_opens_nothing(story: Story) -> None:
    assert knock(story.as_priya, story.family.reference.lower()).headers["Location"] == family_url(story)
    assert not BreakGlass.objects.exists()


def test_an_emergency_lets_nobody_decide_who_works_with_the_family(story: Story) -> None:
    neil = people.make_manager("Neil Gray")
    client = people.client_of(neil)
    opened_by(client, story)
    for name in ("workers", "handover", "cover", "ties", "restriction"):
        assert client.get(f"{family_url(story)}{name}/").status_code == 404
    with pytest.raises(DatabaseError), transaction.atomic(), acting_as(staff(neil)):
        Allocation.objects.create(family=story.family, user=neil, works_as="co_worker")
    assert "Who works with them" not in client.get(family_url(story)).content.decode()


def test_an_open_page_is_shut_and_gives_back_what_was_typed(story: Story, omar: User) -> None:
    client, visit = people.client_of(omar), people.make_visit(story.family, story.priya)
    opened_by(client, story)
    url = f"/families/visits/{visit.pk}/add/"
    assert client.get(url).status_code == 200
    hours_pass(5)
    late = client.post(url, {"why": "Tonight", "text": "He is safe at his aunt’s house."})
    assert late.status_code == 404
    assert "He is safe at his aunt’s house." in late.content.decode()
