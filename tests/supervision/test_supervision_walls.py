"""What the database itself gives and takes in supervision, with no filter of ours."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from families.models import Escalation
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import SupervisionLine, User
from supervision.models import Action, Agreement, CaseDiscussion, Decision, Reflection, SupervisionSession
from tests import people
from tests.conftest import Story
from tests.supervision.meetings import answered, between, day, discuss, held, plan, reviewed, tell_manager

MODELS: list[Any] = [SupervisionSession, Reflection, CaseDiscussion, Action, Agreement]


def staff(user: User) -> Identity:
    return Identity(user.pk, is_staff=True)


def counts(who: Identity) -> list[int]:
    with transaction.atomic(), acting_as(who):
        return [model.objects.count() for model in MODELS]


def refused(who: User, write: Callable[[], Any]) -> bool:
    """Whether the database refuses it, or finds nothing to change."""
    try:
        with transaction.atomic(), acting_as(staff(who)):
            return bool(write() == 0)
    except DatabaseError:
        return True


@pytest.fixture
def session(story: Story) -> SupervisionSession:
    """One of everything between Priya and Margaret."""
    made = held(story)
    Reflection.objects.create(session=made, feelings="I was frightened.")
    discuss(made, story.family, worries="He is thin.")
    Action.objects.create(session=made, owner=story.priya, what="Ring")
    two = {"supervisee": story.priya, "manager": story.margaret}
    Agreement.objects.create(**two, agreed_by=story.margaret)
    return made


def test_the_two_see_all_of_it_and_nobody_else_a_row(story: Story, session: SupervisionSession) -> None:
    neil = people.make_manager("Neil Gray", of=story.priya)
    cora = people.make_practitioner("Cora Lee")
    story.family.allocations.create(user=cora, works_as="co_worker")
    for user in (story.priya, story.margaret):
        assert counts(staff(user)) == [1, 1, 1, 1, 1]
    for user in (neil, cora):
        assert counts(staff(user)) == [0, 0, 0, 0, 0]
    amina = Identity(story.amina_account.pk, story.amina.pk)
    for model in MODELS:
        with pytest.raises(DatabaseError), transaction.atomic(), acting_as(amina):
            model.objects.count()


def test_the_walls_agree(story: Story, session: SupervisionSession) -> None:
    neil = people.make_manager("Neil Gray", of=story.priya)
    for user in (story.priya, story.margaret, neil):
        ours = SupervisionSession.objects.visible_to(user).count()
        parts = CaseDiscussion.objects.visible_to(user).count()
        actions = Action.objects.visible_to(user).count()
        found = counts(staff(user))
        assert [found[0], found[2], found[3]] == [ours, parts, actions]


def test_a_family_that_is_no_longer_reached_is_gone_from_the_session(
    story: Story, session: SupervisionSession
) -> None:
    story.family.allocations.update(ended_at=timezone.now())
    for user in (story.priya, story.margaret):
        assert counts(staff(user)) == [1, 1, 0, 1, 1]


def test_when_the_line_has_ended_what_was_is_read_and_nothing_new_begins(
    story: Story, session: SupervisionSession
) -> None:
    SupervisionLine.objects.update(ended_at=timezone.now())
    assert counts(staff(story.priya)) == [1, 1, 1, 1, 1]
    assert counts(staff(story.margaret)) == [1, 1, 0, 1, 1], "the families went with the line"
    assert refused(story.margaret, lambda: between(story.priya, story.margaret, planned_on=day(1)))


def test_each_of_the_two_writes_only_their_own_part(story: Story, session: SupervisionSession) -> None:
    rows = SupervisionSession.objects.filter(pk=session.pk)
    reflections = Reflection.objects.filter(session=session)
    assert refused(story.priya, lambda: rows.update(support="She praised me."))
    assert refused(story.priya, lambda: rows.update(reviewed_at=timezone.now()))
    assert refused(story.margaret, lambda: rows.update(brings="Nothing at all."))
    assert refused(story.margaret, lambda: reflections.update(feelings="Fine."))
    assert refused(story.priya, lambda: Action.objects.update(what="Nothing"))
    assert refused(story.priya, lambda: Action.objects.all().delete()[0])
    assert not refused(story.priya, lambda: reflections.update(feelings="Better."))
    assert not refused(story.margaret, lambda: rows.update(support="I praised her."))


def test_after_the_review_nothing_changes_but_the_one_answer(story: Story) -> None:
    done = reviewed(story)
    part = discuss(done, story.family)
    Reflection.objects.create(session=done)
    rows = SupervisionSession.objects.filter(pk=done.pk)
    parts = CaseDiscussion.objects.filter(pk=part.pk)
    assert refused(story.margaret, lambda: rows.update(support="Another story."))
    assert refused(story.margaret, lambda: rows.update(reviewed_at=None))
    assert refused(story.margaret, lambda: parts.update(discussed="Another story."))
    assert refused(story.priya, lambda: parts.update(worries="Another story."))
    assert refused(story.priya, lambda: Reflection.objects.update(plan="Another story."))
    assert refused(story.margaret, lambda: rows.update(answer="acknowledged", answered_at=timezone.now()))
    said = {"answer": "different", "answered_at": timezone.now(), "answer_words": "No."}
    assert not refused(story.priya, lambda: rows.update(**said))
    assert refused(story.priya, lambda: rows.update(answer_words="Yes."))


def test_a_different_answer_is_never_lost(story: Story) -> None:
    said = answered(story, words="I rang them twice.")
    rows = SupervisionSession.objects.filter(pk=said.pk)
    for user in (story.priya, story.margaret):
        assert refused(user, lambda: rows.update(answer_words=""))
        assert refused(user, lambda: rows.delete()[0])


def test_a_worry_is_decided_once_and_in_ones_own_name(story: Story) -> None:
    told = tell_manager(story)
    rows = Escalation.objects.filter(pk=told.pk)
    mine = {"decision": "We go.", "decided_at": timezone.now(), "decided_by": story.margaret}
    assert refused(story.margaret, lambda: rows.update(**mine | {"decided_by": story.priya}))
    assert not refused(story.margaret, lambda: rows.update(**mine))
    assert refused(story.margaret, lambda: rows.update(**mine | {"decision": "We wait."}))


def test_a_decision_is_made_in_ones_own_name_and_never_changed(story: Story) -> None:
    said = {"question": "x", "decided": "x", "rationale": "x", "family": story.family}
    assert refused(story.priya, lambda: Decision.objects.create(**said, decided_by=story.margaret))
    assert not refused(story.margaret, lambda: Decision.objects.create(**said, decided_by=story.margaret))
    for user in (story.priya, story.margaret):
        assert refused(user, lambda: Decision.objects.update(decided="y"))
        assert refused(user, lambda: Decision.objects.all().delete()[0])


def test_nobody_moves_a_session_to_somebody_else(story: Story) -> None:
    session, neil = plan(story), people.make_manager("Neil Gray", of=story.priya)
    rows = SupervisionSession.objects.filter(pk=session.pk)
    assert refused(story.margaret, lambda: rows.update(supervisee=neil))
    assert refused(story.priya, lambda: rows.update(manager=neil))
