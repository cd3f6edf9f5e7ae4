"""What became of what was sent, and who came instead of whom: a canary in each of its texts."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from families.models import Handover, NamesHeldBack, Passage
from families.sharing.models import ReadAloud, Withholding
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


def add_withholdings(case: "Case") -> None:
    """The lead would keep what the child thinks from the father; the summary is kept from him, and was looked at again."""
    parts = Passage.objects.filter(visit__pk=case.ids["visit"])
    view, summary, said = parts.get(kind="view"), parts.get(kind="summary"), parts.get(kind="support")
    now, rue = timezone.now(), people.make_manager("Rue Second")
    about: dict[str, Any] = {
        "family": case.family,
        "member": case.father,
        "subject_kind": "visit",
        "subject_id": case.ids["visit"],
        "category": "child_wish",
        "evidence": canary(case.key, "withheldwhy"),
        "harm": canary(case.key, "withheldharm"),
        "instead": canary(case.key, "withheldinstead"),
        "review_on": timezone.localdate() + timedelta(days=9),
        "proposed_by": case.lead,
    }
    agreed = {"decision": "agreed", "decided_by": rue, "decided_at": now}
    kept = {"kept_by": rue, "kept_at": now, "kept_why": canary(case.key, "withheldkept")}
    Withholding.objects.create(
        **about, **agreed, **kept, piece_id=summary.pk, words=canary(case.key, "withheldwords")
    )
    case.ids["withholding"] = Withholding.objects.create(**about, piece_id=view.pk).pk
    case.ids["piece"] = said.pk


def add_names_held_back(case: "Case") -> None:
    """For a while the mother read none of our names."""
    facts = {"family": case.family, "member": case.mother, "set_by": case.lead, "ended_by": case.lead}
    NamesHeldBack.objects.create(**facts, why=canary(case.key, "held"), ended_at=timezone.now())
