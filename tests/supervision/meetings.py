"""Sessions for the stories: Priya and her manager Margaret, at any stage."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from families.models import Escalation, Family, Visit
from restorative.accounts.models import User
from supervision.models import CaseDiscussion, SupervisionSession
from tests import people
from tests.conftest import Story


def day(offset: int) -> date:
    return timezone.localdate() + timedelta(days=offset)


def day_typed(name: str, when: date) -> dict[str, str]:
    return {f"{name}_day": str(when.day), f"{name}_month": str(when.month), f"{name}_year": str(when.year)}


def plan(story: Story, **facts: Any) -> SupervisionSession:
    facts.setdefault("planned_on", day(3))
    return between(story.priya, story.margaret, **facts)


def between(supervisee: User, manager: User, **facts: Any) -> SupervisionSession:
    return SupervisionSession.objects.create(
        supervisee=supervisee, manager=manager, changed_by=manager, **facts
    )


def held(story: Story, **facts: Any) -> SupervisionSession:
    facts = {"planned_on": day(-1), "held_on": day(-1), "support": "We planned the week together."} | facts
    return plan(story, **facts)


def reviewed(story: Story, **facts: Any) -> SupervisionSession:
    return held(story, **{"reviewed_at": timezone.now()} | facts)


def answered(story: Story, answer: str = "different", words: str = "I did ring them.") -> SupervisionSession:
    return reviewed(story, answer=answer, answer_words=words, answered_at=timezone.now())


def discuss(
    session: SupervisionSession, family: Family, by: User | None = None, **texts: Any
) -> CaseDiscussion:
    by = by or session.supervisee
    return CaseDiscussion.objects.create(session=session, family=family, changed_by=by, **texts)


def tell_manager(story: Story, what: str = "There is no food in the flat.", **facts: Any) -> Escalation:
    visit = facts.pop("visit", None) or people.make_visit(story.family, story.priya)
    return Escalation.objects.create(
        family=story.family, visit=visit, raised_by=story.priya, what=what, owner=story.margaret, **facts
    )


def to_take(story: Story, words: str = "I am stuck with mornings.", **facts: Any) -> Visit:
    return people.make_visit(
        story.family, story.priya, take_to_supervision=True, supervision_words=words, **facts
    )
