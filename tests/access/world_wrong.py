"""What went wrong: something reached the wrong person, a note on the wrong family, one that came from another."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from families.models import MovedNote, WrongFamily
from families.sharing.models import Breach, BreachReport, BreachTold
from tests import people
from tests.access.canaries import canary

if TYPE_CHECKING:
    from tests.access.world import Case


def add_wrong(case: "Case") -> None:
    add_breach(case)
    add_wrong_family(case)


def add_breach(case: "Case") -> None:
    """One that is open, with somebody told; and an older one that was reported and closed."""
    about = {"family": case.family, "noted_by": case.lead, "how": "shared"}
    written = {
        "reached": canary(case.key, "reached"),
        "what": canary(case.key, "breach"),
        "made_safe": canary(case.key, "madesafe"),
        "learning": canary(case.key, "learned"),
    }
    now, rhea = timezone.now(), people.make_manager("Rhea Closer")
    opened = Breach.objects.create(**about, **written, version_id=case.ids["version"], shared_at=now)
    told = {"family": case.family, "breach": opened, "who": "person", "told_at": now, "by": case.lead}
    BreachTold.objects.create(**told, words=canary(case.key, "toldof"))
    closed = Breach.objects.create(**about, **written, closed_at=now, closed_by=rhea)
    decided = {"decision": "reported", "why": canary(case.key, "regulator"), "by": rhea}
    BreachReport.objects.create(
        family=case.family, breach=closed, **decided, reference=canary(case.key, "regulator")
    )
    case.ids |= {"breach": opened.pk, "closed_breach": closed.pk}


def add_wrong_family(case: "Case") -> None:
    """Somebody asks for the visit to go, and was told no before; another note has come from elsewhere."""
    rhea, now = people.make_manager("Rhea Agrees"), timezone.now()
    asked = {"family": case.family, "note_id": case.ids["visit"], "asked_by": case.lead}
    reason = canary(case.key, "wrongly")
    said = {"decided_by": rhea, "decided_at": now, "words": canary(case.key, "notagreed")}
    WrongFamily.objects.create(**asked, reason=reason, decision="not_agreed", **said)
    moved = people.make_visit(case.family, case.lead)
    people.add_passage(moved, "support", canary(case.key, "movedhere"))
    MovedNote.objects.create(family=case.family, visit=moved, agreed_by=rhea)
    waiting = WrongFamily.objects.create(**asked, reason=reason)
    case.ids |= {"moved": moved.pk, "wrong_family": waiting.pk}


def mixed_wrong_rows(own: "Case", other: "Case") -> list[models.Model]:
    """A record of what went wrong with something of theirs; asking for a note of theirs to go."""
    theirs, now = {"family": own.family, "breach_id": other.ids["breach"]}, timezone.now()
    said = {"how": "shared", "reached": "x", "what": "x", "noted_by": own.lead}
    return [
        Breach(family=own.family, version_id=other.ids["version"], **said),
        BreachTold(**theirs, who="other", words="x", told_at=now, by=own.lead),
        BreachReport(**theirs, decision="reported", why="x", by=own.lead),
        WrongFamily(family=own.family, note_id=other.ids["moved"], reason="x", asked_by=own.lead),
    ]
