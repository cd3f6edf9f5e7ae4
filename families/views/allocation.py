"""Who works with a family."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from families.actions import allocate, end_allocation
from families.forms.family import AllocationForm, EndForm
from families.models import Allocation, Family
from families.scan.namesakes import bears_a_surname_of
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import User


@requires(Permission.ALLOCATE, methods=("GET", "POST"))
def allocation_edit(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    record: Any = get_object_or_404(
        Family.objects.held_by(request.user).with_workers().with_member_names(), pk=family
    )
    if request.method == "POST" and "end" in request.POST:
        return end_part(request, record)
    form = AllocationForm(request.POST if request.method == "POST" else None, family=record)
    may_change = may_allocate(request.user, record)
    if request.method == "POST" and form.is_valid():
        if not may_change:
            raise PermissionDenied
        allocate(
            family=record,
            user=form.cleaned_data["person"],
            works_as=form.cleaned_data["works_as"],
            by=request.user,
        )
        ask_of_namesake(request, record, form.cleaned_data["person"])
        return where_to(request, record)
    facts = {
        "form": form,
        "family": record,
        "workers": [worker | {"until": moment(worker["until"])} for worker in record.workers],
        "may_change": may_change,
        "is_manager": request.user.is_manager,
        "user_id": str(request.user.pk),
    }
    return render(request, "families/allocation_edit.html", facts)


def ask_of_namesake(request: SignedInRequest, record: Any, person: User) -> None:
    """Who is given a part and bears a surname of somebody here may know them: to be asked, not to be found out."""
    if person != request.user and bears_a_surname_of(person.name, [record.name, *record.member_names]):
        said = _("%(name)s bears a surname of somebody here. Ask them whether this family is known to them.")
        messages.info(request, said % {"name": person.name})


def may_allocate(user: User, record: Any) -> bool:
    """Who works with a family is for its lead practitioner to say, or a manager who reaches it."""
    lead = lead_of(record)
    return user.is_manager or (lead is not None and lead["user"] == str(user.pk))


def lead_of(record: Any) -> dict[str, str] | None:
    """Who leads the work now, as plain facts of `with_workers`."""
    return next((one for one in record.workers if one["works_as"] == Allocation.As.LEAD), None)


def moment(said: str | None) -> datetime | None:
    """A moment among plain facts, as the database wrote it."""
    return datetime.fromisoformat(said) if said else None


def end_part(request: SignedInRequest, record: Family) -> HttpResponse:
    """End a co-worker's part or cover: by the lead, a manager, or themselves. The lead's ends only with a new lead."""
    form = EndForm(request.POST)
    pk = form.cleaned_data["end"] if form.is_valid() else None
    parts = record.allocations.current().exclude(works_as=Allocation.As.LEAD)
    ending = get_object_or_404(parts, pk=pk)
    if ending.user_id != request.user.pk and not may_allocate(request.user, record):
        raise PermissionDenied
    end_allocation(allocation=ending, by=request.user)
    return where_to(request, record)


def where_to(request: SignedInRequest, record: Family) -> HttpResponse:
    """Back to the list of workers; to the caseload for who has just lost sight of the family."""
    if Family.objects.visible_to(request.user).filter(pk=record.pk).exists():
        messages.success(request, _("Saved. Access changed with it, at once."))
        return redirect("families:allocation_edit", family=record.pk)
    messages.success(
        request, _("Saved. You do not work with that family any more, so it has left your list.")
    )
    return redirect("families:caseload")
