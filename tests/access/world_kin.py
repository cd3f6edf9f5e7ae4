"""Who is together, who lives where, whom nobody knows, and what a court ordered: a canary in each of its texts."""

from typing import TYPE_CHECKING

from django.utils import timezone

from families.models import (
    CourtOrder,
    CourtOrderMember,
    Household,
    HouseholdStay,
    Member,
    ParentLink,
    ParentNotKnown,
    Partnership,
)
from tests.access.canaries import canary

KIN_TEXTS = ["home", "unknownparent", "order"]

if TYPE_CHECKING:
    from tests.access.world import Case


def add_kin(case: "Case") -> None:
    child = Member.objects.get(family=case.family, kind=Member.Kind.CHILD)
    said = {"family": case.family, "added_by": case.lead}
    couple = Partnership.objects.create(**said, one=case.mother, other=case.father, kind="together")
    home = Household.objects.create(**said, name=canary(case.key, "home"))
    stay = HouseholdStay.objects.create(**said, household=home, member=child)
    unknown = ParentNotKnown.objects.create(
        **said, child=child, which="parent", words=canary(case.key, "unknownparent")
    )
    order = CourtOrder.objects.create(
        **said,
        child=child,
        kind="lives_with",
        made_on=timezone.localdate(),
        words=canary(case.key, "order"),
    )
    CourtOrderMember.objects.create(family=case.family, order=order, member=case.mother, side="for")
    case.ids |= {
        "partnership": couple.pk,
        "household": home.pk,
        "stay": stay.pk,
        "unknown": unknown.pk,
        "order": order.pk,
        "parent": ParentLink.objects.get(family=case.family).pk,
    }
