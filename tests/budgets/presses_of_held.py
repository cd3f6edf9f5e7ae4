"""The buttons about where something comes from, about confidences, and after a birthday."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from families.models import Visit
from families.sharing.models import Release
from tests.access.world import World
from tests.budgets.press import Press, child_of, staff


def parts_of(world: World) -> Any:
    return Visit.objects.get(pk=world.own.ids["visit"]).passages


RELEASE = {"ground": "agreed", "reason": "The officer agreed."}


def say_sources(world: World) -> Press:
    passages = parts_of(world).filter(came_from="", said_by=None)
    said = {f"from_{one.pk.hex}": "agency" for one in passages}
    said |= {f"who_{one.pk.hex}": "The school" for one in passages}
    return staff(world, "families:visit_sources", world.own.ids["visit"], **said)


def keep_confidence(world: World) -> Press:
    child = child_of(world)
    passages = parts_of(world).all()
    said: dict[str, Any] = {
        "member": str(child.pk),
        "parts": [str(one.pk) for one in passages],
        "wishes": "Nobody else.",
        "may_know": [str(world.own.mother.pk)],
        "conversation": "What could happen.",
        "understands": "yes",
        "limits_told": "yes",
        "told_whom": "My manager.",
        "told_them": "yes",
    }
    return staff(world, "sharing:confidence_new", world.own.ids["visit"], **said)


def look_again(world: World) -> Press:
    """Somebody else had to be told."""
    said: dict[str, Any] = {
        "outcome": "told",
        "words": "He could be hurt.",
        "readers": [str(world.own.father.pk)],
        "told_first": "no",
        "why_not_first": "There was no time.",
    }
    return staff(world, "sharing:confidence", world.own.ids["confidence"], **said)


def recheck_shares(world: World) -> Press:
    said = {"asked": "yes", "words": "It is all right."}
    return staff(world, "sharing:share_recheck", child_of(world).pk, **said)


def released(world: World, data: dict[str, Any]) -> dict[str, Any]:
    """The same choices, with a reason for what the police told us."""
    Release.objects.filter(family=world.own.family).delete()
    key = parts_of(world).get(came_from="police").pk.hex
    today = timezone.localdate()
    day = {"day": today.day, "month": today.month, "year": today.year}
    said = {f"{name}_{key}": value for name, value in RELEASE.items()}
    said |= {f"agreed_{key}_{part}": str(value) for part, value in day.items()}
    return data | said | {f"in_{key}": "on", f"may_{key}": "yes"}


HELD: dict[str, list[Callable[[World], Press]]] = {
    "families:visit_sources": [say_sources],
    "sharing:confidence_new": [keep_confidence],
    "sharing:confidence": [look_again],
    "sharing:share_recheck": [recheck_shares],
}
