"""Adding to a finished note."""

import uuid

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.actions.amendments import NoteTakenBack, add_to_note
from families.forms.amendments import AmendmentForm
from families.models import Visit, VisitMember
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires

TAKEN_BACK = gettext_lazy("The note was taken back just now, so this is not saved. Copy it before you leave.")


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def amendment_new(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    visits = Visit.objects.visible_to(request.user).select_related("family")
    found = get_object_or_404(visits, pk=visit)
    form = form_for(request, found)
    if request.method == "POST" and form.is_valid() and added(request, found, form):
        messages.success(request, _("Added. The note itself stands as it was."))
        return redirect("families:visit", visit=found.pk)
    return render(request, "families/amendment_new.html", {"form": form, "visit": found})


def added(request: SignedInRequest, visit: Visit, form: AmendmentForm) -> bool:
    """Whether it stands there now. If the note was taken back meanwhile, the page says so and keeps the words."""
    try:
        add_to_note(visit=visit, addition=form.addition(), by=request.user)
    except NoteTakenBack:
        form.add_error("text", TAKEN_BACK)
        return False
    return True


def form_for(request: SignedInRequest, visit: Visit) -> AmendmentForm:
    there = VisitMember.objects.filter(visit=visit, member=OuterRef("pk"), was_there=True)
    members = list(visit.family.members.annotate(was_there=Exists(there)))
    return AmendmentForm(request.POST if request.method == "POST" else None, members=members)
