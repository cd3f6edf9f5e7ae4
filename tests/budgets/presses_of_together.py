"""The buttons about how we worked together: placing a visit, writing down an offer, saying how it was."""

from collections.abc import Callable

from django.utils import timezone

from families.sharing.models import Answer
from tests.access.world import World
from tests.budgets.press import Press, family, staff


def place(world: World) -> Press:
    return staff(world, "families:placing_new", world.own.ids["visit"], support="8", challenge="3")


def offer(world: World) -> Press:
    today = timezone.localdate()
    said = {"what": "A place at the meeting", "outcome": "could_not", "words": "She was at work."}
    on = {f"offered_on_{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    return staff(world, "families:offer_new", world.own.mother.pk, **said, **on)


def rate(world: World) -> Press:
    """Another one than last time, of a version that she has answered."""
    assert Answer.objects.filter(version__pk=world.own.ids["version"]).exists()
    return family(world, "sharing:my_rating", world.own.ids["version"], way="to")


TOGETHER: dict[str, list[Callable[[World], Press]]] = {
    "families:placing_new": [place],
    "families:offer_new": [offer],
    "sharing:my_rating": [rate],
}
