"""Priya asked for a note to move to the Novaks. Then the Novaks get another team, and no manager sees both families."""

import pytest
from django.db import connection
from django.utils import timezone

from families.actions import allocate
from families.models import (
    Allocation,
    Amendment,
    Escalation,
    Promise,
    Visit,
    VisitDraft,
    Withdrawal,
    WrongFamily,
)
from families.sharing.actions import ask_wrong_family
from restorative.access.identity import acting_as
from restorative.accounts.models import User
from restorative.audit.models import AuditEvent
from tests import people
from tests.access.test_one_family import staff
from tests.conftest import Story
from tests.sharing.mixed import WHY, Mixed, ask, decide, mix

NOBODY = "No manager who is here now can decide"


@pytest.fixture
def mixed(story: Story) -> Mixed:
    return mix(story)


@pytest.fixture
def stuck(mixed: Mixed) -> Mixed:
    assert ask(mixed).status_code == 302
    omar = people.make_practitioner("Omar Aziz")
    people.make_manager("Neil Gray", of=omar)
    allocate(family=mixed.novak, user=omar, works_as=Allocation.As.LEAD, by=mixed.story.margaret)
    return mixed


def note_page(mixed: Mixed, user: User) -> str:
    return people.client_of(user).get(f"/families/visits/{mixed.visit.pk}/").content.decode()


def test_the_note_says_that_nobody_can_decide_and_that_it_can_be_asked_again(stuck: Mixed) -> None:
    for who in (stuck.story.priya, stuck.story.margaret):
        page = note_page(stuck, who)
        assert NOBODY in page
        assert "Ask again" in page
        for words in (WHY, "Novak"):
            assert words not in page
        assert f"/visits/{stuck.visit.pk}/share/" not in page, "it may still be about somebody else"


def test_what_is_asked_anew_takes_its_place_and_the_manager_who_is_here_decides(stuck: Mixed) -> None:
    page = stuck.story.as_priya.get(f"/visits/{stuck.visit.pk}/wrong-family/").content.decode()
    assert "What you ask now takes its place." in page
    assert str(stuck.novak.pk) not in page

    assert ask(stuck, do="withdraw", to="", reason="It is not about the Bells.").status_code == 302

    old = WrongFamily.objects.get(decision="set_aside")
    assert (old.reason, old.decided_by, old.words) == (WHY, stuck.story.priya, "")
    assert AuditEvent.objects.filter(action="set_aside_wrong_family").count() == 1
    assert NOBODY not in note_page(stuck, stuck.story.priya)
    waiting = WrongFamily.objects.get(decided_at=None)
    said = {"decision": "agreed", "words": ""}
    assert stuck.story.as_margaret.post(f"/wrong-family/{waiting.pk}/", said).status_code == 302
    assert Withdrawal.objects.get().note_id == stuck.visit.pk
    assert not Visit.objects.exists()


def test_a_colleague_asks_anew_and_learns_neither_why_nor_where_to(stuck: Mixed) -> None:
    cora = people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=stuck.story.family, user=cora, works_as=Allocation.As.CO_WORKER)
    client = people.client_of(cora)
    pages = [client.get(f"/visits/{stuck.visit.pk}/wrong-family/"), ask(stuck, client, do="withdraw", to="")]
    assert pages[1].status_code == 302
    pages += [client.get(f"/families/visits/{stuck.visit.pk}/"), client.get("/waiting/?for=went")]
    read = "".join(page.content.decode() for page in pages)
    for words in (WHY, "Novak", "Priya Shah did not"):
        assert words not in read


def test_after_a_no_it_is_not_said_that_the_first_asker_was_refused(stuck: Mixed) -> None:
    ask(stuck, do="withdraw", to="")
    waiting = WrongFamily.objects.get(decided_at=None)
    said = {"decision": "not_agreed", "words": "It is about Amina."}
    stuck.story.as_margaret.post(f"/wrong-family/{waiting.pk}/", said)
    page = note_page(stuck, stuck.story.priya)
    assert "Margaret Hill did not agree" in page
    assert "Priya Shah did not agree" not in page


def test_who_still_sees_both_families_reads_that_it_was_asked_again(mixed: Mixed) -> None:
    ask(mixed)
    mo = people.make_manager("Mo Field")
    Allocation.objects.create(family=mixed.story.family, user=mo, works_as=Allocation.As.CO_WORKER)
    User.objects.filter(pk=mixed.story.margaret.pk).update(is_active=False)
    assert ask(mixed, do="withdraw", to="").status_code == 302
    answers = mixed.story.as_priya.get("/waiting/?for=went").content.decode()
    assert "Asked again" in answers


