"""What mattered, and notes on paper, for staff."""

import uuid
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from families.forms.chronology import MATTERED, VISITS, ChronologyForm
from families.models import Family, Member, SignificantEvent, Visit
from families.models.events import SignificantEventQuerySet
from families.models.people import names_of
from families.models.wrong_family import withdrawn_from
from families.views.documents import FILE_NAME, Span, chronology_paper, events_paper, visit_paper
from families.views.family import member_in
from families.views.visits import note_context, passages_of, people_at, whole_notes
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog
from restorative.pictures.drawing import Picture
from restorative.pictures.timeline import Event, timeline

MOST_EVENTS = 200


@requires(Permission.SEE_FAMILIES, fresh=True)
def visit_pdf(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    """The whole note with what was added later."""
    found = get_object_or_404(whole_notes(Visit.objects.visible_to(request.user), request.user), pk=visit)
    record_opening(AccessLog.Kind.PDF, by=request.user, family_id=found.family_id, target_id=found.pk)
    note = note_context(found, people_at(found), passages_of(found))
    return as_file(visit_paper({"visit": found, **note}))


@requires(Permission.SEE_FAMILIES)
def chronology(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """What mattered, the newest first; and what goes on paper. Nothing is written, so the form is a question."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    members = list(found.members.all())
    about = member_in(members, request.GET["about"]) if "about" in request.GET else None
    events = list(events_of(found, about)[: MOST_EVENTS + 1])
    form = ChronologyForm(
        request.GET if "person" in request.GET else None,
        members=members,
        initial={"what": MATTERED if events else VISITS},
    )
    if form.is_bound and form.is_valid():
        return redirect(f"{reverse('families:chronology_pdf', args=[found.pk])}?{urlencode(form.span())}")
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.pk, target_id=found.pk)
    context = {
        "form": form,
        "family": found,
        "events": events[:MOST_EVENTS],
        "picture": strip_of(events[:MOST_EVENTS]),
        "has_more": len(events) > MOST_EVENTS,
        "about": about,
        "filters": filters(found, members, about),
    }
    return render(request, "families/chronology.html", context)


def strip_of(events: list[SignificantEvent]) -> Picture | None:
    """What mattered by time and kind. The list below it is its words; two of them make a line."""
    told = [Event(event.day, event.get_kind_display(), event.what) for event in events]
    return timeline(told) if len(told) > 1 else None


def events_of(family: Family, about: Member | None) -> SignificantEventQuerySet:
    events = SignificantEvent.objects.filter(family=family).standing()
    return (events.about(about) if about else events).newest_first().with_people()


def filters(family: Family, members: list[Member], about: Member | None) -> list[dict[str, Any]]:
    """The people about whom it can be read by itself."""
    url, names = reverse("families:chronology", args=[family.pk]), names_of(members)
    everybody = {"label": _("Everybody"), "url": url, "is_current": about is None}
    return [everybody] + [
        {"label": names[str(one.pk)], "url": f"{url}?about={one.pk}", "is_current": one == about}
        for one in members
    ]


@requires(Permission.SEE_FAMILIES, fresh=True)
def chronology_pdf(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    families = Family.objects.visible_to(request.user).annotate(withdrawn=withdrawn_from(OuterRef("pk")))
    found = get_object_or_404(families, pk=family)
    span = span_in(request, found)
    record_opening(AccessLog.Kind.PDF, by=request.user, family_id=found.pk, target_id=found.pk)
    said = request.GET.get("what", VISITS)
    write = events_paper if said == MATTERED else chronology_paper
    return as_file(write(found, span, request.user))


def span_in(request: SignedInRequest, family: Family) -> Span:
    """Raises Http404 for what the form never wrote."""
    said = request.GET
    try:
        since, until = (
            date.fromisoformat(said[name]) if name in said else None for name in ("since", "until")
        )
        person = uuid.UUID(said["person"]) if "person" in said else None
    except ValueError as error:
        raise Http404 from error
    return Span(since, until, get_object_or_404(family.members, pk=person) if person else None)


def as_file(written: bytes) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(written, content_type="application/pdf", headers=headers)
