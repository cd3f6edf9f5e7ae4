"""A young person's confidence: kept from the day it is written down, looked at again, eased or ended with a reason."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from families.actions.once import insert_once
from families.models import (
    Confidence,
    ConfidencePassage,
    ConfidenceReader,
    ConfidenceRecheck,
    Family,
    Member,
    Passage,
    Visit,
)
from families.models.visits import Said
from restorative.accounts.models import User
from restorative.audit import actions as audit

Outcome = ConfidenceRecheck.Outcome
# somebody in the family learns it by these
OPENS = (Outcome.EASED, Outcome.TOLD)


@dataclass(frozen=True)
class Asked:
    """What a young person asked of us, and what we talked about."""

    member: Member
    passages: Sequence[Passage]
    wishes: str
    conversation: str
    understands: str
    limits_told: str
    may_know: Sequence[Member] = ()
    told_whom: str = ""
    told_them: str = Said.NOT_SAID
    recheck_on: date | None = None


@dataclass(frozen=True)
class Looked:
    """What somebody decided who looked at it again, and why."""

    outcome: str
    words: str
    readers: Sequence[Member] = field(default_factory=list)
    told_first: str = Said.NOT_SAID
    why_not_first: str = ""
    recheck_on: date | None = None


class Ended(Exception):
    """It was ended meanwhile."""


@transaction.atomic
def keep_confidence(*, visit: Visit, asked: Asked, new: uuid.UUID | None = None, by: User) -> Confidence:
    """From now on nobody else in the family is sent these parts. The family is held, as sharing holds it.

    Sent twice it is one.
    """
    Family.objects.hold(visit.family_id)
    confidence = Confidence(
        id=new,
        family_id=visit.family_id,
        member=asked.member,
        visit=visit,
        wishes=asked.wishes,
        conversation=asked.conversation,
        understands=asked.understands,
        limits_told=asked.limits_told,
        told_whom=asked.told_whom,
        told_them=asked.told_them,
        recheck_on=asked.recheck_on,
        by=by,
    )
    if not insert_once(confidence):
        return confidence
    ConfidencePassage.objects.bulk_create(
        ConfidencePassage(family_id=visit.family_id, confidence=confidence, passage=one)
        for one in asked.passages
    )
    let_know(confidence, asked.may_know)
    audit.record("keep_confidence", by=by, target=confidence, family_id=visit.family_id)
    return confidence


@transaction.atomic
def look_again(
    *, confidence: Confidence, looked: Looked, new: uuid.UUID | None = None, by: User
) -> ConfidenceRecheck:
    """Keep what was decided, and let it count. Sent twice it is one. Raises Ended if somebody ended it before."""
    Family.objects.hold(confidence.family_id)
    recheck = ConfidenceRecheck(
        id=new,
        family_id=confidence.family_id,
        confidence=confidence,
        outcome=looked.outcome,
        words=looked.words,
        told_first=looked.told_first,
        why_not_first=looked.why_not_first,
        by=by,
    )
    if not insert_once(recheck):
        return recheck
    ended_at = timezone.now() if looked.outcome == Outcome.ENDED else None
    standing = Confidence.objects.standing().filter(pk=confidence.pk)
    changed = {"recheck_on": looked.recheck_on, "checked_on": timezone.localdate(), "ended_at": ended_at}
    if not standing.update(**changed):
        raise Ended
    if looked.outcome in OPENS:
        let_know(confidence, looked.readers)
    fields = [*changed, "readers"] if looked.outcome in OPENS else list(changed)
    audit.record("look_again", by=by, target=confidence, family_id=confidence.family_id, fields=fields)
    return recheck


def let_know(confidence: Confidence, members: Sequence[Member]) -> None:
    if members:
        ConfidenceReader.objects.bulk_create(
            (
                ConfidenceReader(family_id=confidence.family_id, confidence=confidence, member=one)
                for one in members
            ),
            ignore_conflicts=True,
        )
