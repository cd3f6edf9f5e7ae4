"""Writing a note: the page, its drafts, and finishing it."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from families.actions.drafts import (
    PAGE,
    DraftConflict,
    DraftTaken,
    DraftTooLarge,
    Payload,
    Typed,
    discard_draft,
    is_taken,
    save_draft,
)
from families.actions.visits import finish_visit
from families.forms.notes import note_of
from families.forms.rows import MOST_ROWS, how_many
from families.forms.summary import put_together
from families.forms.visits import VisitPage
from families.models import Attachment, Family, JointContact, VisitDraft
from families.views.once import revision_in
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.carried import MARK
from restorative.ui.templatetags.ui import in_words
from restorative.ui.text import showable

NOT_TYPED = {"csrfmiddlewaretoken", MARK, "revision", PAGE, "save", "finish", "add", "attach"}
ROWS = {"support", "challenge", "agreed", "view", "question", "others"}
SUMMARY = "summary"
MOST_GOALS = 30
BOXES = (
    "happened",
    "text",
    "words",
    "what",
    "summary",
    "we_did",
    "next_who",
    "setting",
    "who_else",
    "source",
)


@dataclass(frozen=True)
class Desk:
    """Where one note is written: the family, the note's id, and what was kept of it when it was looked at."""

    family: Family
    draft_id: uuid.UUID
    kept: VisitDraft | None = None

    @property
    def is_finished(self) -> bool:
        return self.kept is not None and self.kept.finished_at is not None


def desk_of(request: SignedInRequest, family_id: uuid.UUID, draft_id: uuid.UUID) -> Desk:
    """For writing: what is kept is left to the actions, which lock it. Raises Http404 out of scope."""
    families = Family.objects.visible_to(request.user)
    joint = ArraySubquery(JointContact.objects.all().before_a_visit(timezone.localdate()))
    return Desk(get_object_or_404(families.annotate(joint=joint), pk=family_id), draft_id)


def with_kept(request: SignedInRequest, desk: Desk) -> Desk:
    """For reading. Raises Http404 if the id is another author's or another family's."""
    kept = VisitDraft.objects.visible_to(request.user).filter(family=desk.family, pk=desk.draft_id).first()
    if kept is None and is_taken(desk.draft_id):
        raise Http404
    return Desk(desk.family, desk.draft_id, kept)


@requires(Permission.RECORD_VISIT)
def visit_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """A fresh page with an id of its own. Nothing is written before something is typed."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    return redirect("families:visit_draft", family=found.pk, draft=uuid.uuid4())


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def visit_draft(request: SignedInRequest, family: uuid.UUID, draft: uuid.UUID) -> HttpResponseBase:
    desk = desk_of(request, family, draft)
    if request.method == "POST":
        return posted(request, desk)
    desk = with_kept(request, desk)
    if desk.is_finished:
        return redirect("families:visit", visit=draft)
    return show(request, desk, draft_page(desk))


@requires(Permission.RECORD_VISIT, methods=("POST",))
def visit_autosave(request: SignedInRequest, family: uuid.UUID, draft: uuid.UUID) -> JsonResponse:
    """What the page sends by itself while it is being written: kept whatever it says."""
    desk = desk_of(request, family, draft)
    try:
        kept = save_draft(typed=typed_by(request, desk), by=request.user)
    except DraftTaken as taken:
        raise Http404 from taken
    except DraftConflict as conflict:
        return refused("newer", conflict_words(conflict.kept), status=409)
    except DraftTooLarge:
        return refused("too large", too_large_words(), status=413)
    return JsonResponse({"revision": kept.revision, "saved_at": saved_words(kept.saved_at)})


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def draft_discard(request: SignedInRequest, draft: uuid.UUID) -> HttpResponse:
    drafts = VisitDraft.objects.visible_to(request.user).unfinished().select_related("family")
    found = get_object_or_404(drafts, pk=draft)
    if request.method == "POST":
        discard_draft(draft=found, by=request.user)
        messages.success(request, _("The draft is deleted."))
        return redirect("families:family", family=found.family_id)
    return render(request, "families/draft_discard.html", {"draft": found})


def posted(request: SignedInRequest, desk: Desk) -> HttpResponse:
    """One of the page's buttons. Whatever goes wrong, everything typed is on the page that comes back."""
    typed = typed_by(request, desk, by_button=True)
    page = page_of(desk, add_row(fields_of(request), request.POST.get("add") or ""))
    try:
        if "finish" in request.POST:
            return finish(request, desk, page, typed)
        if request.POST.get("add") == SUMMARY:
            typed = with_summary(typed, page)
        save_draft(typed=typed, by=request.user)
    except DraftTaken as taken:
        raise Http404 from taken
    except DraftConflict as conflict:
        return show_conflict(request, desk, page, conflict.kept)
    except DraftTooLarge:
        page.hush()
        return show(request, with_kept(request, desk), page, trouble=too_large_words(), status=413)
    return redirect(next_page(request, desk))


