"""Reading a version to its recipient: in person, by phone or by video."""

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.sharing.actions import NoLongerStands, record_reading
from families.sharing.forms.reading import ReadAloudForm
from families.sharing.letters import read
from families.sharing.models import SharedVersion
from families.sharing.views.staff import version_for
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog


@requires(Permission.SHARE, methods=("GET", "POST"), signed=True)
def read_aloud(request: SignedInRequest, version: uuid.UUID) -> HttpResponseBase:
    """The letter to read out, and beneath it what came back."""
    found: SharedVersion = version_for(request, version)
    form = form_for(request, found)
    if form.is_bound and form.is_valid():
        kind, words = form.answer()
        try:
            record_reading(
                version=found,
                reading=form.reading(),
                kind=kind,
                words=words,
                new=new_id(request, found.pk),
                by=request.user,
            )
        except NoLongerStands:
            return ended(request, found, form)
        messages.success(request, _("Saved. It stands as written down by you, on their behalf."))
        return redirect("sharing:version", found.pk)
    if not found.stands:
        return ended(request, found, form) if form.is_bound else redirect("sharing:version", found.pk)
    record_opening(AccessLog.Kind.VERSION, by=request.user, family_id=found.family_id, target_id=found.pk)
    return render(request, "sharing/read_aloud.html", facts_for(found, form))


def form_for(request: SignedInRequest, version: SharedVersion) -> ReadAloudForm:
    """What was typed; coming from a version that was replaced, a new form with the same in it."""
    if request.method != "POST":
        return ReadAloudForm(version=version, initial=at_first(version))
    typed = ReadAloudForm(request.POST, version=version)
    return ReadAloudForm(version=version, initial=typed.as_typed()) if "again" in request.POST else typed


def at_first(version: SharedVersion) -> dict[str, object]:
    return {"read_on": timezone.localdate(), "language": version.member.spoken_language}


def facts_for(version: SharedVersion, form: ReadAloudForm) -> dict[str, object]:
    return {"version": version, "letter": read(version.content), "form": form}


def ended(request: SignedInRequest, version: SharedVersion, form: ReadAloudForm) -> HttpResponse:
    """It was replaced or taken back meanwhile: say so, and give back all that was typed."""
    facts = facts_for(version, form) | {"is_over": True, "newer": version.successor()}
    return render(request, "sharing/read_aloud.html", facts, status=409)
