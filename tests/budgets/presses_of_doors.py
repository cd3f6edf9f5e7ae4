"""The buttons by which a family is given its link and its code, and those by which it comes in."""

from collections.abc import Callable
from typing import Any

from families.models import SafeContact
from families.sharing.actions import make_code, make_invitation
from families.sharing.models import Invitation
from tests import people
from tests.access.world import World
from tests.budgets.press import Press, family, staff


def new_link(world: World) -> Press:
    """For somebody who never had one, nor an account."""
    return staff(world, "sharing:invite", people.make_adult(world.own.family, "Rose Bell").pk, do="link")


def at_door(world: World, do: str) -> Press:
    return staff(world, "sharing:invite", world.own.mother.pk, do=do)


def show_code(world: World) -> Press:
    return at_door(world, "code")


def send_code(world: World) -> Press:
    SafeContact.objects.filter(member=world.own.mother).update(way="email", email="a@example.org")
    return at_door(world, "send")


def end_link(world: World) -> Press:
    return at_door(world, "end")


def enter(world: World) -> Press:
    invitation: Any = make_invitation(member=world.own.mother, by=world.own.lead)
    code = make_code(invitation=invitation, by=world.own.lead)
    return staff(world, "sharing:enter", invitation.link, who="nobody", code=code)


def enter_wrong(world: World) -> Press:
    return staff(world, "sharing:enter", world.own.ids["link"], who="nobody", code="AAAA-AAAA")


def fresh_code(world: World) -> Press:
    link = Invitation.objects.get(link=world.own.ids["link"]).link
    return staff(world, "sharing:fresh_code", link, who="nobody")


def choose(world: World) -> Press:
    return family(world, "sharing:my_choose", member=str(world.own.mother.pk))


AT_THE_DOOR: dict[str, list[Callable[[World], Press]]] = {
    "sharing:invite": [new_link, show_code, send_code, end_link],
    "sharing:enter": [enter, enter_wrong],
    "sharing:fresh_code": [fresh_code],
    "sharing:my_choose": [choose],
}
