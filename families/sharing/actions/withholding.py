"""Keeping something from somebody: proposed by whoever shares, decided and looked at again by a manager."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from families.models import Member
from families.sharing.actions.versions import hold
from families.sharing.models import Composition, Withholding
from families.sharing.subjects import Subject
from families.sharing.withheld import decidable_by
from restorative.accounts.models import User
from restorative.audit.actions import record, record_each

Decision = Withholding.Decision


class NotTheirs(Exception):
    """Who wrote it, who proposed it, and who does not manage the family do not decide."""


@transaction.atomic
def propose_withholding(
    *, subject: Subject, piece_id: uuid.UUID, members: Sequence[Member], by: User, **facts: Any
) -> list[Withholding]:
    """From now on none of these members is sent it; a row each, so that each can end by itself.

    What is withheld from one of them already is not proposed twice.
    """
    family = subject.family
    hold(family.pk)
    proposed = [
        Withholding(
            family=family,
            member=member,
            subject_kind=subject.kind,
            subject_id=subject.id,
            piece_id=piece_id,
            proposed_by=by,
            **facts,
        )
        for member in members
    ]
    Withholding.objects.bulk_create(proposed, ignore_conflicts=True)
    forget_choices(subject, piece_id, members)
    fields = ["category", "evidence", "harm", "instead", "review_on", "safe_to_tell"]
    record_each("propose_withholding", by=by, targets=proposed, family_id=family.pk, fields=fields)
    return proposed


def forget_choices(subject: Subject, piece_id: uuid.UUID, members: Sequence[Member]) -> None:
    """What was chosen about it before: should the manager not agree, somebody chooses anew."""
    compositions = Composition.objects.filter(
        subject_kind=subject.kind, subject_id=subject.id, member__in=members
    )
    key = Cast(Value(str(piece_id)), TextField())
    without: Any = Func(F("choices"), key, template="(%(expressions)s)", arg_joiner=" - ")
    compositions.update(choices={} if piece_id == subject.id else without)


@transaction.atomic
def decide_withholding(*, withholding: Withholding, decision: str, words: str, by: User) -> bool:
    """Agree, or not, in words. False if somebody decided before or it was withdrawn. Raises NotTheirs."""
    rows = rows_for(withholding, by)
    now = timezone.now()
    if not rows.waiting().update(decision=decision, words=words, decided_by=by, decided_at=now):
        return False
    record(
        "decide_withholding",
        by=by,
        target=withholding,
        family_id=withholding.family_id,
        fields=["decision", "words"],
    )
    return True


@transaction.atomic
def keep_withheld(*, withholding: Withholding, review_on: date, why: str, by: User) -> bool:
    """Looked at again, and kept until another day. False if it was let go meanwhile. Raises NotTheirs."""
    kept = {"kept_by": by, "kept_at": timezone.now(), "kept_why": why}
    days = {"considered_on": timezone.localdate(), "review_on": review_on}
    if not rows_for(withholding, by).agreed().update(**kept, **days):
        return False
    record(
        "keep_withheld",
        by=by,
        target=withholding,
        family_id=withholding.family_id,
        fields=["review_on", "kept_why"],
    )
    return True


@transaction.atomic
def let_go(*, withholding: Withholding, by: User) -> bool:
    """It is in question again for whoever shares. False if somebody did so before. Raises NotTheirs."""
    if not rows_for(withholding, by).agreed().update(ended_by=by, ended_at=timezone.now()):
        return False
    record("let_go_withheld", by=by, target=withholding, family_id=withholding.family_id, fields=["ended_at"])
    return True


@transaction.atomic
def withdraw_withholding(*, withholding: Withholding, by: User) -> bool:
    """Whoever proposed it thinks otherwise before anybody has decided. False if it is decided."""
    mine = Withholding.objects.filter(pk=withholding.pk, proposed_by=by).waiting()
    if not mine.update(ended_by=by, ended_at=timezone.now()):
        return False
    record(
        "withdraw_withholding",
        by=by,
        target=withholding,
        family_id=withholding.family_id,
        fields=["ended_at"],
    )
    return True


def rows_for(withholding: Withholding, by: User) -> Any:
    """The row, for who may decide on it."""
    rows = decidable_by(Withholding.objects.filter(pk=withholding.pk), by)
    if not by.is_manager or not rows.exists():
        raise NotTheirs
    return Withholding.objects.filter(pk=withholding.pk)
