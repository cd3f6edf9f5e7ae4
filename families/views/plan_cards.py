"""Plans as the family page shows them: what each goal is called, how it stands, its number now."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

MOST_GOALS = 8


@dataclass(frozen=True)
class GoalLine:
    title: str
    state: str
    number: int | None


@dataclass(frozen=True)
class PlanCard:
    """One plan on the family page, from plain facts."""

    id: str
    made_on: date
    review_on: date | None
    is_due: bool
    is_open: bool
    goals: list[GoalLine]
    has_more: bool


def plan_cards(family: Any, today: date) -> list[PlanCard]:
    """The plans of a family that was fetched `with_plans`."""
    goals: dict[str, list[GoalLine]] = {}
    for facts in family.goal_facts:
        goals.setdefault(facts["plan"], []).append(goal_line(facts))
    return [plan_card(facts, goals.get(facts["id"], []), today) for facts in family.plan_facts]


def plan_card(facts: dict[str, Any], goals: list[GoalLine], today: date) -> PlanCard:
    day = date.fromisoformat(facts["review_on"]) if facts["review_on"] else None
    is_open = facts["closed_at"] is None
    return PlanCard(
        id=facts["id"],
        made_on=timezone.localdate(datetime.fromisoformat(facts["made_at"])),
        review_on=day,
        is_due=is_open and day is not None and day <= today,
        is_open=is_open,
        goals=goals[:MOST_GOALS],
        has_more=len(goals) > MOST_GOALS,
    )


def goal_line(facts: dict[str, Any]) -> GoalLine:
    title = facts["different"] or facts["their_words"] or facts["our_words"]
    return GoalLine(title.strip().split("\n")[0], facts["state"], facts["number"])
