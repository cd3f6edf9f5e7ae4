"""A plan of the Bell family, and the boxes of the form of a goal filled in."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from families.models import Member
from plans.models import Goal, GoalChild, Plan, PlanMember, ScaleReading, Step
from tests.conftest import Story

SOON = timezone.localdate() + timedelta(days=40)


def make_plan(story: Story, *makers: Member, **facts: Any) -> Plan:
    facts.setdefault("purpose", "Calmer mornings, and Jaden at school on time.")
    facts.setdefault("review_on", SOON)
    plan = Plan.objects.create(family=story.family, made_by=story.priya, **facts)
    for member in makers or (story.amina,):
        PlanMember.objects.create(family=story.family, plan=plan, member=member)
    return plan


def make_goal(story: Story, plan: Plan, **facts: Any) -> Goal:
    """A whole goal, with a step of Amina's and one of ours."""
    whole: dict[str, Any] = {
        "position": plan.goals.count() + 1,
        "whose": "family",
        "their_words": "I want us to get out of the door without shouting.",
        "our_words": "Jaden needs to be at school on time.",
        "different": "Jaden is at school by nine, four days in five.",
        "zero_looks": "He misses most mornings.",
        "ten_looks": "He is there every morning.",
        "fair": "yes",
        "why": "He loves maths, and maths is first.",
        "by_when": SOON,
        "if_not": "We look at the plan again together first.",
        "changed_by": story.priya,
    }
    goal = Goal.objects.create(family=story.family, plan=plan, **whole | facts)
    GoalChild.objects.create(family=story.family, goal=goal, child=story.jaden)
    say(story, goal, 4, "Two mornings a week.")
    step(
        story, goal, "Pack the bag at night.", member=story.amina, help="We bring a checklist with pictures."
    )
    step(story, goal, "Ring the school about the bus.")
    return goal


def step(story: Story, goal: Goal, what: str, *, member: Member | None = None, **facts: Any) -> Step:
    facts.setdefault("whose", "theirs" if member else "ours")
    facts.setdefault("by_when", SOON)
    place = {"family": story.family, "goal": goal, "position": goal.steps.count()}
    return Step.objects.create(**place, what=what, member=member, **facts)


def say(story: Story, goal: Goal, number: int, looks_like: str = "", **facts: Any) -> ScaleReading:
    facts.setdefault("read_on", timezone.localdate())
    return ScaleReading.objects.create(
        family=story.family, goal=goal, number=number, looks_like=looks_like, noted_by=story.priya, **facts
    )


def fetched(goal: Goal) -> Goal:
    """The goal with all that hangs on it, as pages read it."""
    return Goal.objects.with_parts().get(pk=goal.pk)


def day(name: str, on: date | None) -> dict[str, str]:
    if on is None:
        return {}
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def typed(story: Story, **changes: str) -> dict[str, str]:
    """Every box of the goal's form, with a step of Amina's and one of ours."""
    return {
        "whose": str(story.amina.pk),
        "their_words": "I want him to be happy at school.",
        "our_words": "Jaden is often late.",
        "different": "Jaden is at school by nine.",
        "zero_looks": "Never.",
        "ten_looks": "Always.",
        "number": "4",
        "looks_like": "Two mornings a week.",
        "said_by": "",
        "fair": "partly",
        "fair_words": "The bus is often late.",
        "why": "He loves maths.",
        "children": str(story.jaden.pk),
        **day("by_when", SOON),
        "if_not": "We look at the plan again.",
        "step-0-what": "Pack the bag at night.",
        "step-0-whose": str(story.amina.pk),
        **day("step-0-by_when", SOON),
        "step-0-help": "We bring a checklist.",
        "step-1-what": "Ring the school.",
        "step-1-whose": "ours",
        **day("step-1-by_when", SOON),
        **changes,
    }
