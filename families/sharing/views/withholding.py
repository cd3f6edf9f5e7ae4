"""Keeping something from somebody for a reason that is not the practitioner's own: asked for, decided, looked at again."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import Member
from families.sharing.actions.withholding import (
    NotTheirs,
    decide_withholding,
    keep_withheld,
    let_go,
    propose_withholding,
    withdraw_withholding,
)
from families.sharing.forms.compose import heading_of
from families.sharing.forms.withholding import DecideForm, KeepForm, ProposeForm
from families.sharing.models import SharedVersion, Withholding
from families.sharing.pieces import Piece, Recipient
from families.sharing.subjects import Subject, subject_for
from families.sharing.views.staff import log_opening
from families.sharing.withheld import decidable_by, deciders
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires


@requires(Permission.SHARE, methods=("GET", "POST"))
def withhold(
    request: SignedInRequest, kind: str, subject: UUID, member: UUID, piece: UUID
) -> HttpResponseBase:
    """Ask a manager to keep one part, or all of it, from one person; `piece` is the subject's own id for all of it."""
    found = subject_for(kind, subject, request.user)
    recipient, others = people_for(request, found, member, piece)
    parts = parts_of(found, recipient, piece)
    back = back_to(request, found, recipient)
    if recipient.is_withheld:
        return redirect(back)
    form = ProposeForm(request.POST if request.method == "POST" else None, others=others)
    if form.is_bound and form.is_valid():
        propose_withholding(
            subject=found, piece_id=piece, members=[recipient, *form.also_from], by=request.user, **form.facts
        )
        messages.success(request, _("Asked. It stays out until a manager has decided. The rest can go."))
        return redirect(back)
    log_opening(request, found)
    context = {
        "subject": found,
        "member": recipient,
        "parts": parts,
        "is_whole": piece == found.id,
        "is_part": piece != found.id,
        "form": form,
        "back_url": back,
    }
    return render(request, "sharing/withhold.html", context)


def people_for(
    request: SignedInRequest, subject: Subject, member: UUID, piece: UUID
) -> tuple[Any, list[Any]]:
    """Who it is about, and from whom else it could be kept. One statement. Raises Http404."""
    standing = Withholding.objects.standing().filter(member=OuterRef("pk"), subject_id=subject.id)
    members: Any = Member.objects.visible_to(request.user).filter(family=subject.family)
    members = members.annotate(is_withheld=Exists(standing.filter(piece_id__in=[piece, subject.id])))
    today = timezone.localdate()
    reading = [one for one in members.order_by("full_name") if one.reads_on(today)]
    chosen = next((one for one in reading if one.pk == member), None)
    if chosen is None:
        raise Http404
    return chosen, [one for one in reading if one is not chosen and not one.is_withheld]


def parts_of(subject: Subject, member: Member, piece: UUID) -> list[dict[str, Any]]:
    """The part that it is about, or all of them. Raises Http404 for one that is not there."""
    pieces = subject.pieces(Recipient(member, was_there=False))
    about = [one for one in pieces if piece in (one.id, subject.id)]
    if not about:
        raise Http404
    return [shown(one) for one in about]


def shown(piece: Piece) -> dict[str, Any]:
    return {"heading": heading_of(piece), "text": piece.text}


def back_to(request: SignedInRequest, subject: Subject, member: Member) -> str:
    """The page on which the parts are chosen: that of several visits, where the address names some."""
    visits = request.GET.getlist("visit")
    if not visits:
        return reverse("sharing:compose", args=[subject.kind, subject.id, member.pk])
    url = reverse("sharing:several_compose", args=[member.family_id, member.pk])
    return f"{url}?{urlencode([('visit', visit) for visit in visits])}"


def withholding_for(request: SignedInRequest, withholding: UUID) -> Any:
    """With `is_for_me`, and `older_version`: what its reader can read that was shared before it was asked for."""
    mine = decidable_by(Withholding.objects.filter(pk=OuterRef("pk")), request.user)
    same = {name: OuterRef(name) for name in ("subject_kind", "subject_id", "member")}
    older = SharedVersion.objects.standing().filter(**same, shared_at__lt=OuterRef("proposed_at"))
    rows = Withholding.objects.visible_to(request.user).with_people()
    rows = rows.annotate(is_for_me=Exists(mine), older_version=Subquery(older.values("pk")[:1]))
    return get_object_or_404(rows, pk=withholding)


