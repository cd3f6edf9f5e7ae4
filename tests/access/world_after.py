"""What became of what was sent, and who came instead of whom: a canary in each of its texts."""

from typing import TYPE_CHECKING

from django.utils import timezone

from families.models import Handover
from families.sharing.models import ReadAloud
from tests import people
from tests.access.canaries import canary

if TYPE_CHECKING:
    from tests.access.world import Case


def add_reading(case: "Case") -> None:
    """Hers was read to her as well."""
    ReadAloud.objects.create(
        family=case.family,
        version_id=case.ids["version"],
        member=case.mother,
        read_by=case.lead,
        read_on=timezone.localdate(),
        way=ReadAloud.Way.PHONE,
        language=canary(case.key, "interpreterof"),
        interpreter=canary(case.key, "interpreter"),
        supporter=canary(case.key, "supporter"),
        told_back=canary(case.key, "toldback"),
    )


def add_handover(case: "Case") -> None:
    """The lead took over from somebody, and has shared nothing of it yet."""
    handover = Handover.objects.create(
        family=case.family,
        from_user=people.make_practitioner("Bea Before"),
        to_user=case.lead,
        goodbye=canary(case.key, "goodbye"),
        introduction=canary(case.key, "introduction"),
        by=case.lead,
    )
    case.ids["handover"] = handover.pk
