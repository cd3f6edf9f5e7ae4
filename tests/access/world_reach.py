"""What narrows who reaches a family, and cover of it: a canary in each of its texts; and a family that is restricted."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from families.models import (
    Allocation,
    BreakGlass,
    BreakGlassSeen,
    Conflict,
    NamedPerson,
    NoTie,
    Restriction,
    TieNotice,
)
from restorative.accounts.models import User
from tests import people
from tests.access.canaries import canary

if TYPE_CHECKING:
    from tests.access.world import Case


def add_reach(case: "Case") -> None:
    """A restriction that was lifted again, somebody with a tie, cover until tomorrow, and an emergency."""
    now = timezone.now()
    Restriction.objects.create(
        family=case.family,
        reason=canary(case.key, "restricted"),
        review_on=now.date(),
        restricted_by=case.lead,
        lifted_by=case.lead,
        lifted_at=now,
    )
    aunt = people.make_practitioner("Una Untie")
    Conflict.objects.create(family=case.family, user=aunt, tie=canary(case.key, "tie"), declared_by=case.lead)
    Allocation.objects.create(
        family=case.family,
        user=people.make_practitioner("Carl Cover"),
        works_as=Allocation.As.COVER,
        reason=canary(case.key, "cover"),
        ended_at=now + timedelta(days=1),
    )
    opening = BreakGlass.objects.create(
        family=case.family,
        user=people.make_practitioner("Bo Broken"),
        reason=canary(case.key, "opened"),
        review=canary(case.key, "openedreview"),
        ends_at=now + timedelta(hours=4),
    )
    BreakGlassSeen.objects.create(
        family=case.family, opening=opening, user=aunt, words=canary(case.key, "saw")
    )
    case.ids["opening"] = opening.pk
    NoTie.objects.create(family=case.family, user=aunt)
    # of somebody who does not see the family, but knows a postcode in it
    notice = TieNotice.objects.create(
        user=people.make_practitioner("Nora Next"),
        about=canary(case.key, "noticed"),
        tie=canary(case.key, "noticed"),
        postcodes=[case.key[:6].upper()],
    )
    case.ids["notice"] = notice.pk


def restrict(case: "Case", named: list[User]) -> None:
    """From here on the family exists for these people only."""
    NamedPerson.objects.bulk_create(
        NamedPerson(family=case.family, user=user, named_by=case.lead) for user in named
    )
    Restriction.objects.create(
        family=case.family,
        reason=canary(case.key, "why"),
        review_on=timezone.localdate() + timedelta(days=30),
        restricted_by=case.lead,
    )
