"""The buttons of the chronology."""

from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone

from families.models import Member
from tests.access.world import World
from tests.budgets.press import Press, staff


def event_said(world: World) -> dict[str, object]:
    today = timezone.localdate()
    everybody = Member.objects.filter(family=world.own.family).values_list("pk", flat=True)
    return {
        "day_day": str(today.day),
        "day_month": str(today.month),
        "day_year": str(today.year),
        "kind": "home",
        "what": "They moved to a flat of their own.",
        "about": [str(pk) for pk in everybody],
    }


def add_event(world: World) -> Press:
    """From a visit, about everybody."""
    url = reverse("families:event_new", args=[world.own.family.pk])
    return Press(world.clients["practitioner"], f"{url}?visit={world.own.ids['visit']}", event_said(world))


def take_event_out(world: World) -> Press:
    return staff(world, "families:event_end", world.own.ids["event"])


FIND: dict[str, list[Callable[[World], Press]]] = {
    "families:event_new": [add_event],
    "families:event_end": [take_event_out],
}
