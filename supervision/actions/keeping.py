"""Two people, or one in two windows, write the same text: nobody's words are lost without their knowing."""

from typing import Any

from django.db.models import F
from django.utils import timezone

from supervision.models import CaseDiscussion, Reflection, SupervisionSession


class Conflict(Exception):
    """Something newer than what was looked at is kept."""

    def __init__(self, kept: Any) -> None:
        super().__init__("something newer is kept")
        self.kept = kept


class Reviewed(Exception):
    """The session was reviewed, so nothing in it changes any more."""


def keep_session(session: SupervisionSession, seen: int, facts: dict[str, Any]) -> None:
    """Write over what was seen, and hold the session's row until the end of the transaction.

    Raises Conflict or Reviewed.
    """
    rows = SupervisionSession.objects.filter(pk=session.pk, reviewed_at=None, revision=seen)
    if not rows.update(**facts, revision=F("revision") + 1, changed_at=timezone.now()):
        raise trouble_with(session)


def trouble_with(session: SupervisionSession) -> Conflict | Reviewed:
    kept = SupervisionSession.objects.get(pk=session.pk)
    return Reviewed() if kept.is_reviewed else Conflict(kept)


def hold_open(session: SupervisionSession) -> None:
    """Keep the session from being reviewed meanwhile. Raises Reviewed."""
    rows = SupervisionSession.objects.filter(pk=session.pk, reviewed_at=None)
    if not rows.update(changed_at=timezone.now()):
        raise Reviewed


def keep_part(row: CaseDiscussion | Reflection, seen: int, facts: dict[str, Any]) -> None:
    """The same for one part of a session. Raises Conflict."""
    rows: Any = type(row)._default_manager.filter(pk=row.pk, revision=seen)
    if not rows.update(**facts, revision=F("revision") + 1, changed_at=timezone.now()):
        raise Conflict(type(row)._default_manager.get(pk=row.pk))
