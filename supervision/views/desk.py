"""What the pages of one session share: fetching it for the right one of the two, and saying what went wrong."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from families.views.once import revision_in
from restorative.access.http import SignedInRequest
from restorative.audit.actions import record_opening_about
from restorative.audit.models import AccessLog
from supervision.actions import Conflict, Reviewed
from supervision.models import CaseDiscussion, SupervisionSession


def session_for(request: SignedInRequest, session: UUID, **side: Any) -> SupervisionSession:
    """One of the asker's sessions; `supervisee` or `manager` says on which side they must be. Raises Http404."""
    sessions = SupervisionSession.objects.visible_to(request.user).with_both()
    return get_object_or_404(sessions, pk=session, **side)


def discussions_of(request: SignedInRequest, session: SupervisionSession) -> list[CaseDiscussion]:
    """Of the families that the asker reaches now."""
    return list(CaseDiscussion.objects.visible_to(request.user).filter(session=session).by_family())


def seen_by(request: SignedInRequest) -> int:
    """The revision that the asker looked at when they began to type."""
    return revision_in(request)


def log_opening(
    request: SignedInRequest,
    session: SupervisionSession,
    discussions: Iterable[CaseDiscussion] = (),
    kind: AccessLog.Kind = AccessLog.Kind.SESSION,
) -> None:
    """One row for each family that is spoken of; one without a family where none is."""
    about = [discussion.family_id for discussion in discussions]
    record_opening_about(kind, by=request.user, family_ids=about, target_id=session.pk)


def trouble_with(problem: Conflict | Reviewed, names: Iterable[str]) -> dict[str, Any]:
    """For the page: what happened, the texts that are kept, and whether saving now is still a choice."""
    if isinstance(problem, Reviewed):
        words = _("This session was reviewed meanwhile, so nothing in it changes any more.")
        return {"trouble": words, "others": [], "is_locked": True, "revision": 0}
    words = _("Something newer was saved in another window. Nothing was lost.")
    others = [text for name in names if (text := str(getattr(problem.kept, name) or ""))]
    return {"trouble": words, "others": others, "is_locked": False, "revision": problem.kept.revision}
