"""Supervision as a list, agreeing how often, and planning the next time."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import Escalation
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, permissions_of, requires
from restorative.accounts.models import User
from supervision.actions import Reviewed, agree, cancel_session, move_session, plan_session
from supervision.forms.sessions import AgreementForm, DayForm, SessionForm
from supervision.models import Action, SupervisionSession
from supervision.models.sessions import Place
from supervision.pairs import Pair, pairs_of
from supervision.views.desk import session_for

PAGE = 20
MOST = 50
LATELY = timedelta(days=14)


@requires(Permission.SUPERVISION)
def sessions(request: SignedInRequest) -> HttpResponse:
    """What waits, who meets whom and when, and what was. On the older pages only what was."""
    place = read_place(request.GET["before"]) if "before" in request.GET else None
    today = timezone.localdate()
    facts = {"today": today, "me": request.user, "is_older": place is not None, **past(request.user, place)}
    if place is None:
        supervises = Permission.SUPERVISE in permissions_of(request)
        facts |= own_part(request.user, today) | told_part(request.user, supervises=supervises)
    return render(request, "supervision/sessions.html", facts)


@requires(Permission.SUPERVISION, methods=("GET", "POST"))
def session_new(request: SignedInRequest) -> HttpResponseBase:
    pairs = pairs_of(request.user)
    form = session_form(request, pairs)
    if form.is_bound and form.is_valid():
        said, new = form.cleaned_data, new_id(request, request.user.pk)
        made = plan_session(pair=said["who"], planned_on=said["planned_on"], new=new, by=request.user)
        messages.success(request, _("Planned. It stands under Supervision for both of you."))
        return redirect("supervision:session", made.pk)
    return render(request, "supervision/session_new.html", {"form": form, "pairs": pairs})


@requires(Permission.SUPERVISION, methods=("GET", "POST"))
def session_move(request: SignedInRequest, session: uuid.UUID) -> HttpResponseBase:
    """Another day, by either of the two, as long as they have not met."""
    found = session_for(request, session)
    initial = {"planned_on": found.planned_on}
    form = DayForm(request.POST) if request.method == "POST" else DayForm(initial=initial)
    if form.is_bound and form.is_valid():
        try:
            move_session(session=found, planned_on=form.cleaned_data["planned_on"], by=request.user)
            messages.success(request, _("Moved. Both of you see the new day."))
        except Reviewed:
            messages.warning(request, _("You have met already, so the day stays."))
        return redirect("supervision:session", found.pk)
    is_empty = SupervisionSession.objects.filter(pk=found.pk).nothing_written().exists()
    other = found.other_of(request.user)
    facts = {"session": found, "form": form, "other": other, "can_cancel": is_empty}
    return render(request, "supervision/session_move.html", facts)


@requires(Permission.SUPERVISION, methods=("POST",))
def session_cancel(request: SignedInRequest, session: uuid.UUID) -> HttpResponseBase:
    """It does not take place, and nobody has written anything for it."""
    found = session_for(request, session)
    if cancel_session(session=found, by=request.user):
        messages.success(request, _("Taken out. It stands under Supervision for neither of you."))
        return redirect("supervision:sessions")
    messages.warning(request, _("One of you has written something for it, so it stays. Meet on another day."))
    return redirect("supervision:session", found.pk)


@requires(Permission.SUPERVISE, methods=("GET", "POST"))
def agreement_edit(request: SignedInRequest, person: uuid.UUID) -> HttpResponseBase:
    """How often the asker and one person whom they supervise meet, and how they work together."""
    pair = supervised(request.user, person)
    agreed = {"every_weeks": pair.every_weeks, "words": pair.words}
    form = AgreementForm(request.POST) if request.method == "POST" else AgreementForm(initial=agreed)
    if form.is_bound and form.is_valid():
        agree(pair=pair, facts=form.cleaned_data, new=new_id(request, pair.supervisee.pk), by=request.user)
        messages.success(request, _("Saved. Both of you can read it."))
        return redirect("supervision:sessions")
    return render(request, "supervision/agreement_edit.html", {"form": form, "pair": pair})


def supervised(manager: User, person: uuid.UUID) -> Pair:
    """Raises Http404 for somebody whom this manager does not supervise now."""
    for pair in pairs_of(manager):
        if pair.manager.pk == manager.pk and pair.supervisee.pk == person:
            return pair
    raise Http404


def session_form(request: SignedInRequest, pairs: list[Pair]) -> SessionForm:
    if request.method == "POST":
        return SessionForm(request.POST, user=request.user, pairs=pairs)
    wanted = request.GET.get("with", "")
    asked = [pair for pair in pairs if str(pair.other_of(request.user).pk) == wanted]
    chosen = (asked or pairs)[0] if asked or len(pairs) == 1 else None
    initial = suggestion(chosen, request.user) if chosen else {}
    return SessionForm(initial=initial, user=request.user, pairs=pairs)


def suggestion(pair: Pair, user: User) -> dict[str, Any]:
    """Whom, and the day by which they agreed to meet again."""
    return {"who": str(pair.other_of(user).pk), "planned_on": pair.suggested_on(timezone.localdate())}


def own_part(user: User, today: date) -> dict[str, Any]:
    """Three statements."""
    pairs = pairs_of(user)
    waiting = list(SupervisionSession.objects.visible_to(user).waiting().with_both()[:MOST])
    # a different answer waits for the manager, and not for who gave it
    unanswered = [one for one in waiting if one.answered_at is None]
    actions = Action.objects.visible_to(user).open().filter(owner=user).soonest_first()
    return {
        "my_pairs": [(one, one.is_overdue_on(today)) for one in pairs if one.supervisee.pk == user.pk],
        "people": [(one, one.is_overdue_on(today)) for one in pairs if one.manager.pk == user.pk],
        "mine": [waits(one, today) for one in unanswered if one.supervisee_id == user.pk],
        "to_manage": [waits(one, today) for one in unanswered if one.manager_id == user.pk],
        "different": [one for one in waiting if one.manager_id == user.pk and one.is_different],
        "actions": [(action, action.state_on(today)) for action in actions[:MOST]],
    }


def waits(session: SupervisionSession, today: date) -> tuple[SupervisionSession, Any]:
    return session, session.state_on(today)


def told_part(user: User, *, supervises: bool) -> dict[str, Any]:
    """Worries that could not wait: those to answer, and those that the asker raised. One statement."""
    escalations = Escalation.objects.visible_to(user).unanswered_or_since(timezone.now() - LATELY)
    if not supervises:
        escalations = escalations.filter(raised_by=user)
    rows = list(escalations.select_related("family", "raised_by", "owner").soonest_first()[:MOST])
    return {
        "now": timezone.now(),
        "told": [one for one in rows if one.raised_by_id == user.pk],
        "to_decide": to_decide(rows, user) if supervises else [],
    }


def to_decide(rows: Iterable[Escalation], user: User) -> list[Escalation]:
    """The asker's own to answer first, then those of others whom they may stand in for."""
    found = [one for one in rows if one.can_be_decided_by(user)]
    return sorted(found, key=lambda one: one.owner_id not in (None, user.pk))


def past(user: User, place: Place | None) -> dict[str, Any]:
    """A page of what is over, the newest first. One statement."""
    rows = SupervisionSession.objects.visible_to(user).answered().newest_first().with_both()
    page = list((rows.older_than(place) if place else rows)[: PAGE + 1])
    today = timezone.localdate()
    more = page[PAGE - 1].place if len(page) > PAGE else None
    return {
        "past": [(one, one.state_on(today), one.other_of(user)) for one in page[:PAGE]],
        "older_url": older(more) if more else "",
    }


def older(place: Place) -> str:
    before = urlencode({"before": f"{place.planned_on}~{place.id}"})
    return f"{reverse('supervision:sessions')}?{before}"


def read_place(text: str) -> Place:
    """Raises Http404 for what `older` never wrote."""
    day, _tilde, id_ = text.partition("~")
    try:
        return Place(date.fromisoformat(day), uuid.UUID(id_))
    except ValueError as error:
        raise Http404 from error
