"""One session: reading it, preparing it, answering it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from supervision.actions import Conflict, Reviewed, answer_session, prepare_session, review_session
from supervision.actions.sessions import read_mark
from supervision.forms.sessions import AnswerForm, PrepareForm
from supervision.forms.writing import DiscussionForm, ReflectionForm
from supervision.models import Action, CaseDiscussion, Decision, Reflection, SupervisionSession
from supervision.suggestions import MOST_TICKED, Suggestion, suggestions_for
from supervision.views.desk import discussions_of, log_opening, seen_by, session_for, trouble_with

Read = list[tuple[Any, str]]


@requires(Permission.SUPERVISION)
def session(request: SignedInRequest, session: UUID) -> HttpResponse:
    """The whole of it, for the two. Families that the reader no longer reaches are left out."""
    found = session_for(request, session)
    discussions = discussions_of(request, found)
    log_opening(request, found, discussions)
    return render(request, "supervision/session.html", page_of(request, found, discussions))


@requires(Permission.SUPERVISION, methods=("GET", "POST"))
def session_prepare(request: SignedInRequest, session: UUID) -> HttpResponseBase:
    """What the practitioner brings. The families that stand out are ticked already, three at most."""
    found = session_for(request, session, supervisee=request.user)
    if found.is_reviewed and request.method == "GET":
        return redirect("supervision:session", found.pk)
    discussions = discussions_of(request, found)
    form = prepare_form(request, found, discussions)
    trouble: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        try:
            prepare(request, found, discussions, form)
            messages.success(request, _("Prepared. You can change it until the session is reviewed."))
            return redirect("supervision:session", found.pk)
        except (Conflict, Reviewed) as problem:
            trouble = trouble_with(problem, ["brings"])
    facts = {"session": found, "form": form, "written": written(discussions), "revision": found.revision}
    status = 409 if trouble else 200
    return render(request, "supervision/session_prepare.html", facts | trouble, status=status)


@requires(Permission.SUPERVISE, methods=("POST",), signed=True)
def session_review(request: SignedInRequest, session: UUID) -> HttpResponseBase:
    """The button after the full text. What was not read is not reviewed."""
    found = session_for(request, session, manager=request.user)
    try:
        review_session(session=found, seen=request.POST.get("seen", ""), by=request.user)
    except Conflict:
        messages.warning(request, _("This changed while you were reading. Please read it once more."))
    return redirect("supervision:session", found.pk)


@requires(Permission.SUPERVISION, methods=("GET", "POST"), signed=True)
def session_answer(request: SignedInRequest, session: UUID) -> HttpResponseBase:
    """What the practitioner says to it, once it is reviewed."""
    found = session_for(request, session, supervisee=request.user)
    form = AnswerForm(request.POST) if request.method == "POST" else AnswerForm()
    trouble: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        try:
            answer_session(session=found, **form.cleaned_data, by=request.user)
            messages.success(request, _("Your answer stands beside what was written. It stays."))
            return redirect("supervision:session", found.pk)
        except Reviewed:
            words = _("You cannot answer this now: it is not reviewed yet, or you answered it already.")
            trouble = {"trouble": words, "is_locked": True}
    discussions = discussions_of(request, found)
    log_opening(request, found, discussions)
    facts = page_of(request, found, discussions) | {"form": form} | trouble
    return render(request, "supervision/session_answer.html", facts, status=409 if trouble else 200)


def page_of(
    request: SignedInRequest, found: SupervisionSession, discussions: list[CaseDiscussion]
) -> dict[str, Any]:
    """The text of a session as both read it. Three statements."""
    today = timezone.localdate()
    actions = Action.objects.visible_to(request.user).filter(session=found).select_related("owner")
    reflection = Reflection.objects.filter(session=found).first()
    is_manager = found.manager_id == request.user.pk
    return {
        "session": found,
        "state": found.state_on(today),
        "other": found.other_of(request.user),
        "is_manager": is_manager,
        "families": families_of(request, found, discussions),
        "reflected": read(reflection, ReflectionForm),
        "actions": [(action, action.state_on(today)) for action in actions.soonest_first()],
        "seen": read_mark(found.revision, discussions),
        "can_review": is_manager and found.held_on is not None and not found.is_reviewed,
        "can_answer": not is_manager and found.is_reviewed and found.answered_at is None,
    }


def families_of(
    request: SignedInRequest, found: SupervisionSession, discussions: list[CaseDiscussion]
) -> list[tuple[CaseDiscussion, Read, list[Decision]]]:
    """Each family with what was prepared and what was decided. One statement."""
    decisions = Decision.objects.visible_to(request.user).filter(discussion__session=found)
    decided = list(decisions.select_related("decided_by").newest_first())
    return [
        (one, read(one, DiscussionForm), [each for each in decided if each.discussion_id == one.pk])
        for one in discussions
    ]


def read(record: Any, form: Any) -> Read:
    """The prompts that were answered, each with the words; none where nothing is kept yet."""
    fields = form.base_fields.items() if record else ()
    return [(field.label, text) for name, field in fields if (text := getattr(record, name))]


def written(discussions: list[CaseDiscussion]) -> list[CaseDiscussion]:
    """Families of whom something is written already: they stay, so they are no boxes to untick."""
    return [one for one in discussions if one.is_written]


def prepare_form(
    request: SignedInRequest, found: SupervisionSession, discussions: list[CaseDiscussion]
) -> PrepareForm:
    kept = {one.family_id for one in written(discussions)}
    offered = [one for one in suggested(found) if one.family.pk not in kept]
    if request.method == "POST":
        return PrepareForm(request.POST, offered=offered)
    chosen = {one.family_id for one in discussions}
    if not found.prepared_at:
        room = MOST_TICKED - len(discussions)
        chosen |= {one.family.pk for one in offered[: max(room, 0)] if one.reasons}
    plain = [str(one.family.pk) for one in offered if not one.reasons and one.family.pk in chosen]
    initial = {"suggested": [str(pk) for pk in chosen], "others": plain, "brings": found.brings}
    return PrepareForm(initial=initial, offered=offered)


def suggested(found: SupervisionSession) -> list[Suggestion]:
    """Two statements: when the two last met, and the families."""
    before = SupervisionSession.objects.filter(supervisee=found.supervisee).exclude(held_on=None)
    last = before.exclude(pk=found.pk).order_by("-held_on").values_list("held_on", flat=True).first()
    since = last or timezone.localdate(found.supervisee.created_at)
    return suggestions_for(found.supervisee, found.manager, since=since, today=timezone.localdate())


def prepare(
    request: SignedInRequest,
    found: SupervisionSession,
    discussions: list[CaseDiscussion],
    form: PrepareForm,
) -> None:
    there = {str(one.family_id) for one in discussions}
    offered = form.families.keys()
    prepare_session(
        session=found,
        seen=seen_by(request),
        brings=form.cleaned_data["brings"],
        families=[form.families[pk] for pk in form.chosen if pk not in there],
        dropped=[
            one
            for one in discussions
            if str(one.family_id) in offered and str(one.family_id) not in form.chosen
        ],
        by=request.user,
    )
