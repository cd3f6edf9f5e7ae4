"""Priya wrote a note about the Novaks on the file of the Bells. Margaret, who sees both, agrees that it goes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from families.actions import allocate
from families.models import (
    Allocation,
    MovedNote,
    Visit,
    Withdrawal,
    WrongFamily,
)
from families.sharing.actions import NotYours, agree_wrong_family, refuse_wrong_family
from restorative.accounts.models import User
from restorative.audit.models import AuditEvent
from tests import people
from tests.access.test_one_family import refused, staff
from tests.conftest import Story
from tests.sharing.mixed import CANARY, WHY, Mixed, ask, decide, mix, withdraw


@pytest.fixture
def mixed(story: Story) -> Mixed:
    return mix(story)


# --- asking


def test_the_page_says_what_goes_along_and_names_who_does_not(mixed: Mixed) -> None:
    note = mixed.story.as_priya.get(f"/families/visits/{mixed.visit.pk}/").content.decode()
    assert f"/visits/{mixed.visit.pk}/wrong-family/" in note
    page = mixed.story.as_priya.get(f"/visits/{mixed.visit.pk}/wrong-family/").content.decode()
    assert "Written down here: Amina, Ryan." in page
    assert f'value="{mixed.novak.pk}"' in page
    assert f'value="{mixed.story.family.pk}"' not in page


def test_only_families_that_the_writer_sees_and_one_manager_sees_both_are_offered(mixed: Mixed) -> None:
    omar = people.make_practitioner("Omar Aziz")
    unseen = people.make_family(omar, "Carter")
    neil = people.make_manager("Neil Gray", of=omar)
    # Priya works with them too, and Omar's manager does not see the Bells: nobody could agree
    apart = people.make_family(omar, "Osei")
    Allocation.objects.create(family=apart, user=mixed.story.priya, works_as=Allocation.As.CO_WORKER)
    page = mixed.story.as_priya.get(f"/visits/{mixed.visit.pk}/wrong-family/").content.decode()
    assert "Carter" not in page
    for family in (unseen, mixed.story.family):
        assert ask(mixed, to=str(family.pk)).status_code == 200
    assert not WrongFamily.objects.exists()
    assert neil.is_manager


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ("do", "Choose what should happen to it"),
        ("to", "Choose the family that it is about"),
        ("reason", "Say what went wrong"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_lost(mixed: Mixed, left_out: str, words: str) -> None:
    page = ask(mixed, None, **{left_out: ""}).content.decode()
    assert words in page
    assert left_out == "reason" or WHY in page
    assert not WrongFamily.objects.exists()


def test_a_colleague_learns_that_it_may_go_and_neither_why_nor_where_to(mixed: Mixed) -> None:
    cora = people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=mixed.story.family, user=cora, works_as=Allocation.As.CO_WORKER)
    ask(mixed)
    page = people.client_of(cora).get(f"/families/visits/{mixed.visit.pk}/").content.decode()
    assert "Do not share it until a manager has decided" in page
    assert f"/visits/{mixed.visit.pk}/share/" not in page
    for words in (WHY, "Novak", "wrong-family"):
        assert words not in page


def test_it_waits_for_a_manager_and_is_asked_once(mixed: Mixed) -> None:
    assert ask(mixed).status_code == 302
    again = ask(mixed).content.decode()
    assert "Somebody has already asked for this note to go" in again
    assert WrongFamily.objects.count() == 1
    assert (
        "Do not share it until a manager has decided"
        in mixed.story.as_priya.get(f"/families/visits/{mixed.visit.pk}/").content.decode()
    )
    assert "Notes on the wrong family" in mixed.story.as_margaret.get("/").content.decode()
    asked = WrongFamily.objects.get()
    waits = mixed.story.as_margaret.get("/waiting/?for=wrong_family").content.decode()
    assert f"/wrong-family/{asked.pk}/" in waits
    page = mixed.story.as_margaret.get(f"/wrong-family/{asked.pk}/").content.decode()
    assert CANARY in page
    assert WHY in page
    assert Visit.objects.get() == mixed.visit, "asking changes nothing"


def test_the_manager_reads_when_they_meet_next_and_who_comes(mixed: Mixed) -> None:
    ask(mixed)
    asked = WrongFamily.objects.get()
    page = mixed.story.as_margaret.get(f"/wrong-family/{asked.pk}/").content.decode()
    card = page.partition("What happens next")[2].partition("</section>")[0]
    assert "12 June 2026" in card
    assert "2:00pm" in card
    assert f"Who comes: {CANARY} who" in card


HERS = "It is about the Novaks."


def omar_asks_and_the_family_changes_hands(mixed: Mixed) -> User:
    """He leads the work, asks for the note to go, and hands the family back to Priya, who finds the same."""
    story, omar = mixed.story, people.make_practitioner("Omar Aziz")
    people.make_manager("Neil Gray", of=omar)
    allocate(family=story.family, user=omar, works_as=Allocation.As.LEAD, by=story.margaret)
    assert ask(mixed, people.client_of(omar), do="withdraw", to="").status_code == 302
    allocate(family=story.family, user=story.priya, works_as=Allocation.As.LEAD, by=omar)
    return omar


def test_who_asks_after_somebody_who_works_here_no_more_is_told_so_and_keeps_their_words(
    mixed: Mixed,
) -> None:
    omar = omar_asks_and_the_family_changes_hands(mixed)

    again = ask(mixed, reason=HERS)

    assert again.status_code == 200
    page = " ".join(again.content.decode().split())
    assert "Somebody has already asked for this note to go, and a manager will decide." in page
    assert "What you wrote is not sent: it is still in the box." in page
    assert f"{HERS}</textarea>" in page
    assert WHY not in page, "his words are for a manager"
    assert "Omar" not in page
    assert WrongFamily.objects.get().asked_by == omar
    assert AuditEvent.objects.filter(action="ask_wrong_family").count() == 1


def test_who_opens_the_page_meanwhile_is_told_before_they_type_and_what_waits_is_decided(
    mixed: Mixed,
) -> None:
    omar_asks_and_the_family_changes_hands(mixed)
    page = mixed.story.as_priya.get(f"/visits/{mixed.visit.pk}/wrong-family/").content.decode()
    assert "Somebody has already asked for this" in page
    assert "<textarea" not in page
    assert decide(mixed.story.as_margaret).status_code == 302
    assert not Visit.objects.exists()


def test_who_presses_twice_has_asked_once_and_is_told_so(mixed: Mixed) -> None:
    for _press in range(2):
        answer = ask(mixed, key="a" * 32)
        assert answer.status_code == 302
    assert WrongFamily.objects.count() == 1
    assert AuditEvent.objects.filter(action="ask_wrong_family").count() == 1


# --- who agrees


def test_nobody_agrees_to_what_they_asked_for_or_wrote(mixed: Mixed) -> None:
    story = mixed.story
    people.make_manager("Mo Field", of=story.priya)
    ask(mixed, story.as_margaret)
    page = decide(story.as_margaret).content.decode()
    assert "Nobody agrees to that themselves" in page
    asked = WrongFamily.objects.get()
    for action in (agree_wrong_family, refuse_wrong_family):
        with pytest.raises(NotYours):
            action(asked=asked, words="", by=story.margaret)
    assert Visit.objects.get() == mixed.visit
    assert "Notes on the wrong family" not in story.as_margaret.get("/").content.decode()


def test_who_is_the_only_manager_is_told_to_let_the_writer_ask(mixed: Mixed) -> None:
    page = mixed.story.as_margaret.get(f"/visits/{mixed.visit.pk}/wrong-family/").content.decode()
    assert "Ask the one who wrote the note" in page
    assert ask(mixed, mixed.story.as_margaret, do="withdraw", to="").status_code == 200
    assert not WrongFamily.objects.exists()


def test_a_practitioner_does_not_decide_nor_a_manager_of_one_of_them(mixed: Mixed) -> None:
    ask(mixed)
    asked = WrongFamily.objects.get()
    assert mixed.story.as_priya.get(f"/wrong-family/{asked.pk}/").status_code == 403
    of_one = people.make_manager("Una One")
    Allocation.objects.create(family=mixed.story.family, user=of_one, works_as=Allocation.As.CO_WORKER)
    assert people.client_of(of_one).get(f"/wrong-family/{asked.pk}/").status_code == 404
    assert "Notes on the wrong family" not in people.client_of(of_one).get("/").content.decode()


def test_the_database_looks_as_well(mixed: Mixed) -> None:
    """Whoever goes past the pages: who asked, who wrote it, who is no manager, who sees one family only."""
    story = mixed.story
    ask(mixed)
    asked = WrongFamily.objects.get()
    of_one, writer = people.make_manager("Una One"), people.make_manager("Will Writer")
    for family, user in ((story.family, of_one), (story.family, writer), (mixed.novak, writer)):
        Allocation.objects.create(family=family, user=user, works_as=Allocation.As.CO_WORKER)
    Visit.objects.update(author=writer)

    def call() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app.agree_wrong_family(%s, '')", [asked.pk])

    for by in (story.priya, of_one, writer):
        assert refused(staff(by), call)
    WrongFamily.objects.update(asked_by=story.margaret)
    assert refused(staff(story.margaret), call)
    assert Visit.objects.get() == mixed.visit


def test_nobody_writes_by_hand_that_it_was_agreed_or_what_stands_in_its_place(mixed: Mixed) -> None:
    story = mixed.story
    ask(mixed)
    about = {"family": story.family, "agreed_by": story.margaret}
    said = {"decision": "agreed", "decided_by": story.margaret, "decided_at": mixed.visit.finished_at}
    writes: list[Callable[[], Any]] = [
        lambda: WrongFamily.objects.update(**said),
        lambda: Withdrawal.objects.create(**about, note_id=mixed.visit.pk),
        lambda: MovedNote.objects.create(**about, visit=mixed.visit),
    ]
    assert [n for n, write in enumerate(writes) if not refused(staff(story.margaret), write)] == []


def test_not_agreed_needs_words_and_the_writer_reads_them(mixed: Mixed) -> None:
    ask(mixed)
    assert "Say why it should stay" in decide(mixed.story.as_margaret, "not_agreed").content.decode()
    assert decide(mixed.story.as_margaret, "not_agreed", "It is about Amina.").status_code == 302
    page = mixed.story.as_priya.get(f"/families/visits/{mixed.visit.pk}/").content.decode()
    assert "Margaret Hill did not agree" in page
    assert "It is about Amina." in page
    assert "Answers about notes on the wrong family" in mixed.story.as_priya.get("/").content.decode()
    answer = mixed.story.as_priya.get("/waiting/?for=went").content.decode()
    assert "It is about Amina." in answer
    assert f"/families/visits/{mixed.visit.pk}/" in answer
    assert ask(mixed).status_code == 302, "it can be asked again"


def test_decided_twice_is_decided_once(mixed: Mixed) -> None:
    withdraw(mixed)
    assert "Agreed" in decide(mixed.story.as_margaret).content.decode()
    asked = WrongFamily.objects.get()
    assert not agree_wrong_family(asked=asked, words="", by=people.make_manager("Mo"))
    assert Withdrawal.objects.count() == 1


def test_words_that_come_after_the_decision_are_given_back(mixed: Mixed) -> None:
    ask(mixed)
    assert decide(mixed.story.as_margaret, "not_agreed", "It is about Amina.").status_code == 302
    page = decide(mixed.story.as_margaret, "agreed", "They both told me that it is theirs.").content.decode()
    assert "What you had written" in page
    assert "They both told me that it is theirs." in page
    assert "It is about Amina." in page
