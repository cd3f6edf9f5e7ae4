"""The buttons about addresses, and about what must be kept from somebody."""

from collections.abc import Callable
from typing import Any

from families.models import NothingToKeep, ProtectedAddress
from tests.access.world import World
from tests.budgets.press import Press, staff


def add_address(world: World) -> Press:
    """One that must be kept from somebody."""
    said = {"keep": "yes", "lines": "14 Elm Street", "town": "Leeds", "postcode": "ls14ab", "kind": "home"}
    return staff(world, "families:address_new", world.own.mother.pk, **said)


def end_address(world: World) -> Press:
    return staff(world, "families:address_end", world.own.ids["address"], do="end")


def end_hiding(world: World) -> Press:
    hiding = ProtectedAddress.objects.get(family=world.own.family)
    return staff(world, "families:address_end", hiding.pk, do="end")


def protect(world: World) -> Press:
    said: dict[str, Any] = {"kind": "school", "text": "Owlbeck School", "readers": [str(world.own.mother.pk)]}
    return staff(world, "families:protected_terms", world.own.family.pk, **said)


def end_term(world: World) -> Press:
    return staff(world, "families:protected_terms", world.own.family.pk, end=str(world.own.ids["term"]))


def restore_term(world: World) -> Press:
    press = end_term(world)
    press.client.post(press.url, press.data)
    return press._replace(data={"restore": press.data["end"]})


def nothing_to_keep(world: World) -> Press:
    NothingToKeep.objects.filter(family=world.own.family).delete()
    return staff(world, "families:protected_terms", world.own.family.pk, nothing="1")


def keep_existence(world: World) -> Press:
    """For the second time, with somebody else who may know."""
    readers = [str(world.own.mother.pk)]
    press = staff(world, "families:existence_edit", world.own.father.pk, readers=readers)
    press.client.post(press.url, {})
    return press


def end_existence(world: World) -> Press:
    return keep_existence(world)._replace(data={"end": "1"})


def hold_names(world: World) -> Press:
    """What she has been sent names us, and is taken back."""
    return staff(world, "sharing:names_edit", world.own.mother.pk, why="She followed one of us home.")


def give_names(world: World) -> Press:
    press = hold_names(world)
    press.client.post(press.url, press.data)
    return press._replace(data={"give": "1"})


PROTECTION: dict[str, list[Callable[[World], Press]]] = {
    "families:address_new": [add_address],
    "families:address_end": [end_address, end_hiding],
    "families:existence_edit": [keep_existence, end_existence],
    "sharing:names_edit": [hold_names, give_names],
    "families:protected_terms": [protect, end_term, restore_term, nothing_to_keep],
}
