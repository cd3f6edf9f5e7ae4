"""A declared tie takes away every way to a family; who stands in for a manager gets that manager's part of it."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from families.models import Allocation, Conflict, Escalation
from restorative.accounts.models import OutgoingMessage, SupervisionLine, User
from restorative.audit.models import AuditEvent
from supervision.suggestions import suggestions_for
from tests import people
from tests.conftest import Story
from tests.families.test_visit_more import TELL, finish
from tests.pages import lasting

TIE = "Margaret is the mother’s sister."
pytestmark = pytest.mark.django_db


def url_of(story: Story) -> str:
    return f"/families/{story.family.pk}/ties/"


def sees(user: User, story: Story) -> bool:
    return people.client_of(user).get(f"/families/{story.family.pk}/").status_code == 200


def words_of(client: Client, url: str) -> str:
    return lasting(client.get(url).content.decode())


@pytest.fixture
def neil(story: Story) -> User:
    return people.make_manager("Neil Gray")


def declare(client: Client, story: Story, user: User, stands_in: User | None = None, tie: str = TIE) -> Any:
    said = {"person": str(user.pk), "tie": tie, "stands_in": str(stands_in.pk) if stands_in else ""}
    return client.post(url_of(story), said)


def test_a_manager_declares_her_own_tie_and_another_stands_in(story: Story, neil: User) -> None:
    assert not sees(neil, story)
    answer = declare(story.as_margaret, story, story.margaret, neil)
    assert answer.headers["Location"] == "/families/"

    assert not sees(story.margaret, story)
    assert sees(neil, story)
    assert sees(story.priya, story)
    event = AuditEvent.objects.get(action="declare_conflict")
    assert (event.user_id, event.family_id) == (story.margaret.pk, story.family.pk)
    call_command("check_access")


def test_no_later_line_or_part_gets_round_a_tie(story: Story, neil: User) -> None:
    declare(story.as_margaret, story, story.margaret, neil)
    cora = people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=story.family, user=cora, works_as="co_worker")
    people.make_line(cora, story.margaret)
    Allocation.objects.create(family=story.family, user=story.margaret, works_as="co_worker")
    assert not sees(story.margaret, story)
    call_command("check_access")


def test_a_practitioner_declares_for_herself_only_and_loses_sight(story: Story, neil: User) -> None:
    html = story.as_priya.get(url_of(story)).content.decode()
    assert "You lose sight of the family at once" in html
    assert neil.name not in html
    declare(story.as_priya, story, story.margaret, neil, tie="He is my cousin.")

    assert Conflict.objects.get().user == story.priya
    assert not sees(story.priya, story)
    assert sees(story.margaret, story), "her manager goes on, and finds a new lead"
    page = story.as_margaret.get(f"/families/{story.family.pk}/").content.decode()
    assert "sees nothing of them" in page


def test_her_own_notes_are_gone_for_who_declared_a_tie(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    declare(story.as_priya, story, story.priya)
    assert story.as_priya.get(f"/families/visits/{visit.pk}/").status_code == 404
    answer = story.as_priya.post(f"/families/visits/{visit.pk}/add/", {"text": "He came to the gate again."})
    assert answer.status_code == 404
    assert "He came to the gate again." in answer.content.decode()


def test_who_stands_in_hears_and_counts(
    story: Story, neil: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    declare(story.as_margaret, story, story.margaret, neil)
    settings.DEMO, settings.EMAIL_BACKEND = True, "restorative.accounts.outbox.OutboxBackend"
    with django_capture_on_commit_callbacks(execute=True):
        finish(story, **TELL)
    assert Escalation.objects.get().owner == neil
    assert [message.to for message in OutgoingMessage.objects.all()] == [neil.email]

    home = people.client_of(neil).get("/").content.decode()
    assert "Urgent worries" in home
    assert "Urgent worries" not in story.as_margaret.get("/").content.decode()
    team = people.client_of(neil).get("/team/").content.decode()
    assert "Priya Shah" in team
    assert "you stand in" in team
    of_priya = people.client_of(neil).get(f"/families/?worker={story.priya.pk}").content.decode()
    assert "The Bell family" in of_priya
    hers = story.as_margaret.get("/team/").content.decode()
    assert "Priya Shah" in hers
    assert "0 families" in hers


def test_what_she_was_told_before_waits_for_who_stands_in(story: Story, neil: User) -> None:
    visit = people.make_visit(story.family, story.priya)
    Escalation.objects.create(
        family=story.family, visit=visit, raised_by=story.priya, what="Friday", owner=story.margaret
    )
    declare(story.as_margaret, story, story.margaret, neil)
    assert "Urgent worries" in people.client_of(neil).get("/").content.decode()
    url = f"/supervision/escalations/{Escalation.objects.get().pk}/"
    assert people.client_of(neil).get(url).status_code == 200


def test_her_supervision_does_not_bring_the_family(story: Story, neil: User) -> None:
    day = story.priya.created_at.date()
    both = suggestions_for(story.priya, story.margaret, since=day, today=day)
    declare(story.as_margaret, story, story.margaret, neil)
    assert [one.family for one in both] == [story.family]
    assert suggestions_for(story.priya, story.margaret, since=day, today=day) == []


def test_who_stands_in_reaches_no_more_than_her_lines_would(story: Story, neil: User) -> None:
    declare(story.as_margaret, story, story.margaret, neil)
    SupervisionLine.objects.all().delete()
    assert not sees(neil, story)
    call_command("check_access")


def test_when_who_stands_in_is_tied_as_well_the_next_one_does(story: Story, neil: User) -> None:
    mo = people.make_manager("Mo Field")
    declare(story.as_margaret, story, story.margaret, neil)
    declare(people.client_of(neil), story, neil, mo)
    assert not sees(neil, story)
    assert sees(mo, story)
    assert not sees(story.margaret, story)


def test_another_manager_ends_a_tie_that_is_no_more(story: Story, neil: User) -> None:
    declare(story.as_margaret, story, story.margaret, neil)
    conflict = Conflict.objects.get()
    assert story.as_priya.post(url_of(story), {"end": str(conflict.pk)}).status_code == 403
    people.client_of(neil).post(url_of(story), {"end": str(conflict.pk)})
    assert sees(story.margaret, story)
    assert not sees(neil, story)
    call_command("check_access")


def test_a_manager_says_it_of_a_colleague_who_learns_nothing(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz")
    client = people.client_of(omar)
    before = [words_of(client, url) for url in ("/", "/families/")]
    declare(story.as_margaret, story, omar, tie="He lives next door.")

    assert [words_of(client, url) for url in ("/", "/families/")] == before
    assert client.get(url_of(story)).status_code == 404
    page = story.as_priya.get(f"/families/{story.family.pk}/workers/").content.decode()
    assert str(omar.pk) not in page, "nobody gives him a part in it"


@pytest.mark.parametrize("stands_in", ["", "margaret"])
def test_for_a_manager_another_manager_has_to_stand_in(story: Story, stands_in: str) -> None:
    chosen = story.margaret if stands_in else None
    answer = declare(story.as_margaret, story, story.margaret, chosen)
    assert "Choose another manager who stands in" in answer.content.decode()
    assert TIE in answer.content.decode()
    assert not Conflict.objects.exists()


def test_nothing_said_is_asked_for_kindly(story: Story) -> None:
    html = story.as_margaret.post(url_of(story), {}).content.decode()
    assert "Say what the tie is" in html
    assert story.as_margaret.post(url_of(story), {"end": "1"}).status_code == 404