def test_once_a_manager_sees_both_again_what_was_asked_waits_for_them(stuck: Mixed) -> None:
    Allocation.objects.create(family=stuck.novak, user=stuck.story.priya, works_as=Allocation.As.CO_WORKER)
    assert NOBODY not in note_page(stuck, stuck.story.priya)
    assert decide(stuck.story.as_margaret).status_code == 302
    assert Visit.objects.get().family == stuck.novak


def test_a_manager_who_writes_and_one_who_is_gone_can_not_agree(mixed: Mixed) -> None:
    ask(mixed)
    assert NOBODY not in note_page(mixed, mixed.story.priya)
    User.objects.filter(pk=mixed.story.margaret.pk).update(is_active=False)
    assert NOBODY in note_page(mixed, mixed.story.priya)
    User.objects.filter(pk=mixed.story.margaret.pk).update(is_active=True)
    Visit.objects.update(author=mixed.story.margaret)
    assert NOBODY in note_page(mixed, mixed.story.priya)


def set_aside(mixed: Mixed) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.set_aside_wrong_family(%s)", [mixed.visit.pk])
        return bool(cursor.fetchone()[0])


def test_what_a_manager_can_decide_is_not_set_aside_whoever_asks(mixed: Mixed) -> None:
    ask(mixed)
    with acting_as(staff(mixed.story.priya)):
        assert not set_aside(mixed)
    assert not ask_wrong_family(visit=mixed.visit, to_family=None, reason="x", by=mixed.story.priya)
    assert WrongFamily.objects.get().is_waiting
    assert decide(mixed.story.as_margaret).status_code == 302


def test_nobody_of_another_family_sets_it_aside(stuck: Mixed) -> None:
    neil = User.objects.get(name="Neil Gray")
    with acting_as(staff(neil)):
        assert not set_aside(stuck)
    assert WrongFamily.objects.get().is_waiting
    with acting_as(staff(stuck.story.margaret)):
        assert set_aside(stuck)


# --- the writer takes the note back meanwhile


def just_finished(mixed: Mixed) -> None:
    """Written a minute ago, acted on by nobody: it can still be taken back."""
    Escalation.objects.all().delete()
    Amendment.objects.all().delete()
    Promise.objects.all().delete()
    now = timezone.now()
    Visit.objects.filter(pk=mixed.visit.pk).update(finished_at=now)
    VisitDraft.objects.filter(pk=mixed.visit.pk).update(finished_at=now)


def test_who_takes_the_note_back_leaves_nothing_for_a_manager_to_decide(mixed: Mixed) -> None:
    just_finished(mixed)
    ask(mixed)
    assert "Notes on the wrong family" in mixed.story.as_margaret.get("/").content.decode()

    back = mixed.story.as_priya.post(f"/families/visits/{mixed.visit.pk}/undo/")

    assert back.status_code == 302
    assert not Visit.objects.exists()
    asked = WrongFamily.objects.get()
    assert (asked.decision, asked.decided_by) == ("taken_back", mixed.story.priya)
    assert "Notes on the wrong family" not in mixed.story.as_margaret.get("/").content.decode()
    page = mixed.story.as_margaret.get(f"/wrong-family/{asked.pk}/").content.decode()
    assert "The note was taken back" in page
    assert 'name="decision"' not in page


def test_finished_again_it_is_a_note_like_any_other(mixed: Mixed) -> None:
    just_finished(mixed)
    ask(mixed)
    mixed.story.as_priya.post(f"/families/visits/{mixed.visit.pk}/undo/")
    people.make_visit(mixed.story.family, mixed.story.priya, pk=mixed.visit.pk)
    page = note_page(mixed, mixed.story.priya)
    assert "Do not share it until a manager has decided" not in page
    assert "did not agree" not in page
    assert "This was written on the wrong family" in page


def test_nobody_but_its_writer_ends_what_was_asked(mixed: Mixed) -> None:
    ask(mixed)
    with acting_as(staff(mixed.story.margaret)), connection.cursor() as cursor:
        cursor.execute("SELECT app.let_go_of_asking(%s)", [mixed.visit.pk])
    assert WrongFamily.objects.get().is_waiting
