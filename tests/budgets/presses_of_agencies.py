"""The buttons about who else is involved."""

from collections.abc import Callable
from typing import Any

from families.models import AgencyDiscussion, AgencyRole
from tests.access.world import World
from tests.budgets.press import Press, staff


def add_agency(world: World) -> Press:
    said: dict[str, Any] = {"agency": "The housing office", "areas": ["housing", "money"]}
    said |= {"overlap_owner": str(world.own.lead.pk), "contacts_a_month": "4"}
    return staff(world, "families:agency_role_new", world.own.family.pk, **said)


def change_agency(world: World) -> Press:
    press = add_agency(world)
    revision = str(AgencyRole.objects.get(pk=world.own.ids["agency_role"]).revision)
    data = press.data | {"revision": revision}
    return staff(world, "families:agency_role_edit", world.own.ids["agency_role"], **data)


def say_load(world: World) -> Press:
    said = {"role": str(world.own.ids["agency_role"]), "member": str(world.own.mother.pk)}
    day = {"said_on_day": "1", "said_on_month": "2", "said_on_year": "2026"}
    return staff(
        world, "families:agency_load_new", world.own.family.pk, load="right", words="Fine.", **said, **day
    )


def add_agency_action(world: World) -> Press:
    said = {"kind": "does", "what": "Order a bed", "area": "housing", "for_whom": str(world.own.mother.pk)}
    return staff(world, "families:agency_action_new", world.own.ids["agency_role"], **said)


def end_agency_action(world: World) -> Press:
    return staff(world, "families:agency_action_end", world.own.ids["agency_action"], ended="done")


def roles_of(world: World) -> list[str]:
    roles = AgencyRole.objects.filter(family=world.own.family).order_by("added_at")[:2]
    return [str(role.pk) for role in roles]


def open_talk(world: World) -> Press:
    said: dict[str, Any] = {"area": "housing", "about": "Whose is the rent?", "roles": roles_of(world)}
    said["actions"] = [str(world.own.ids["agency_action"])]
    return staff(world, "families:agency_talk_new", world.own.family.pk, **said)


def close_talk(world: World) -> Press:
    """Agreed, with a remit for each."""
    said = {f"says_{pk}": "does" for pk in roles_of(world)}
    day = {"held_on_day": "1", "held_on_month": "2", "held_on_year": "2026"}
    return staff(
        world,
        "families:agency_talk_close",
        world.own.ids["agency_talk"],
        outcome=AgencyDiscussion.Outcome.AGREED,
        family_said="Good.",
        **said,
        **day,
    )


AGENCIES: dict[str, list[Callable[[World], Press]]] = {
    "families:agency_role_new": [add_agency],
    "families:agency_role_edit": [change_agency],
    "families:agency_load_new": [say_load],
    "families:agency_action_new": [add_agency_action],
    "families:agency_action_end": [end_agency_action],
    "families:agency_talk_new": [open_talk],
    "families:agency_talk_close": [close_talk],
}
