"""What mattered: added to the chronology from a visit, from a decision or by itself, and taken out again."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions.events import add_event, end_event
from families.forms.events import EventForm
from families.models import Family, SignificantEvent, VisitMember
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires

Source = SignificantEvent.Source


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def event_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """`visit` or `decision` in the address: what it is chosen from."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    source, initial = source_in(request, found)
    members = list(found.members.all())
    posted = request.POST if request.method == "POST" else None
    form = EventForm(posted, initial=initial, members=members)
    if form.is_bound and form.is_valid():
        facts, new = form.facts() | source, new_id(request, found.pk)
        add_event(family=found, facts=facts, concerned=form.concerned(), new=new, by=request.user)
        messages.success(request, _("It is in the chronology now."))
        return redirect("families:chronology", found.pk)
    context = {"form": form, "family": found, "is_chosen": bool(source)}
    return render(request, "families/event_new.html", context)


def source_in(request: SignedInRequest, family: Family) -> tuple[dict[str, Any], dict[str, Any]]:
    """What it is chosen from, and what that says already. Raises Http404 for what is not of this family."""
    try:
        visit, decision = (
            uuid.UUID(said) if (said := request.GET.get(name)) else None for name in ("visit", "decision")
        )
    except ValueError as error:
        raise Http404 from error
    if visit:
        return {"source_kind": Source.VISIT, "source_id": visit}, of_visit(family, visit)
    if decision:
        return {"source_kind": Source.DECISION, "source_id": decision}, of_decision(family, decision)
    return {}, {"day": timezone.localdate()}


def of_visit(family: Family, visit: uuid.UUID) -> dict[str, Any]:
    there = VisitMember.objects.filter(visit=OuterRef("pk"), was_there=True).values("member")
    found: Any = get_object_or_404(family.visits.annotate(there=ArraySubquery(there)), pk=visit)
    return {"day": found.happened_on, "about": [str(pk) for pk in found.there]}


def of_decision(family: Any, decision: uuid.UUID) -> dict[str, Any]:
    found = get_object_or_404(family.decisions, pk=decision)
    kind = SignificantEvent.Kind.DECISION
    return {"day": timezone.localdate(found.decided_at), "kind": kind, "what": found.decided[:500]}


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def event_end(request: SignedInRequest, event: uuid.UUID) -> HttpResponse:
    """Ask once. That it stood there, and who took it out, is kept."""
    events = SignificantEvent.objects.visible_to(request.user).select_related("family").with_people()
    found = get_object_or_404(events, pk=event)
    if request.method == "POST":
        if end_event(event=found, by=request.user):
            messages.success(request, _("It is out of the chronology."))
        return redirect("families:chronology", found.family_id)
    return render(request, "families/event_end.html", {"event": found, "family": found.family})
