"""Writing the trail. Every action calls `record` once, inside its own transaction."""

import uuid
from collections.abc import Iterable, Sequence

from django.db.models import Model

from restorative.accounts.models import User
from restorative.audit.models import AccessLog, AuditEvent, Refusal


def record(
    action: str,
    *,
    by: User | None,
    target: Model | None = None,
    family_id: uuid.UUID | None = None,
    fields: Iterable[str] = (),
) -> None:
    """One event: the action's name, who, on what, and which fields. Never their text."""
    AuditEvent.objects.create(
        action=action,
        user_id=by.pk if by else None,
        family_id=family_id,
        target_kind=target._meta.label_lower if target is not None else "",
        target_id=target.pk if target is not None else None,
        fields=sorted(fields),
    )


def record_each(
    action: str, *, by: User, targets: Sequence[Model], family_id: uuid.UUID, fields: Iterable[str]
) -> None:
    """The same event for each of several targets of one family, in one statement."""
    about = {"action": action, "user_id": by.pk, "family_id": family_id, "fields": sorted(fields)}
    AuditEvent.objects.bulk_create(
        AuditEvent(**about, target_kind=target._meta.label_lower, target_id=target.pk) for target in targets
    )


def record_for_each(action: str, *, by: User | None, family_ids: Iterable[uuid.UUID]) -> None:
    """The same event in each of several families, for what was done to many at once."""
    about = {"action": action, "user_id": by.pk if by else None, "target_kind": "families.family"}
    events = [AuditEvent(**about, family_id=id_, target_id=id_) for id_ in family_ids]
    AuditEvent.objects.bulk_create(events, batch_size=1_000)


def record_openings(
    kind: AccessLog.Kind, *, by: User, family_id: uuid.UUID, target_ids: Iterable[uuid.UUID]
) -> None:
    """Several openings of one kind, in one statement."""
    AccessLog.objects.bulk_create(
        AccessLog(kind=kind, user_id=by.pk, family_id=family_id, target_id=target_id)
        for target_id in target_ids
    )


def record_opening(
    kind: AccessLog.Kind,
    *,
    by: User,
    family_id: uuid.UUID | None,
    target_id: uuid.UUID,
    member_id: uuid.UUID | None = None,
) -> None:
    """One row for each opening of a family, a visit, a version or a PDF (ASVS 16.3.2)."""
    AccessLog.objects.create(
        kind=kind,
        user_id=by.pk,
        member_id=member_id,
        family_id=family_id,
        target_id=target_id,
    )


def record_opening_about(
    kind: AccessLog.Kind, *, by: User, family_ids: Iterable[uuid.UUID], target_id: uuid.UUID
) -> None:
    """The opening of something that speaks of several families: a row for each; one without a family if of none."""
    about: list[uuid.UUID | None] = [*dict.fromkeys(family_ids)]
    AccessLog.objects.bulk_create(
        AccessLog(kind=kind, user_id=by.pk, family_id=family_id, target_id=target_id)
        for family_id in about or [None]
    )


def record_refusal(*, user_id: uuid.UUID, view_name: str, method: str, status: int) -> None:
    Refusal.objects.create(user_id=user_id, view_name=view_name[:100], method=method[:10], status=status)