def next_page(request: SignedInRequest, desk: Desk) -> str:
    """Back to the note; or on to the page where a file is added to it."""
    if "attach" in request.POST:
        return reverse("families:attachment_new", args=(desk.family.pk, desk.draft_id))
    return reverse("families:visit_draft", args=(desk.family.pk, desk.draft_id)) + where(request)


def finish(request: SignedInRequest, desk: Desk, page: VisitPage, typed: Typed) -> HttpResponse:
    if page.is_valid():
        visit = finish_visit(typed=typed, note=note_of(page), by=request.user)
        return redirect("families:visit", visit=visit.pk)
    kept = save_draft(typed=typed, by=request.user)
    return show(request, Desk(desk.family, desk.draft_id, kept), page)


def fields_of(request: HttpRequest) -> Payload:
    """The form's fields exactly as they came, without buttons and tokens."""
    return {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}


def typed_by(request: HttpRequest, desk: Desk, *, by_button: bool = False) -> Typed:
    """What a draft can keep of it: a sign that nothing can store is kept as the � that the page shows."""
    payload = {
        showable(name): [showable(value) for value in values] for name, values in fields_of(request).items()
    }
    return Typed(
        desk.draft_id,
        desk.family,
        add_row(payload, request.POST.get("add") or ""),
        revision_in(request),
        showable(request.POST.get(PAGE) or ""),
        by_button,
    )


def add_row(payload: Payload, prefix: str) -> Payload:
    """The same with one more empty row, for browsers without scripts."""
    if prefix not in ROWS:
        return payload
    rows = min(how_many(MultiValueDict(payload), prefix) + 1, MOST_ROWS)
    return {**payload, f"{prefix}-TOTAL_FORMS": [str(rows)]}


def with_summary(typed: Typed, page: VisitPage) -> Typed:
    """The same with the box of the summary filled from the others."""
    return replace(typed, payload={**typed.payload, SUMMARY: [put_together(page)]})


def where(request: HttpRequest) -> str:
    """After "Add another", back to the row that was added; after "Put it together", to the summary."""
    prefix = request.POST.get("add") or ""
    if prefix == SUMMARY:
        return f"#id_{SUMMARY}"
    if prefix not in ROWS:
        return ""
    box = "what" if prefix == "agreed" else "text"
    return f"#id_{prefix}-{min(how_many(request.POST, prefix), MOST_ROWS - 1)}-{box}"


def page_of(desk: Desk, payload: Payload | None) -> VisitPage:
    members, goals = list(desk.family.members.all()), desk.family.goals.open().in_order()[:MOST_GOALS]
    return VisitPage(members, None if payload is None else MultiValueDict(payload), list(goals))


def draft_page(desk: Desk) -> VisitPage:
    """What was kept, exactly as typed, without a word about what may be wrong with it yet."""
    page = page_of(desk, desk.kept.payload if desk.kept else None)
    if desk.kept:
        page.hush()
    return page


def show(
    request: SignedInRequest, desk: Desk, page: VisitPage, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "form": page,
        "family": desk.family,
        "draft": desk.kept,
        "draft_id": desk.draft_id,
        "revision": desk.kept.revision if desk.kept else 0,
        "saved_at": saved_words(desk.kept.saved_at) if desk.kept else "",
        "page_mark": (PAGE, uuid.uuid4()),
        "attachments": Attachment.objects.of_note(desk.draft_id).filter(family=desk.family),
        **more,
    }
    return render(request, "families/visit_draft.html", context, status=status)


def show_conflict(request: SignedInRequest, desk: Desk, page: VisitPage, kept: VisitDraft) -> HttpResponse:
    """Both texts: what was typed here is in the boxes, what is kept is shown above. Saving now is a choice."""
    page.hush()
    others = [text for name, values in kept.payload.items() for text in values if is_text(name, text)]
    newest = Desk(desk.family, desk.draft_id, kept)
    return show(
        request, newest, page, status=409, trouble=conflict_words(kept), others=others, is_conflict=True
    )


def is_text(name: str, text: str) -> bool:
    """Whether a kept value is something that somebody wrote, and not a tick, a date or a counter."""
    is_box = name.startswith("why_not_") or name.endswith(BOXES)
    return is_box and bool(text.strip())


def conflict_words(kept: VisitDraft) -> str:
    if kept.finished_at is not None:
        return _("This note was finished at %(time)s. What you wrote here is not part of it.") % {
            "time": saved_words(kept.finished_at)
        }
    return _("A newer version of this note was saved at %(time)s in another window. Nothing was lost.") % {
        "time": saved_words(kept.saved_at)
    }


def too_large_words() -> str:
    return _("This is more than one draft can hold, so it is not saved. Please finish it as two notes.")


def saved_words(moment: datetime) -> str:
    """14:02, with the day in front when it was not today."""
    local = timezone.localtime(moment)
    if local.date() == timezone.localdate():
        return f"{local:%H:%M}"
    return in_words(moment)


def refused(error: str, message: str, *, status: int) -> JsonResponse:
    return JsonResponse({"error": error, "message": message}, status=status)
