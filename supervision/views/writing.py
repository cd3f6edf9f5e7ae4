"""Writing in a session: one family's part, reflection, what the manager writes, and what became of an action."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import Family
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from supervision.actions import (
    Conflict,
    Planned,
    Reviewed,
    Written,
    save_discussion,
    save_reflection,
    settle_action,
    write_session,
)
from supervision.forms.writing import (
    ROWS,
    WRITTEN,
    ActionEditForm,
    DiscussionForm,
    ReflectionForm,
    WritePage,
)
from supervision.models import Action, CaseDiscussion, Reflection, SupervisionSession
from supervision.views.desk import discussions_of, log_opening, seen_by, session_for, trouble_with
from supervision.views.session import read

GET_AND_POST = ("GET", "POST")


@requires(Permission.SUPERVISION, methods=GET_AND_POST)
def discussion_edit(request: SignedInRequest, discussion: UUID) -> HttpResponseBase:
    """What the practitioner thinks about one family, by prompts."""
    mine = CaseDiscussion.objects.visible_to(request.user).filter(session__supervisee=request.user)
    found = get_object_or_404(mine.select_related("family", "session__manager"), pk=discussion)
    if found.session.is_reviewed and request.method == "GET":
        return redirect("supervision:session", found.session_id)
    form = form_for(request, DiscussionForm, found)
    trouble: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        texts = form.cleaned_data
        try:
            save_discussion(discussion=found, seen=seen_by(request), texts=texts, by=request.user)
            messages.success(request, _("Saved."))
            return redirect("supervision:session", found.session_id)
        except (Conflict, Reviewed) as problem:
            trouble = trouble_with(problem, DiscussionForm.base_fields)
    log_opening(request, found.session, [found])
    facts = {"discussion": found, "form": form, "revision": found.revision} | trouble
    return render(request, "supervision/discussion_edit.html", facts, status=409 if trouble else 200)


@requires(Permission.SUPERVISION, methods=GET_AND_POST)
def reflection_edit(request: SignedInRequest, session: UUID) -> HttpResponseBase:
    """The practitioner's own reflection: only the two read it."""
    found = session_for(request, session, supervisee=request.user)
    if found.is_reviewed and request.method == "GET":
        return redirect("supervision:session", found.pk)
    kept = Reflection.objects.filter(session=found).first()
    form = form_for(request, ReflectionForm, kept)
    trouble: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        try:
            save_reflection(session=found, seen=seen_by(request), texts=form.cleaned_data, by=request.user)
            messages.success(request, _("Saved. Only the two of you can read it."))
            return redirect("supervision:session", found.pk)
        except (Conflict, Reviewed) as problem:
            trouble = trouble_with(problem, ReflectionForm.base_fields)
    log_opening(request, found)
    facts = {"session": found, "form": form, "revision": kept.revision if kept else 0} | trouble
    return render(request, "supervision/reflection_edit.html", facts, status=409 if trouble else 200)


@requires(Permission.SUPERVISE, methods=GET_AND_POST)
def session_write(request: SignedInRequest, session: UUID) -> HttpResponseBase:
    """What the manager writes once the two have met."""
    found = session_for(request, session, manager=request.user)
    if found.is_reviewed and request.method == "GET":
        return redirect("supervision:session", found.pk)
    discussions = discussions_of(request, found)
    page = write_page(request, found, discussions)
    trouble: dict[str, Any] = {}
    if request.method == "POST" and not request.POST.get("add") and page.is_valid():
        try:
            return write(request, found, page)
        except (Conflict, Reviewed) as problem:
            trouble = trouble_with(problem, WRITTEN)
    log_opening(request, found, discussions)
    facts = {
        "session": found,
        "form": page,
        "prepared": [
            (one.family.called, texts) for one in discussions if (texts := read(one, DiscussionForm))
        ],
        "revision": request.POST.get("revision") or found.revision,
    }
    status = 409 if trouble else 200
    return render(request, "supervision/session_write.html", facts | trouble, status=status)


@requires(Permission.SUPERVISION, methods=GET_AND_POST)
def action_edit(request: SignedInRequest, action: UUID) -> HttpResponseBase:
    """What became of something that one of the two wanted to do: either of them says so."""
    actions = Action.objects.visible_to(request.user).select_related("owner", "session", "settled_by")
    found = get_object_or_404(actions, pk=action)
    settled = found.outcome if found.outcome != Action.Outcome.OPEN else ""
    said = {"outcome": settled, "explanation": found.explanation}
    form = ActionEditForm(request.POST) if request.method == "POST" else ActionEditForm(initial=said)
    if form.is_bound and form.is_valid():
        settle_action(action=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("supervision:session", found.session_id)
    facts = {"action": found, "form": form, "state": found.state_on(timezone.localdate())}
    return render(request, "supervision/action_edit.html", facts)


def form_for(request: SignedInRequest, form: Any, kept: Any) -> Any:
    if request.method == "POST":
        return form(request.POST)
    return form(initial={name: getattr(kept, name) for name in form.base_fields} if kept else {})


def write_page(
    request: SignedInRequest, found: SupervisionSession, discussions: list[CaseDiscussion]
) -> WritePage:
    data: Any = with_one_more(request) if request.method == "POST" else None
    actions = Action.objects.filter(session=found).open().soonest_first() if data is None else ()
    page = WritePage(
        found,
        discussions=discussions,
        families=other_families(found, discussions),
        open_actions=actions,
        data=data,
    )
    if data is not None and request.POST.get("add"):
        page.hush()
    return page


def with_one_more(request: SignedInRequest) -> Any:
    """What was posted, with an empty row more if "Add another" was pressed in a browser without scripts."""
    data = request.POST.copy()
    if request.POST.get("add") == ROWS:
        rows = request.POST.get(f"{ROWS}-TOTAL_FORMS") or "0"
        data[f"{ROWS}-TOTAL_FORMS"] = str(int(rows) + 1) if rows.isdecimal() and len(rows) < 4 else "1"
    return data


def other_families(found: SupervisionSession, discussions: list[CaseDiscussion]) -> QuerySet[Family]:
    """What the practitioner works with and the manager reaches, apart from what stands in the session already."""
    there = [one.family_id for one in discussions]
    families = Family.objects.visible_to(found.manager).open().worked_by(found.supervisee_id)
    return families.exclude(pk__in=there).by_name()


def write(request: SignedInRequest, found: SupervisionSession, page: WritePage) -> HttpResponse:
    texts = page.main.cleaned_data
    new = texts["families"]
    said = Written(
        facts={name: texts[name] for name in WRITTEN},
        discussed={one.pk: texts[name] for name, one in page.main.discussed.items()},
        actions=[planned(page, row.cleaned_data) for row in page.actions if row.cleaned_data.get("what")],
        families=new,
    )
    write_session(session=found, seen=seen_by(request), written=said, by=request.user)
    if new:
        messages.success(request, _("Saved. There is a box for each family you added."))
        return redirect("supervision:session_write", found.pk)
    messages.success(request, _("Saved. Read it once more, then mark it as reviewed."))
    return redirect("supervision:session", found.pk)


def planned(page: WritePage, said: dict[str, Any]) -> Planned:
    return Planned(said["what"], page.owners[said["owner"]], said["by_when"])
