"""The second wall of what is withheld: whatever is written past the pages."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from families.models import BreakGlass
from families.sharing.actions import NotTheirs, let_go, propose_withholding
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import SharedVersion, Withholding, content_hash
from families.sharing.models.withholding import last_day_for_review
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import User
from tests import people
from tests.conftest import Story
from tests.sharing.sheets import Told, decide, tell
from tests.sharing.withholdings import FACTS, agreed, in_days, text_of


@pytest.fixture
def told(story: Story) -> Told:
    """A visit at which Amina and Ryan were, and that Priya wrote down."""
    return tell(story, present=(story.amina, story.ryan))


def refused(who: Identity, write: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic(), acting_as(who):
            write()
    except DatabaseError:
        return True
    return False


def staff(user: User) -> Identity:
    return Identity(user.pk, is_staff=True)


def row(story: Story, told: Told, **changes: Any) -> Withholding:
    about = {
        "family": story.family,
        "member": story.amina,
        "subject_kind": "visit",
        "subject_id": told.visit.pk,
    }
    facts = {
        **about,
        **FACTS,
        "piece_id": told.support.pk,
        "review_on": in_days(30),
        "proposed_by": story.priya,
    }
    return Withholding(**{**facts, **changes})


def test_the_database_holds_the_three_months(story: Story, told: Told) -> None:
    def propose(**changes: Any) -> bool:
        return refused(staff(story.priya), lambda: row(story, told, **changes).save(force_insert=True))

    today = timezone.localdate()
    assert propose(review_on=last_day_for_review(today) + timedelta(days=1))
    assert propose(review_on=today - timedelta(days=1))
    assert propose(considered_on=in_days(30), review_on=in_days(100)), (
        "counted from a day that has yet to come"
    )
    assert propose(proposed_by=story.margaret), "in somebody else's name"
    assert not propose(review_on=last_day_for_review(today))


def test_the_database_takes_a_decision_from_the_right_manager_alone(story: Story, told: Told) -> None:
    row(story, told).save()

    def agree(who: User, **changes: Any) -> bool:
        now = {"decision": "agreed", "decided_by": who, "decided_at": timezone.now()}
        return refused(staff(who), lambda: touch(**{**now, **changes}))

    assert agree(story.priya), "a practitioner, and who asked"
    assert agree(story.margaret, decided_by=story.priya)
    told.visit.author = story.margaret
    told.visit.save()
    assert agree(story.margaret), "who wrote it"
    told.visit.author = story.priya
    told.visit.save()
    assert refused(staff(story.margaret), lambda: touch(piece_id=told.happened.pk)), "what it is about stays"
    assert not agree(story.margaret)
    ended = {"ended_by": story.priya, "ended_at": timezone.now()}
    assert refused(staff(story.priya), lambda: touch(**ended)), "only a manager lets it go"


def test_an_opening_in_an_emergency_is_not_enough_to_let_it_go(story: Story, told: Told) -> None:
    one = agreed(story, told)
    neil = people.make_manager("Neil Gray")
    hours = timezone.now() + timedelta(hours=4)
    BreakGlass.objects.create(family=story.family, user=neil, reason="No answer at the door", ends_at=hours)
    page = text_of(people.client_of(neil).get(f"/withholdings/{one.pk}/"))
    assert "Let it go" not in page
    assert "Margaret Hill" in page
    with pytest.raises(NotTheirs):
        let_go(withholding=one, by=neil)
    ended = {"ended_by": neil, "ended_at": timezone.now()}
    assert refused(staff(neil), lambda: touch(**ended))
    assert not refused(staff(story.margaret), lambda: touch(**{**ended, "ended_by": story.margaret}))


def touch(**changes: Any) -> None:
    assert Withholding.objects.update(**changes)


def test_no_statement_puts_it_into_a_version(story: Story, told: Told) -> None:
    decide(told, story.amina, story.priya)
    content = content_of(sheet_for(told.subject, story.amina), sender=story.priya)
    assert content is not None
    agreed(story, told)
    about = {
        "family": story.family,
        "member": story.amina,
        "subject_kind": "visit",
        "subject_id": told.visit.pk,
    }
    past = SharedVersion(**about, content=content, sha256=content_hash(content), shared_by=story.priya)
    assert refused(staff(story.priya), lambda: past.save(force_insert=True))
    Withholding.objects.update(piece_id=told.visit.pk)
    assert refused(staff(story.priya), lambda: past.save(force_insert=True)), "all of it"
    Withholding.objects.update(ended_at=timezone.now(), ended_by=story.margaret)
    assert not refused(staff(story.priya), lambda: past.save(force_insert=True))


def test_families_read_none_of_it_and_neither_do_other_workers(story: Story, told: Told) -> None:
    agreed(story, told)
    amina = Identity(story.amina_account.pk, story.amina.pk)
    assert refused(amina, lambda: list(Withholding.objects.all()))
    with acting_as(staff(people.make_practitioner("Omar Aziz"))):
        assert not Withholding.objects.exists()


def test_two_are_proposed_by_the_action_in_one_go(story: Story, told: Told) -> None:
    facts = {**FACTS, "review_on": in_days(9)}
    people_of_it = [story.amina, story.ryan]
    propose_withholding(
        subject=told.subject, piece_id=told.support.pk, members=people_of_it, by=story.priya, **facts
    )
    assert Withholding.objects.standing().count() == 2
