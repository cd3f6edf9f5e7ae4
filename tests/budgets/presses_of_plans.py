"""The buttons of plans."""

from collections.abc import Callable

from tests.access.world import World
from tests.budgets.plans import goal_changed, goal_typed, plan_typed, review_typed, second_goal
from tests.budgets.press import Press, child_of, staff


def new_plan(world: World) -> Press:
    said = plan_typed(world, revision="1")
    return staff(world, "plans:plan_new", world.own.family.pk, **said)


def edit_plan(world: World) -> Press:
    return staff(world, "plans:plan_edit", world.own.ids["plan"], **plan_typed(world, revision="1"))


def close_plan(world: World) -> Press:
    return staff(world, "plans:plan_close", world.own.ids["plan"], ending="It is done.")


def reopen_plan(world: World) -> Press:
    client, url, data = close_plan(world)
    client.post(url, data)
    return staff(world, "plans:plan_reopen", world.own.ids["plan"])


def new_goal(world: World) -> Press:
    return staff(world, "plans:goal_new", world.own.ids["plan"], **goal_typed(world, child_of(world)))


def edit_goal(world: World) -> Press:
    """Another child, one step taken out, one added, and a number."""
    return staff(world, "plans:goal_edit", world.own.ids["goal"], **goal_changed(world))


def settle_goal(world: World) -> Press:
    return staff(world, "plans:goal_settle", world.own.ids["goal"], state="reached", state_words="There.")


def settle_step(world: World) -> Press:
    return staff(world, "plans:step_edit", world.own.ids["step"], outcome="done")


def hold_review(world: World) -> Press:
    return staff(world, "plans:review_new", world.own.ids["plan"], **review_typed(world))


def link_goals(world: World) -> Press:
    """Another goal in the place of the one that was linked."""
    return staff(world, "plans:visit_goals", world.own.ids["visit"], goals=second_goal(world))


PLANS: dict[str, list[Callable[[World], Press]]] = {
    "plans:plan_new": [new_plan],
    "plans:plan_edit": [edit_plan],
    "plans:plan_close": [close_plan],
    "plans:plan_reopen": [reopen_plan],
    "plans:goal_new": [new_goal],
    "plans:goal_edit": [edit_goal],
    "plans:goal_settle": [settle_goal],
    "plans:step_edit": [settle_step],
    "plans:review_new": [hold_review],
    "plans:visit_goals": [link_goals],
}
