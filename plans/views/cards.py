"""Goals and steps as the plan's page and its paper show them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from families.models import Visit
from plans.models import Goal, Plan, ScaleReading, Step
from plans.models.plans import PlanQuerySet
from plans.readings import history
from restorative.accounts.models import User


@dataclass(frozen=True)
class StepRow:
    step: Step
    is_late: bool


@dataclass(frozen=True)
class AboutIt:
    """A visit that was about a goal."""

    id: uuid.UUID
    on: date
    kind: str


@dataclass(frozen=True)
class GoalCard:
    """One goal with all that hangs on it."""

    goal: Goal
    missing: list[str]
    steps: list[StepRow]
    history: str
    readings: list[ScaleReading]
    visits: list[AboutIt]

    @property
    def is_draft(self) -> bool:
        return bool(self.missing) and self.goal.state == Goal.State.OPEN


def cards_of(plan: Plan, today: date) -> list[GoalCard]:
    """The goals of a plan in their order. One statement."""
    return [card_of(goal, today) for goal in plan.goals.with_parts().with_visits().in_order()]


def card_of(goal: Any, today: date) -> GoalCard:
    return GoalCard(
        goal=goal,
        missing=goal.missing(),
        steps=[StepRow(step, step.is_late_on(today)) for step in goal.all_steps],
        history=history(goal.all_readings, today),
        readings=goal.all_readings[::-1],
        visits=list(visits_in(goal.visit_facts)),
    )


def visits_in(facts: Iterable[dict[str, Any]]) -> Iterable[AboutIt]:
    for one in facts:
        yield AboutIt(uuid.UUID(one["id"]), date.fromisoformat(one["on"]), str(Visit.Kind(one["kind"]).label))


def plans_for(user: User) -> PlanQuerySet:
    """The plans that this person sees, each with its family and who makes it."""
    return Plan.objects.visible_to(user).with_makers().select_related("family")
