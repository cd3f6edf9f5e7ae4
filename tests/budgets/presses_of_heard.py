"""The buttons about each person heard: what they think, need, and are like to work with."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from families.models import GettingToKnow
from tests.access.world import World
from tests.budgets.press import Press, staff


def day(name: str) -> dict[str, str]:
    today = timezone.localdate()
    return {f"{name}_{part}": str(getattr(today, part)) for part in ("day", "month", "year")}


def view_said(world: World) -> Press:
    said = {"outcome": "said", "said": "I want to stay.", "how": "talk", **day("asked_on")}
    return staff(world, "families:view_new", world.own.mother.pk, **said)


def thought_of(world: World) -> Press:
    return staff(world, "families:influence_new", world.own.mother.pk, text="Her mother’s words.")


def need_noted(world: World) -> Press:
    said = {"need": "support", "evidence": "He has a club.", "action": "Ask him", "who": "Priya"}
    press = staff(world, "families:need_new", world.own.ids["child"])
    return press._replace(data=said | day("noted_on"))


def known_anew(world: World) -> Press:
    stands: Any = GettingToKnow.objects.filter(member=world.own.mother).order_by("-said_on", "-at").first()
    said = {"helps": "Tea", "written_with": "them", "seen": str(stands.pk), **day("said_on")}
    return staff(world, "families:getting_to_know", world.own.mother.pk, **said)


def tried_it(world: World) -> Press:
    said = {"what": "Ringing after nine", "outcome": "worked", **day("tried_on")}
    return staff(world, "families:tried_new", world.own.mother.pk, **said)


def described(world: World) -> Press:
    said = {"about": "faith", "words": "I am a Quaker.", "theirs": "on", **day("said_on")}
    return staff(world, "families:identity_new", world.own.mother.pk, **said)


def explained_it(world: World) -> Press:
    said: dict[str, Any] = {
        "topics": ["who", "why"],
        "mode": "phone",
        "interpreter": "UR-14",
        **day("explained_on"),
    }
    return staff(world, "families:explained_new", world.own.mother.pk, **said)


def spoken_of(world: World) -> Press:
    said = {"spoken_language": "Urdu", "verbal_first": "on", **day("needs_asked_on")}
    return staff(world, "families:speaking_edit", world.own.mother.pk, **said)


def interpreted_by(world: World) -> Press:
    said = {"member": str(world.own.mother.pk), "mode": "phone", "interpreter": "UR-14"}
    return staff(world, "families:interpreted_new", world.own.ids["visit"], **said)


HEARD: dict[str, list[Callable[[World], Press]]] = {
    "families:view_new": [view_said],
    "families:influence_new": [thought_of],
    "families:need_new": [need_noted],
    "families:getting_to_know": [known_anew],
    "families:tried_new": [tried_it],
    "families:identity_new": [described],
    "families:explained_new": [explained_it],
    "families:speaking_edit": [spoken_of],
    "families:interpreted_new": [interpreted_by],
}
