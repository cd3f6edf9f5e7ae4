"""Writing goals and their steps, and saying what became of them."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from families.actions.once import ChangedMeanwhile, insert_once
from families.models import Member
from plans.models import Goal, GoalChild, Plan, ScaleReading, Step
from restorative.accounts.models import User
from restorative.audit import actions as audit

STEP_FACTS = ["position", "whose", "member", "other", "what", "by_when", "help", "no_help_wanted"]


@dataclass(frozen=True)
class Reading:
    """How near somebody says we are today. Without a member we say so."""

    number: int
    looks_like: str = ""
    member: Member | None = None


@dataclass(frozen=True)
class WrittenStep:
    """One row of the form: a new step, or one that is there already under its id."""

    facts: Mapping[str, Any]
    step_id: uuid.UUID | None = None


@dataclass(frozen=True)
class WrittenGoal:
    """A goal as it was written, whole or not. `taken_out` are steps that are to go."""

    facts: Mapping[str, Any]
    children: list[Member] = field(default_factory=list)
    steps: list[WrittenStep] = field(default_factory=list)
    taken_out: list[uuid.UUID] = field(default_factory=list)
    reading: Reading | None = None


@transaction.atomic
def add_goal(*, goal_id: uuid.UUID, plan: Plan, position: int, written: WrittenGoal, by: User) -> Goal:
    """A new goal of a plan. The same one sent twice is one goal."""
    place = {"family_id": plan.family_id, "plan": plan, "position": position}
    goal = Goal(id=goal_id, **place, **written.facts, changed_by=by)
    if not insert_once(goal):
        return goal
    add_children(goal, (child.pk for child in written.children))
    write_steps(goal, written.steps)
    add_reading(goal, written.reading, by)
    audit.record("add_goal", by=by, target=goal, family_id=goal.family_id, fields=written.facts)
    return goal


@transaction.atomic
def change_goal(*, goal: Goal, seen: int, written: WrittenGoal, by: User) -> None:
    """Change a goal as it was when its page was opened. Raises ChangedMeanwhile if it is not that any more.

    A step goes only when it was ticked to go: one that a colleague added meanwhile stays.
    """
    asked = Goal.objects.filter(pk=goal.pk, revision=seen)
    now = {"revision": F("revision") + 1, "changed_at": timezone.now(), "changed_by": by}
    if not asked.update(**written.facts, **now):
        raise ChangedMeanwhile
    change_children(goal, {child.pk for child in written.children})
    if written.taken_out:
        Step.objects.filter(goal=goal, pk__in=written.taken_out).delete()
    write_steps(goal, written.steps)
    add_reading(goal, written.reading, by)
    audit.record("change_goal", by=by, target=goal, family_id=goal.family_id, fields=written.facts)


def change_children(goal: Goal, wanted: set[uuid.UUID]) -> None:
    before = {child.pk for child in goal.all_children}
    if before - wanted:
        GoalChild.objects.filter(goal=goal, child__in=before - wanted).delete()
    add_children(goal, wanted - before)


def add_children(goal: Goal, children: Iterable[uuid.UUID]) -> None:
    rows = [GoalChild(family_id=goal.family_id, goal=goal, child_id=child) for child in children]
    GoalChild.objects.bulk_create(rows, ignore_conflicts=True)


def write_steps(goal: Goal, written: list[WrittenStep]) -> None:
    """New and changed steps in the order of the page, in one statement. What became of a step stays."""
    steps = [
        Step(
            id=row.step_id or uuid.uuid4(),
            family_id=goal.family_id,
            goal=goal,
            position=position,
            **row.facts,
        )
        for position, row in enumerate(written)
    ]
    Step.objects.bulk_create(steps, update_conflicts=True, unique_fields=["id"], update_fields=STEP_FACTS)


def add_reading(goal: Goal, said: Reading | None, by: User) -> None:
    if said is None:
        return
    ScaleReading.objects.create(
        family_id=goal.family_id,
        goal=goal,
        member=said.member,
        number=said.number,
        looks_like=said.looks_like,
        read_on=timezone.localdate(),
        noted_by=by,
    )


@transaction.atomic
def settle_goal(*, goal: Goal, state: str, state_words: str, by: User) -> None:
    """Reached, changed or stopped, with words; or worked on again. Can be put right later."""
    goal.state, goal.state_words = state, state_words
    is_open = state == Goal.State.OPEN
    goal.settled_at, goal.settled_by = (None, None) if is_open else (timezone.now(), by)
    fields = ["state", "state_words", "settled_at", "settled_by"]
    goal.save(update_fields=fields)
    audit.record("settle_goal", by=by, target=goal, family_id=goal.family_id, fields=fields[:2])


@transaction.atomic
def settle_step(*, step: Step, outcome: str, explanation: str, by: User) -> None:
    """Done, changed or not done, with why; or still to do after all. Can be put right later."""
    step.outcome, step.explanation = outcome, explanation
    is_open = outcome == Step.Outcome.OPEN
    step.settled_at, step.settled_by = (None, None) if is_open else (timezone.now(), by)
    fields = ["outcome", "explanation", "settled_at", "settled_by"]
    step.save(update_fields=fields)
    audit.record("settle_step", by=by, target=step, family_id=step.family_id, fields=fields[:2])
