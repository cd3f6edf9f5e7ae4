"""When something reached somebody it should not have: the record of it, for those who work with the family and the lead."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models import Family, Restriction
from families.sharing.actions import (
    Opened,
    change_breach,
    close_breach,
    decide_report,
    open_breach,
    tell_of_breach,
)
from families.sharing.actions.breaches import FACTS, missing_in
from families.sharing.forms.breaches import BreachForm, BreachNewForm, ReportForm, ToldForm
from families.sharing.models import Breach, SharedVersion
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import Role
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

READ_AND_WRITE = ("GET", "POST")
PAGE = 30
TOO_LATE = gettext_lazy(
    "Somebody closed this, or decided it, before you. What you wrote was not kept: copy it."
)


def breach_for(request: SignedInRequest, breach: UUID) -> Any:
    return get_object_or_404(Breach.objects.visible_to(request.user).with_people(), pk=breach)


def open_for(request: SignedInRequest, breach: UUID) -> Any:
    """Raises Http404 for one that is closed: nothing more is written on it."""
    found = breach_for(request, breach)
    if not found.is_open:
        raise Http404
    return found


def is_lead(request: SignedInRequest) -> bool:
    return Role.LEAD in request.user.roles


@requires(Permission.BREACH, methods=READ_AND_WRITE)
def breach_new(request: SignedInRequest, family: UUID) -> HttpResponse:
    """Opened by hand; and the earlier ones of this family."""
    found = get_object_or_404(Family.objects.held_by(request.user), pk=family)
    form = BreachNewForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        begun = open_breach(family=found, opened=Opened(**form.cleaned_data), by=request.user)
        messages.success(request, _("Written down. Do the next things now."))
        return redirect("sharing:breach", begun.pk)
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.pk, target_id=found.pk)
    earlier = found.breaches.with_people().order_by("-noticed_at", "pk")[:PAGE]
    return render(
        request, "sharing/breach_new.html", {"family": found, "form": form, "earlier": list(earlier)}
    )


@requires(Permission.REVIEW_BREACHES)
def breaches(request: SignedInRequest) -> HttpResponse:
    """The lead's list: what is open, the oldest first, and what was closed last."""
    every = Breach.objects.visible_to(request.user).with_people()
    waiting = list(every.open().order_by("noticed_at", "pk")[: PAGE + 1])
    closed = every.exclude(closed_at=None).order_by("-closed_at", "pk")
    context = {"rows": waiting[:PAGE], "has_more": len(waiting) > PAGE, "closed": list(closed[:PAGE])}
    return render(request, "sharing/breaches.html", context)


@requires(Permission.BREACH)
def breach(request: SignedInRequest, breach: UUID) -> HttpResponse:
    """What is known, what to do now, who was told, what is due. Only staff of the family are led on to its pages."""
    found = breach_for(request, breach)
    family = Family.objects.visible_to(request.user).filter(pk=found.family_id).first()
    if family is not None:
        record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=family.pk, target_id=family.pk)
    version = SharedVersion.objects.visible_to(request.user).filter(pk=found.version_id).defer("content")
    told = list(found.told.select_related("by"))
    found._prefetched_objects_cache = {"told": told}
    context = {
        "breach": found,
        "family": family,
        "version": version.first() if family and found.version_id else None,
        "told": told,
        "missing": missing_in(found),
        "may_decide": found.is_open and not found.is_decided and may_decide(request, found),
        "may_close": found.is_open and (request.user.is_manager or is_lead(request)),
    }
    return render(request, "sharing/breach.html", context)


def may_decide(request: SignedInRequest, found: Breach) -> bool:
    """The lead; where the family is restricted the lead sees nothing of it, and a manager among those named decides."""
    if is_lead(request):
        return True
    standing = Restriction.objects.standing().filter(family=found.family_id)
    return request.user.is_manager and standing.exists()


@requires(Permission.BREACH, methods=READ_AND_WRITE)
def breach_edit(request: SignedInRequest, breach: UUID) -> HttpResponse:
    found = open_for(request, breach)
    kept = {name: getattr(found, name) for name in FACTS}
    form = BreachForm(request.POST) if request.method == "POST" else BreachForm(initial=kept)
    if form.is_bound and form.is_valid():
        if change_breach(breach=found, said=form.cleaned_data, by=request.user):
            return saved(request, found)
        form.add_error(None, TOO_LATE)
    return show(request, found, form, _("What happened, and what we did"))


@requires(Permission.BREACH, methods=READ_AND_WRITE)
def breach_told(request: SignedInRequest, breach: UUID) -> HttpResponse:
    found = open_for(request, breach)
    form = ToldForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if tell_of_breach(breach=found, by=request.user, **form.cleaned_data):
            return saved(request, found)
        form.add_error(None, TOO_LATE)
    return show(request, found, form, _("Write down who was told"))


@requires(Permission.BREACH, methods=READ_AND_WRITE, signed=True)
def breach_report(request: SignedInRequest, breach: UUID) -> HttpResponse:
    """The data protection lead's decision; Http404 for who may not make it, or once it is made."""
    found = open_for(request, breach)
    if found.is_decided or not may_decide(request, found):
        raise Http404
    form = ReportForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if decide_report(breach=found, by=request.user, **form.cleaned_data):
            return saved(request, found)
        form.add_error(None, TOO_LATE)
    return show(request, found, form, _("The regulator"))


@requires(Permission.BREACH, methods=("POST",), signed=True)
def breach_close(request: SignedInRequest, breach: UUID) -> HttpResponse:
    """By a manager or the lead, once nothing is missing."""
    found = breach_for(request, breach)
    if not (request.user.is_manager or is_lead(request)):
        raise Http404
    if close_breach(breach=found, by=request.user):
        messages.success(request, _("Closed. It stays on file."))
    elif found.is_open:
        messages.warning(request, _("Something is still missing. It stands on the page."))
    return redirect("sharing:breach", found.pk)


def saved(request: SignedInRequest, found: Breach) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("sharing:breach", found.pk)


def show(request: SignedInRequest, found: Breach, form: Form, title: str) -> HttpResponse:
    return render(request, "sharing/breach_form.html", {"breach": found, "form": form, "title": title})
