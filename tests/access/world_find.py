"""What searches look through, and what mattered in the story of a family."""

from typing import TYPE_CHECKING

from django.utils import timezone

from families.models import EventMember, NameKey, SignificantEvent
from tests.access.canaries import canary

if TYPE_CHECKING:
    from tests.access.world import Case


def add_find(case: "Case") -> None:
    """How the mother's name sounds, and that the visit mattered. Its words are there by themselves."""
    NameKey.objects.create(family=case.family, member=case.mother, key=f"K{case.key.upper()}")
    chosen = {"source_kind": "visit", "source_id": case.ids["visit"]}
    event = SignificantEvent.objects.create(
        family=case.family,
        day=timezone.localdate(),
        kind="home",
        what=canary(case.key, "mattered"),
        by=case.lead,
        **chosen,
    )
    EventMember.objects.create(family=case.family, event=event, member=case.mother)
    case.ids["event"] = event.pk
