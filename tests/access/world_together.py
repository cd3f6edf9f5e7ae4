"""How a visit was placed, how the mother put it, and what we offered her: a canary in each of its texts."""

import uuid
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from families.models import Offer, Placing
from families.sharing.models import FamilyRating
from tests.access.canaries import canary

if TYPE_CHECKING:
    from tests.access.world import Case


def add_together(case: "Case") -> None:
    of: dict[str, Any] = {"family": case.family}
    Placing.objects.create(**of, visit_id=case.ids["visit"], support=7, challenge=4, by=case.lead)
    said: dict[str, Any] = {"member": case.mother, "version_id": case.ids["version"], "user_id": uuid.uuid4()}
    FamilyRating.objects.create(**of, **said, way=FamilyRating.Way.WITH)
    Offer.objects.create(
        **of,
        member=case.mother,
        offered_on=timezone.localdate(),
        what=canary(case.key, "offered"),
        outcome=Offer.Outcome.COULD_NOT,
        words=canary(case.key, "couldnot"),
        by=case.lead,
    )


def mixed_together_rows(own: "Case", other: "Case") -> list[models.Model]:
    """A visit of theirs that is placed as ours, and an offer to one of them."""
    of: dict[str, Any] = {"family": own.family, "by": own.lead}
    return [
        Placing(**of, visit_id=other.ids["visit"], support=1, challenge=1),
        Offer(**of, member=other.mother, offered_on=timezone.localdate(), what="x", outcome="said_no"),
    ]
