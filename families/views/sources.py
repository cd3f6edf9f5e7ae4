"""Where the parts of a note come from."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from families.actions.sources import say_sources
from families.forms.others import SourcesForm
from families.models import Visit
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def visit_sources(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    """The whole note, with one question for each part."""
    visits = Visit.objects.visible_to(request.user).select_related("family")
    found = get_object_or_404(visits, pk=visit)
    posted = request.POST if request.method == "POST" else None
    members = found.family.members.all()
    form = SourcesForm(posted, passages=list(found.passages.all()), members=members)
    if form.is_bound and form.is_valid():
        said = form.said()
        say_sources(visit=found, said=said, by=request.user)
        messages.success(request, _("Saved."))
        if any(passage.is_from_others for passage in said):
            warn_of_versions(request, found)
        return redirect("families:visit", visit=found.pk)
    record_opening(AccessLog.Kind.VISIT, by=request.user, family_id=found.family_id, target_id=found.pk)
    return render(request, "families/visit_sources.html", {"visit": found, "form": form})


def warn_of_versions(request: SignedInRequest, visit: Visit) -> None:
    """What was shared before is not taken back by itself."""
    if visit.shared_versions().standing().exists():
        messages.warning(
            request,
            _(
                "Something of this note was shared before. Look whether somebody must be sent it again without."
            ),
        )
