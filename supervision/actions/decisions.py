"""Decisions: on a worry that could not wait, and on a family's file."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from families.actions.once import insert_once
from families.models import Escalation, Family
from restorative.accounts.models import User
from restorative.audit import actions as audit
from supervision.models import CaseDiscussion, Decision


class AlreadyDecided(Exception):
    """Somebody answered this worry already; what they said stands."""


@transaction.atomic
def decide_escalation(*, escalation: Escalation, decision: str, by: User) -> None:
    """The manager's answer to *Tell my manager now*: once. Raises AlreadyDecided."""
    rows = Escalation.objects.open().filter(pk=escalation.pk)
    if not rows.update(decision=decision, decided_at=timezone.now(), decided_by=by):
        raise AlreadyDecided
    audit.record(
        "decide_escalation",
        by=by,
        target=escalation,
        family_id=escalation.family_id,
        fields=["decision"],
    )


@transaction.atomic
def make_decision(
    *,
    family: Family,
    facts: Mapping[str, Any],
    discussion: CaseDiscussion | None = None,
    new: uuid.UUID | None = None,
    by: User,
) -> Decision:
    """A decision on the family's file. It is never changed: a new view is a new decision. Sent twice it is one."""
    decision = Decision(id=new, family=family, discussion=discussion, decided_by=by, **facts)
    if insert_once(decision):
        audit.record("make_decision", by=by, target=decision, family_id=family.pk, fields=facts)
    return decision
