"""Notes on paper, for staff."""

import uuid
from datetime import date
from urllib.parse import urlencode

from django.db.models import OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from families.forms.chronology import ChronologyForm
from families.models import Family, Visit
from families.models.wrong_family import withdrawn_from
from families.views.documents import FILE_NAME, Span, chronology_paper, visit_paper
from families.views.visits import note_context, passages_of, people_at, whole_notes
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog


@requires(Permission.SEE_FAMILIES, fresh=True)
def visit_pdf(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    """The whole note with what was added later."""
    found = get_object_or_404(whole_notes(Visit.objects.visible_to(request.user), request.user), pk=visit)
    record_opening(AccessLog.Kind.PDF, by=request.user, family_id=found.family_id, target_id=found.pk)
    note = note_context(found, people_at(found), passages_of(found))
    return as_file(visit_paper({"visit": found, **note}))


@requires(Permission.SEE_FAMILIES)
def chronology(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """Choose what goes on paper. Nothing is written, so the form is a question and no command."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    form = ChronologyForm(request.GET if "person" in request.GET else None, members=list(found.members.all()))
    if form.is_bound and form.is_valid():
        return redirect(f"{reverse('families:chronology_pdf', args=[found.pk])}?{urlencode(form.span())}")
    return render(request, "families/chronology.html", {"form": form, "family": found})


@requires(Permission.SEE_FAMILIES, fresh=True)
def chronology_pdf(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    families = Family.objects.visible_to(request.user).annotate(withdrawn=withdrawn_from(OuterRef("pk")))
    found = get_object_or_404(families, pk=family)
    span = span_in(request, found)
    record_opening(AccessLog.Kind.PDF, by=request.user, family_id=found.pk, target_id=found.pk)
    return as_file(chronology_paper(found, span, request.user))


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
