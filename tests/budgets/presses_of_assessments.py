"""The buttons of assessments."""

from collections.abc import Callable

from tests.access.world import World
from tests.budgets.plans import day
from tests.budgets.press import Press, staff
from tests.budgets.presses_of_support import SUPPORT


def press(world: World, name: str, **data: str) -> Press:
    return staff(world, f"families:{name}", world.own.ids["assessment"], **data)


def begin(world: World) -> Press:
    return staff(world, "families:assessment_new", world.own.family.pk, purpose="To understand mornings.")


def close_it(world: World) -> Press:
    return press(world, "assessment_close", ending="We understand mornings.")


def item_typed(world: World, **more: str) -> dict[str, str]:
    mother = str(world.own.mother.pk)
    return {
        "kind": "need",
        "is_risk": "on",
        "member": mother,
        "topic": "Mornings",
        "said_by": mother,
        "family_view": "The bus is late.",
        "our_view": "He is often late.",
        "stands": "different",
        "why": "The school told us.",
        "reply": "Ask the driver.",
        **more,
    }


def write_item(world: World) -> Press:
    return press(world, "item_new", **item_typed(world))


def change_it(world: World) -> Press:
    return staff(world, "families:item_edit", world.own.ids["item"], **item_typed(world, revision="1"))


def say_hard(world: World) -> Press:
    words = dict.fromkeys(("area", "why", "tried", "risk_effect", "next_try"), "Weekends.")
    return press(world, "hard_new", member="family", **words, **day("next_by"))


def say_nothing_hard(world: World) -> Press:
    return press(world, "hard_none", why="We saw everybody alone.")


def say_decided(world: World) -> Press:
    words = {"said": "A later bus.", "decided": "We ask for one.", "because": "It helps."}
    return press(world, "decided_new", member=str(world.own.mother.pk), **words)


ASSESSMENTS: dict[str, list[Callable[[World], Press]]] = {
    "families:assessment_new": [begin],
    "families:assessment_close": [close_it],
    "families:item_new": [write_item],
    "families:item_edit": [change_it],
    "families:hard_new": [say_hard],
    "families:hard_none": [say_nothing_hard],
    "families:decided_new": [say_decided],
    **SUPPORT,
}
