"""The council's number of the mother and what a list says of the child, and a file between preview and yes."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from families.models import CouncilEvent, DoubleNotice, ExternalId, ImportFile, Member, SamePerson
from restorative.accounts.models import User
from tests.access.canaries import canary

if TYPE_CHECKING:
    from tests.access.world import Case


def add_importing(case: "Case") -> None:
    about = {"family": case.family, "added_by": case.lead}
    number, seen = canary(case.key, "number"), {"full_name": canary(case.key, "marked")}
    ExternalId.objects.create(**about, member=case.mother, source="person", value=number, seen=seen)
    child = Member.objects.filter(family=case.family, kind="child").earliest("created_at")
    happened = {"what": "referral", "day": timezone.localdate(), "source": "annex_a"}
    CouncilEvent.objects.create(**about, **happened, member=child, code=canary(case.key, "listed"))
    DoubleNotice.objects.create(family=case.family, member=case.father)
    two = {
        "family": case.family,
        "member": case.mother,
        "other_family": case.family,
        "other_member": case.father,
    }
    said = {"verdict": "different", "was_person": case.father.person_id, "by": case.lead}
    case.ids["same"] = SamePerson.objects.create(**two, **said).pk


def add_import_file(case: "Case", manager: User) -> None:
    """The manager's, between preview and yes."""
    rows = [{"name": canary(case.key, "sent"), "state": "new", "line": 2}]
    report = {"counts": {"new": 1}, "rows": rows, "notes": [], "more": 0, "families": 1}
    kept = ImportFile.objects.create(by=manager, data=canary(case.key, "file").encode(), report=report)
    case.ids["kept"] = kept.pk


def mixed_importing_rows(own: "Case", other: "Case") -> list[models.Model]:
    """The number of theirs, and what a list says of them, in a family of ours."""
    about = {"family": own.family, "member": other.father}
    happened = {"what": "contact", "day": timezone.localdate(), "source": "annex_a"}
    return [
        ExternalId(**about, source="person", value="X1", added_by=own.lead),
        CouncilEvent(**about, **happened, added_by=own.lead),
        DoubleNotice(**about),
        SamePerson(
            **about,
            other_family=own.family,
            other_member=own.mother,
            verdict="different",
            was_person=own.mother.person_id,
            by=own.lead,
        ),
    ]
