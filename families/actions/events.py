"""Choosing what mattered for the chronology, and taking it out again."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from families.actions.once import insert_once
from families.models import EventMember, Family, Member, SignificantEvent
from restorative.accounts.models import User
from restorative.audit import actions as audit


@transaction.atomic
def add_event(
    *,
    family: Family,
    facts: dict[str, Any],
    concerned: Sequence[Member],
    new: uuid.UUID | None = None,
    by: User,
) -> SignificantEvent:
    """Said twice is said once. `facts`: day, kind, what, and what it was chosen from."""
    same = SignificantEvent.objects.standing().filter(family=family, **facts).first()
    if same is not None:
        return same
    event = SignificantEvent(id=new, family=family, by=by, **facts)
    if not insert_once(event):
        return event
    EventMember.objects.bulk_create(
        EventMember(family=family, event=event, member=member) for member in concerned
    )
    fields = ["day", "kind", "what"]
    audit.record("add_event", by=by, target=event, family_id=family.pk, fields=fields)
    return event


@transaction.atomic
def end_event(*, event: SignificantEvent, by: User) -> bool:
    """It stands in the chronology no longer; that it did, and who took it out, is kept. False if it was out."""
    standing = SignificantEvent.objects.standing().filter(pk=event.pk)
    if not standing.update(ended_at=timezone.now(), ended_by=by):
        return False
    audit.record("end_event", by=by, target=event, family_id=event.family_id, fields=["ended_at"])
    return True
