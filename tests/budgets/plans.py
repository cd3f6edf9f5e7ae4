"""Plans that are large, and what their forms send."""

from datetime import date, timedelta

from django.utils import timezone

from families.models import Assessment, Member, Visit
from plans.models import Goal, GoalVisit, Plan, Review, ScaleReading, Step
from tests import people
from tests.access.world import Case, World
from tests.access.world_assess import add_item
from tests.access.world_plans import add_goal

SOON = timezone.localdate() + timedelta(days=20)


def add_plans(case: Case, number: int) -> None:
    """More of everything that hangs on a plan, as a family has that was worked with for years."""
    plan = Plan.objects.get(pk=case.ids["plan"])
    of = {"family": case.family}
    for _ in range(number // 40):
        goal = add_goal(case, plan)
        Step.objects.bulk_create(
            Step(**of, goal=goal, position=n + 3, whose="ours", what="Ring the school.", by_when=SOON)
            for n in range(3)
        )
        visits = Visit.objects.filter(family=case.family)[:5]
        GoalVisit.objects.bulk_create(GoalVisit(**of, goal=goal, visit=visit) for visit in visits)
    reviews = [Review(**of, plan=plan, held_on=SOON, by=case.lead) for _ in range(number // 10)]
    Review.objects.bulk_create(reviews)
    first = Goal.objects.get(pk=case.ids["goal"])
    ScaleReading.objects.bulk_create(
        ScaleReading(
            **of, goal=first, review=review, number=3, looks_like="So.", read_on=SOON, noted_by=case.lead
        )
        for review in reviews
    )
    for position in range(number // 20):
        add_item(case, Assessment.objects.get(pk=case.ids["assessment"]), position + 2)
    Plan.objects.bulk_create(
        Plan(**of, purpose="Another one.", made_by=case.lead) for _ in range(number // 20)
    )


def day(name: str, on: date = SOON) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def plan_typed(world: World, **more: str) -> dict[str, str]:
    """The father in the place of the mother."""
    return {"purpose": "Calmer mornings.", "makers": str(world.own.father.pk), **day("review_on"), **more}


def goal_typed(world: World, child: Member) -> dict[str, str]:
    return {
        "whose": "family",
        "their_words": "No shouting.",
        "different": "He is there by nine.",
        "number": "4",
        "looks_like": "Two mornings.",
        "children": str(child.pk),
        **day("by_when"),
        "step-0-what": "Pack the bag.",
        "step-0-whose": str(world.own.mother.pk),
        "step-0-help": "We bring a list.",
        **day("step-0-by_when"),
    }


def goal_changed(world: World) -> dict[str, str]:
    other = people.make_child(world.own.family, "Another Child")
    taken_out = str(world.own.ids["step"])
    row = {"step-1-step": taken_out, "step-1-what": "Gone.", "step-1-gone": "on"}
    return {**goal_typed(world, other), **row, "revision": "1"}


def review_typed(world: World) -> dict[str, str]:
    goal = Goal.objects.get(pk=world.own.ids["goal"]).pk.hex
    mother = world.own.mother.pk.hex
    numbers = {f"number_{goal}_{mother}": "5", f"number_{goal}_us": "4", f"looks_{goal}_us": "Calm."}
    held = day("held_on", timezone.localdate())
    return {**held, **numbers, "working_well": "The list.", **day("review_on")}


def second_goal(world: World) -> str:
    return str(add_goal(world.own, Plan.objects.get(pk=world.own.ids["plan"])).pk)
