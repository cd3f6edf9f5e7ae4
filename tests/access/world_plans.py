"""A plan with one of everything in each family, and a canary in each of its texts."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from plans.models import Goal, GoalChild, GoalVisit, Plan, PlanMember, Review, ScaleReading, Step
from tests.access.canaries import canary

# where the canaries of a plan stand: no family member ever reads one of them without a version
PLAN_TEXTS = [
    *("purpose", "ending", "theirs", "ours", "different", "zero", "ten", "fairwords", "goalwhy", "ifnot"),
    *("statewords", "stepother", "stepwhat", "stephelp", "stepexplanation", "lookslike"),
    *("well", "worries", "whatnext"),
]


def add_plan(case: Any) -> None:
    family, today = case.family, timezone.localdate()
    of = {"family": family}
    plan = Plan.objects.create(
        **of,
        purpose=canary(case.key, "purpose"),
        ending=canary(case.key, "ending"),
        review_on=today + timedelta(days=30),
        made_by=case.lead,
    )
    PlanMember.objects.create(**of, plan=plan, member=case.mother)
    goal = add_goal(case, plan)
    child = family.members.get(kind="child")
    GoalChild.objects.create(**of, goal=goal, child=child)
    GoalVisit.objects.create(**of, goal=goal, visit_id=case.ids["visit"])
    review = Review.objects.create(
        **of,
        plan=plan,
        held_on=today,
        working_well=canary(case.key, "well"),
        worries=canary(case.key, "worries"),
        what_next=canary(case.key, "whatnext"),
        by=case.lead,
    )
    number = {**of, "goal": goal, "number": 4, "read_on": today, "noted_by": case.lead}
    ScaleReading.objects.create(**number, review=review, looks_like=canary(case.key, "lookslike"))
    ScaleReading.objects.create(**number, member=case.mother, looks_like=canary(case.key, "lookslike"))
    case.ids |= {
        "plan": plan.pk,
        "goal": goal.pk,
        "step": goal.steps.earliest("position").pk,
        "review": review.pk,
    }


def add_goal(case: Any, plan: Plan) -> Goal:
    """Whole: each of its parts is there."""
    family, soon = case.family, timezone.localdate() + timedelta(days=60)
    goal = Goal.objects.create(
        family=family,
        plan=plan,
        position=1,
        whose="family",
        their_words=canary(case.key, "theirs"),
        our_words=canary(case.key, "ours"),
        different=canary(case.key, "different"),
        zero_looks=canary(case.key, "zero"),
        ten_looks=canary(case.key, "ten"),
        fair="partly",
        fair_words=canary(case.key, "fairwords"),
        why=canary(case.key, "goalwhy"),
        by_when=soon,
        if_not=canary(case.key, "ifnot"),
        state_words=canary(case.key, "statewords"),
        changed_by=case.lead,
    )
    step = {"family": family, "goal": goal, "by_when": soon}
    Step.objects.create(
        **step,
        position=1,
        whose="theirs",
        member=case.mother,
        what=canary(case.key, "stepwhat"),
        help=canary(case.key, "stephelp"),
    )
    Step.objects.create(
        **step,
        position=2,
        whose="other",
        other=canary(case.key, "stepother"),
        what=canary(case.key, "stepwhat"),
        explanation=canary(case.key, "stepexplanation"),
        outcome="done",
        settled_at=timezone.now(),
        settled_by=case.lead,
    )
    return goal


def mixed_plan_rows(own: Any, other: Any) -> list[models.Model]:
    """Rows of one's own family's plan that each name something of the other family."""
    family, today = own.family, timezone.localdate()
    plan, foreign_plan = family.plans.get(), other.family.plans.get()
    goal, foreign_goal = family.goals.get(), other.family.goals.get()
    child = other.family.members.get(kind="child")
    number = {"family": family, "number": 1, "read_on": today, "noted_by": own.lead}
    review = foreign_plan.reviews.get()
    step = {"family": family, "position": 9, "whose": "ours", "what": "x"}
    return [
        PlanMember(family=family, plan=plan, member=other.mother),
        PlanMember(family=family, plan=foreign_plan, member=own.father),
        Review(family=family, plan=foreign_plan, held_on=today, by=own.lead),
        Goal(family=family, plan=foreign_plan, position=9, changed_by=own.lead),
        Goal(family=family, plan=plan, position=9, whose="member", member=other.mother, changed_by=own.lead),
        GoalChild(family=family, goal=goal, child=child),
        GoalChild(family=family, goal=foreign_goal, child=own.family.members.get(kind="child")),
        Step(**step, goal=foreign_goal),
        Step(**step | {"whose": "theirs"}, goal=goal, member=other.mother),
        ScaleReading(**number, goal=foreign_goal),
        ScaleReading(**number, goal=goal, member=other.mother),
        ScaleReading(**number, goal=goal, review=review),
        GoalVisit(family=family, goal=foreign_goal, visit_id=own.ids["visit"]),
        GoalVisit(family=family, goal=goal, visit_id=other.ids["visit"]),
    ]
