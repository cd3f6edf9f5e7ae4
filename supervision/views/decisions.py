"""Decisions on a family's file, and answers to worries that could not wait."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import Escalation, Family
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, permissions_of, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog
from supervision.actions import AlreadyDecided, decide_escalation, make_decision
from supervision.forms.decisions import DecisionForm, EscalationForm
from supervision.models import CaseDiscussion, Decision


@requires(Permission.SUPERVISE, methods=("GET", "POST"), signed=True)
def decision_new(request: SignedInRequest, family: UUID) -> HttpResponseBase:
    """A decision on the file, from what was discussed in supervision or from a worry that could not wait."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    discussion = named(CaseDiscussion.objects.visible_to(request.user), request, "discussion", found)
    escalation = named(Escalation.objects.visible_to(request.user), request, "escalation", found)
    form = (
        DecisionForm(request.POST)
        if request.method == "POST"
        else DecisionForm(initial=beginning(escalation))
    )
    if form.is_bound and form.is_valid():
        made = make_decision(
            family=found,
            facts=form.cleaned_data,
            discussion=discussion,
            new=new_id(request, found.pk),
            by=request.user,
        )
        messages.success(
            request, _("The decision is on the file. Everybody who works with the family reads it.")
        )
        return redirect("supervision:decision", made.pk)
    facts = {"family": found, "form": form, "discussion": discussion, "escalation": escalation}
    return render(request, "supervision/decision_new.html", facts)


@requires(Permission.SEE_FAMILIES)
def decision(request: SignedInRequest, decision: UUID) -> HttpResponse:
    """For all who work with the family. It names no session."""
    decisions = Decision.objects.visible_to(request.user).select_related("family", "decided_by")
    found = get_object_or_404(decisions, pk=decision)
    log(request, found.family_id)
    parts = [
        (field.label, getattr(found, name))
        for name, field in DecisionForm.base_fields.items()
        if name not in ("duty_contacted", "duty_reference") and getattr(found, name)
    ]
    return render(request, "supervision/decision.html", {"decision": found, "parts": parts})


@requires(Permission.SEE_FAMILIES)
def escalation(request: SignedInRequest, escalation: UUID) -> HttpResponse:
    """What could not wait, and what was decided. A manager who may decide finds the form here."""
    found = escalation_for(request, escalation)
    log(request, found.family_id)
    return show(request, found, EscalationForm())


@requires(Permission.SUPERVISE, methods=("POST",), signed=True)
def escalation_decide(request: SignedInRequest, escalation: UUID) -> HttpResponseBase:
    """The manager's answer, once."""
    found = escalation_for(request, escalation)
    form = EscalationForm(request.POST)
    if found.raised_by_id == request.user.pk:
        raise Http404
    if not form.is_valid():
        return show(request, found, form)
    try:
        decide_escalation(escalation=found, by=request.user, **form.cleaned_data)
    except AlreadyDecided:
        trouble = _("Somebody answered this meanwhile. What you wrote is here to copy; it is not saved.")
        return show(request, escalation_for(request, escalation), form, trouble=trouble, status=409)
    messages.success(request, _("Answered. It can be read where the visit stands."))
    return redirect("supervision:escalation", found.pk)


def escalation_for(request: SignedInRequest, escalation: UUID) -> Escalation:
    escalations = Escalation.objects.visible_to(request.user)
    people = escalations.select_related("family", "visit", "raised_by", "owner", "decided_by")
    return get_object_or_404(people, pk=escalation)


def show(
    request: SignedInRequest,
    found: Escalation,
    form: EscalationForm,
    *,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    supervises = Permission.SUPERVISE in permissions_of(request)
    facts = {
        "escalation": found,
        "form": form,
        "trouble": trouble,
        "is_late": found.is_late_at(timezone.now()),
        "supervises": supervises,
        "can_decide": supervises and found.can_be_decided_by(request.user),
    }
    return render(request, "supervision/escalation.html", facts, status=status)


def log(request: SignedInRequest, family_id: UUID) -> None:
    """These pages are of the family's file: opening one is opening the file."""
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=family_id, target_id=family_id)


def named(rows: Any, request: SignedInRequest, name: str, family: Family) -> Any:
    """What the address names, of this family and within reach; None if it names nothing. Raises Http404."""
    wanted = request.GET.get(name)
    if not wanted:
        return None
    try:
        return get_object_or_404(rows, pk=wanted, family=family)
    except ValidationError as error:
        raise Http404 from error


def beginning(escalation: Escalation | None) -> dict[str, str]:
    """From a worry that was answered: what was asked, and what was said."""
    if escalation is None:
        return {}
    return {"question": escalation.what, "decided": escalation.decision}
