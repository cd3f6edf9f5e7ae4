"""Reading a finished note, and taking it back."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions.visits import undo_finish, undoable_draft
from families.models import Amendment, Passage, Visit, VisitMember
from families.models.promises import names_on
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import User
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog


@dataclass(frozen=True)
class ShareState:
    """How things stand with one member: in words, with the kind of tag that shows it."""

    name: str
    words: str
    tag: str = "waiting"
    version_id: uuid.UUID | None = None
    # what else is to know of it, for `share_notes`
    notes: Mapping[str, Any] = field(default_factory=dict)


@requires(Permission.SEE_FAMILIES)
def visit(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    visits = Visit.objects.visible_to(request.user).select_related("family", "author")
    found = get_object_or_404(visits, pk=visit)
    record_opening(AccessLog.Kind.VISIT, by=request.user, family_id=found.family_id, target_id=found.pk)
    people = list(found.people.select_related("member").order_by("member__kind", "member__birth_date"))
    shared = found.shared_versions().with_opened().annotate(last_added_at=last_added_to(found))
    versions = list(shared.prefetch_related("answers").select_related("member"))
    names = ArraySubquery(names_on(OuterRef("promise__pk")))
    passages = list(found.passages.select_related("said_by", "promise").annotate(names=names))
    context = {
        "visit": found,
        "sections": sections_of(passages),
        "present": [person for person in people if person.was_there],
        "children": [person for person in people if was_said(person)],
        "shares": share_states(people if found.owes_sharing else [], versions),
        "can_undo": not versions and may_undo(found, passages, request.user),
        "undo_until": timezone.localtime(found.undo_until),
        "is_late": timezone.localdate(found.finished_at) > found.happened_on,
    }
    return render(request, "families/visit.html", context)


@requires(Permission.RECORD_VISIT, methods=("POST",))
def visit_undo(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    mine = Visit.objects.visible_to(request.user).filter(author=request.user)
    found = get_object_or_404(mine, pk=visit)
    draft = undo_finish(visit=found, by=request.user)
    if draft is None:
        messages.warning(request, _("This note can no longer be taken back. You can share it as it stands."))
        return redirect("families:visit", visit=found.pk)
    messages.success(request, _("The note is a draft again. Everything you wrote is here."))
    return redirect("families:visit_draft", family=draft.family_id, draft=draft.pk)


def sections_of(passages: Iterable[Passage]) -> list[tuple[str, list[Passage]]]:
    """The passages under their headings; what they said stands with the challenge that it answers."""
    kinds = Passage.Kind
    grouped = groupby(
        passages, lambda one: kinds.CHALLENGE if one.kind == kinds.RESPONSE else kinds(one.kind)
    )
    return [(str(kind.label), list(some)) for kind, some in grouped]


def may_undo(visit: Visit, passages: Iterable[Passage], user: User) -> bool:
    """Whether to offer it; the action looks again. What the page has already read is not asked for twice."""
    promises = [passage.promise for passage in passages if hasattr(passage, "promise")]
    settled = any(promise.settled_at for promise in promises)
    return not settled and undoable_draft(visit, user) is not None


def was_said(person: VisitMember) -> bool:
    """Whether something was said about seeing this child."""
    nothing = VisitMember.Said.NOT_SAID
    return (person.seen, person.seen_alone) != (nothing, nothing) or bool(person.why_not)


def share_states(people: Iterable[VisitMember], versions: Iterable[Any]) -> list[ShareState]:
    """One state for each who was there, and for each other member with whom it was shared."""
    newest: dict[uuid.UUID, Any] = {}
    for version in sorted(versions, key=lambda version: version.shared_at):
        newest[version.member_id] = version
    members = {person.member_id: person.member for person in people if person.was_there}
    members |= {version.member_id: version.member for version in newest.values()}
    return [share_state(member.called, newest.get(pk)) for pk, member in members.items()]


def share_state(name: str, version: Any) -> ShareState:
    if version is None:
        return ShareState(name, _("Not shared yet"))
    if version.recalled_at is not None:
        return ShareState(name, _("Taken back"), "", version.pk)
    answers = list(version.answers.all())
    notes = notes_of(version, answers)
    if not answers:
        return ShareState(name, _("Shared, no answer yet"), "waiting", version.pk, notes)
    tag = "good" if answers[0].kind in ("agree", "mostly") else "different"
    return ShareState(name, answers[0].get_kind_display(), tag, version.pk, notes)


def notes_of(version: Any, answers: list[Any]) -> dict[str, Any]:
    added_at = version.last_added_at
    return {
        "aloud_on": version.aloud_on,
        "hidden": version.hidden_at is not None,
        "recorded": bool(answers and answers[0].recorded_by_id),
        "on_phone": bool(answers and answers[0].on_workers_phone),
        "added": added_at is not None and added_at > version.shared_at,
    }


def last_added_to(visit: Visit) -> Subquery:
    """When something was last added to this note."""
    added = Amendment.objects.filter(visit=visit).order_by("-added_at")
    return Subquery(added.values("added_at")[:1])
