"""The buttons about who is together, who lives where, parents, courts' orders and a new name."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from families.models import Household, Partnership
from tests.access.world import World
from tests.budgets.press import Press, child_of, staff

LONG_AGO = date(2012, 3, 4)


def parts(name: str, day: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def add_couple(world: World) -> Press:
    """They are together again, after what there was before."""
    Partnership.objects.filter(family=world.own.family).update(how_ended="separated", ended_on=LONG_AGO)
    said = {"one": str(world.own.mother.pk), "other": str(world.own.father.pk), "kind": "married"}
    return staff(world, "families:partnership_new", world.own.family.pk, **said)


def end_couple(world: World) -> Press:
    said = {"what": "ended", "how_ended": "separated", **parts("ended_on", LONG_AGO)}
    return staff(world, "families:partnership_end", world.own.ids["partnership"], **said)


def remove_couple(world: World) -> Press:
    return staff(world, "families:partnership_end", world.own.ids["partnership"], what="mistake")


def add_parent(world: World) -> Press:
    said = {"parent": str(world.own.father.pk), "kind": "step"}
    return staff(world, "families:parent_new", child_of(world).pk, **said)


def remove_parent(world: World) -> Press:
    return staff(world, "families:parent_end", world.own.ids["parent"])


def parent_not_known(world: World) -> Press:
    said = {"which": "father", "words": "He left before she was born."}
    return staff(world, "families:parent_not_known_new", child_of(world).pk, **said)


def parent_known(world: World) -> Press:
    return staff(world, "families:parent_not_known_end", world.own.ids["unknown"])


def add_home(world: World) -> Press:
    members: Any = [str(world.own.mother.pk), str(world.own.father.pk), str(child_of(world).pk)]
    said = {"name": "Nan’s", "members": members, **parts("from_on", LONG_AGO)}
    return staff(world, "families:household_new", world.own.family.pk, **said)


def rename_home(world: World) -> Press:
    home = Household.objects.get(family=world.own.family)
    return staff(world, "families:household_edit", home.pk, name="Gran’s")


def add_to_home(world: World) -> Press:
    home = Household.objects.get(family=world.own.family)
    said = {"member": str(world.own.mother.pk), **parts("from_on", LONG_AGO)}
    return staff(world, "families:stay_new", home.pk, **said)


def move_out(world: World) -> Press:
    said = {"what": "ended", **parts("to_on", timezone.localdate())}
    return staff(world, "families:stay_end", world.own.ids["stay"], **said)


def never_there(world: World) -> Press:
    return staff(world, "families:stay_end", world.own.ids["stay"], what="mistake")


def add_order(world: World) -> Press:
    """For the mother, against the father, with the order in hand."""
    said: dict[str, Any] = {
        "kind": "prohibited",
        "named_for": [str(world.own.mother.pk)],
        "named_against": [str(world.own.father.pk)],
        "words": "He must not take her out of school.",
        "has_seen": "on",
        **parts("made_on", LONG_AGO),
        **parts("ends_on", timezone.localdate() + timedelta(days=90)),
    }
    return staff(world, "families:court_order_new", child_of(world).pk, **said)


def change_order(world: World, **said: str) -> Press:
    return staff(world, "families:court_order_end", world.own.ids["order"], **said)


def see_order(world: World) -> Press:
    return change_order(world, what="seen")


def end_order(world: World) -> Press:
    return change_order(world, what="ended", **parts("ended_on", timezone.localdate()))


def remove_order(world: World) -> Press:
    return change_order(world, what="mistake")


def rename(world: World) -> Press:
    """What is gone of the old name is kept from everybody but two."""
    readers: Any = [str(world.own.mother.pk), str(world.own.father.pk)]
    said = {"full_name": "Jules Novak", "preferred_name": "", "keep": "on", "readers": readers}
    return staff(world, "families:member_name", child_of(world).pk, **said)


KIN: dict[str, list[Callable[[World], Press]]] = {
    "families:partnership_new": [add_couple],
    "families:partnership_end": [end_couple, remove_couple],
    "families:parent_new": [add_parent],
    "families:parent_end": [remove_parent],
    "families:parent_not_known_new": [parent_not_known],
    "families:parent_not_known_end": [parent_known],
    "families:household_new": [add_home],
    "families:household_edit": [rename_home],
    "families:stay_new": [add_to_home],
    "families:stay_end": [move_out, never_there],
    "families:court_order_new": [add_order],
    "families:court_order_end": [see_order, end_order, remove_order],
    "families:member_name": [rename],
}
