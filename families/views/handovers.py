"""When the lead of a family changes: what is said to the family, and the change itself."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from families.actions import change_handover, hand_over
from families.forms.handovers import HandoverForm, HandoverNewForm
from families.models import Family, Handover
from families.views.allocation import ask_of_namesake, lead_of, may_allocate
from families.views.cards import kept_from
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog


@requires(Permission.ALLOCATE, methods=("GET", "POST"))
def handover_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponseBase:
    """Both texts first; then the new lead takes over in the same moment."""
    record: Any = get_object_or_404(
        Family.objects.held_by(request.user).with_workers().with_member_names(), pk=family
    )
    lead = lead_of(record)
    if lead is None:
        return redirect("families:allocation_edit", record.pk)
    said = request.POST if request.method == "POST" else None
    form = HandoverNewForm(said, family=record, leaving=lead["name"], lead=lead["user"])
    may_change = may_allocate(request.user, record)
    if form.is_bound and form.is_valid():
        if not may_change:
            raise PermissionDenied
        facts = dict(form.cleaned_data)
        coming = facts.pop("person")
        made = hand_over(family=record, leaving=lead["user"], coming=coming, by=request.user, **facts)
        ask_of_namesake(request, record, coming)
        return where_to(request, made)
    is_leaving = lead["user"] == str(request.user.pk)
    context = {
        "family": record,
        "lead": lead,
        "form": form,
        "may_change": may_change,
        "is_leaving": is_leaving,
    }
    return render(request, "families/handover_new.html", context)


def where_to(request: SignedInRequest, made: Handover) -> HttpResponse:
    """On to sharing it; to the caseload for who has just said goodbye."""
    if Family.objects.visible_to(request.user).filter(pk=made.family_id).exists():
        messages.success(request, _("Handed over. Now tell each person in the family."))
        return redirect("families:handover", made.pk)
    messages.success(request, _("Handed over. The family has left your list; your goodbye goes with it."))
    return redirect("families:caseload")


@requires(Permission.ALLOCATE, methods=("GET", "POST"))
def handover(request: SignedInRequest, handover: uuid.UUID) -> HttpResponse:
    """What the family is told of the change. The new lead and a manager can put it in other words until it is shared."""
    handovers = Handover.objects.visible_to(request.user).with_is_told()
    found: Any = get_object_or_404(handovers.select_related("family", "from_user", "to_user"), pk=handover)
    may_word = found.may_be_worded_by(request.user)
    form = form_for(request, found)
    if may_word and form.is_bound and form.is_valid():
        if change_handover(handover=found, by=request.user, **form.cleaned_data):
            messages.success(request, _("Saved. Nobody in the family has read it yet."))
            return redirect("families:handover", found.pk)
        found.is_told = True
    record_opening(AccessLog.Kind.HANDOVER, by=request.user, family_id=found.family_id, target_id=found.pk)
    is_late = may_word and form.is_bound and found.is_told
    withheld = kept_from(found.family.withholdings.facts_of(found.pk))
    context = {
        "handover": found,
        "form": form,
        "may_word": may_word,
        "is_late": is_late,
        "withheld": withheld,
    }
    return render(request, "families/handover.html", context, status=409 if is_late else 200)


def form_for(request: SignedInRequest, found: Handover) -> HandoverForm:
    if request.method == "POST":
        return HandoverForm(request.POST, leaving=found.from_user.name)
    said = {"goodbye": found.goodbye, "introduction": found.introduction}
    return HandoverForm(initial=said, leaving=found.from_user.name)
