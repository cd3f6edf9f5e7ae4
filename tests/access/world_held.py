"""What others told us, and what a young person asked us to keep: a canary in each of its texts. None of it was shared."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from families.models import (
    Confidence,
    ConfidencePassage,
    ConfidenceReader,
    ConfidenceRecheck,
    Member,
    Passage,
    Visit,
)
from families.sharing.models import Release, ShareRecheck
from tests import people
from tests.access.canaries import canary

if TYPE_CHECKING:
    from tests.access.world import Case


def add_held(case: "Case") -> None:
    visit = Visit.objects.get(pk=case.ids["visit"])
    child = Member.objects.get(family=case.family, kind=Member.Kind.CHILD)
    told = people.add_passage(
        visit,
        Passage.Kind.HAPPENED,
        canary(case.key, "police"),
        came_from=Passage.Source.POLICE,
        source=canary(case.key, "constable"),
    )
    mine = {"family": case.family, "by": case.lead}
    Release.objects.create(
        **mine,
        member=case.mother,
        passage=told,
        ground=Release.Ground.AGREED,
        reason=canary(case.key, "released"),
        agreed_on=timezone.localdate(),
    )
    add_confidence(case, visit, child)
    ShareRecheck.objects.create(**mine, member=child, asked="yes", words=canary(case.key, "birthday"))


def add_confidence(case: "Case", visit: Visit, child: Member) -> None:
    """It was looked at once, and the mother had to be told; the child's words stay out of what the father is sent."""
    mine = {"family": case.family, "by": case.lead}
    kept = Confidence.objects.create(
        **mine,
        member=child,
        visit=visit,
        wishes=canary(case.key, "wishes"),
        conversation=canary(case.key, "conversation"),
        understands=Confidence.Understands.PARTLY,
        limits_told="yes",
        told_whom=canary(case.key, "whom"),
        told_them="yes",
    )
    for passage in visit.passages.filter(kind=Passage.Kind.VIEW):
        ConfidencePassage.objects.create(family=case.family, confidence=kept, passage=passage)
    ConfidenceReader.objects.create(family=case.family, confidence=kept, member=case.mother)
    ConfidenceRecheck.objects.create(
        **mine,
        confidence=kept,
        outcome=ConfidenceRecheck.Outcome.TOLD,
        words=canary(case.key, "looked"),
        told_first="no",
        why_not_first=canary(case.key, "notfirst"),
    )
    case.ids["confidence"] = kept.pk


def mixed_held_rows(own: "Case", other: "Case", visit: Visit, foreign: Passage | None) -> list[models.Model]:
    """Rows of one's own family that each name something of the other family."""
    mine: dict[str, Any] = {"family": own.family}
    said = {"wishes": "x", "conversation": "x", "understands": "yes", "limits_told": "yes", "by": own.lead}
    why = {"ground": "agreed", "reason": "x", "agreed_on": timezone.localdate(), "by": own.lead}
    part = visit.passages.first()
    return [
        Confidence(**mine, member=other.father, visit=visit, **said),
        ConfidencePassage(**mine, confidence_id=own.ids["confidence"], passage=foreign),
        ConfidencePassage(**mine, confidence_id=other.ids["confidence"], passage=part),
        ConfidenceReader(**mine, confidence_id=own.ids["confidence"], member=other.father),
        ConfidenceRecheck(
            **mine, confidence_id=other.ids["confidence"], outcome="stays", words="x", by=own.lead
        ),
        Release(**mine, member=other.father, passage=part, **why),
        Release(**mine, member=own.father, passage=foreign, **why),
        ShareRecheck(**mine, member=other.father, asked="yes", words="x", by=own.lead),
    ]