@requires(Permission.SHARE)
def withholding(request: SignedInRequest, withholding: UUID) -> HttpResponse:
    """What is kept from whom, why, until when, and who said so; for the manager who decides, with the buttons."""
    return page(request, withholding_for(request, withholding))


@requires(Permission.WITHHOLD, methods=("POST",), signed=True)
def withholding_decide(request: SignedInRequest, withholding: UUID) -> HttpResponseBase:
    """Agree, or not. What comes too late, or from somebody who does not decide here, is given back."""
    found = withholding_for(request, withholding)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return page(request, found, decide=form)
    try:
        is_done = decide_withholding(withholding=found, by=request.user, **form.cleaned_data)
    except NotTheirs:
        return not_theirs(request, found, decide=form)
    if is_done:
        messages.success(request, _("Saved. It bears your name and the day."))
        return redirect("home")
    form.add_error("words", _("Somebody decided before you: your answer was not sent."))
    return page(request, withholding_for(request, withholding), status=409, decide=form)


@requires(Permission.WITHHOLD, methods=("POST",), signed=True)
def withholding_review(request: SignedInRequest, withholding: UUID) -> HttpResponseBase:
    """Look at it again: keep it until another day, or let it go."""
    found = withholding_for(request, withholding)
    if "let_go" in request.POST:
        return let_it_go(request, found)
    form = KeepForm(request.POST)
    if not form.is_valid():
        return page(request, found, keep=form)
    try:
        is_done = keep_withheld(withholding=found, by=request.user, **form.cleaned_data)
    except NotTheirs:
        return not_theirs(request, found, keep=form)
    if is_done:
        messages.success(request, _("Saved. It stays withheld until that day."))
        return redirect("home")
    form.add_error("why", _("Somebody let it go before you: nothing was changed."))
    return page(request, withholding_for(request, withholding), status=409, keep=form)


def let_it_go(request: SignedInRequest, found: Withholding) -> HttpResponseBase:
    try:
        is_done = let_go(withholding=found, by=request.user)
    except NotTheirs:
        return not_theirs(request, found)
    if is_done:
        messages.success(request, _("Let go. Whoever shares it next decides about it anew."))
    else:
        messages.warning(request, _("It does not stand any more: nothing was changed."))
    return redirect("sharing:withholding", found.pk)


@requires(Permission.SHARE, methods=("POST",))
def withholding_withdraw(request: SignedInRequest, withholding: UUID) -> HttpResponseBase:
    """Whoever asked for it takes it back."""
    mine = Withholding.objects.visible_to(request.user).filter(proposed_by=request.user)
    found = get_object_or_404(mine, pk=withholding)
    if withdraw_withholding(withholding=found, by=request.user):
        messages.success(request, _("Taken back. Now choose again what goes."))
        return redirect("sharing:compose", found.subject_kind, found.subject_id, found.member_id)
    messages.warning(request, _("It is decided already: nothing was changed."))
    return redirect("sharing:withholding", found.pk)


def not_theirs(request: SignedInRequest, found: Any, **forms: Any) -> HttpResponse:
    messages.warning(
        request,
        _("You wrote this or asked for it yourself, so another manager decides. Nothing was changed."),
    )
    return page(request, found, status=409, **forms)


def page(request: SignedInRequest, found: Any, *, status: int = 200, **forms: Any) -> HttpResponse:
    """Six statements. It shows the text that is kept, so opening it is opening what it stands in."""
    subject = subject_for(found.subject_kind, found.subject_id, request.user)
    log_opening(request, subject)
    today = timezone.localdate()
    may_decide = request.user.is_manager and found.is_for_me
    context = {
        "withholding": found,
        "subject": subject,
        "parts": standing_parts(subject, found),
        "may_decide": may_decide,
        "is_mine": found.proposed_by_id == request.user.pk,
        "deciders": deciders(found, subject),
        "is_late": found.is_late_on(today),
        "decide": DecideForm(),
        "keep": KeepForm(),
        # what was sent, so that the title says when something needs another look
        "form": next(iter(forms.values()), None),
        **forms,
    }
    return render(request, "sharing/withholding.html", context, status=status)


def standing_parts(subject: Subject, found: Withholding) -> list[dict[str, Any]]:
    """The text, as it stands now; nothing where the part is not there any more."""
    try:
        return parts_of(subject, found.member, found.piece_id)
    except Http404:
        return []
