"""Bringing people in from a council's file: choose it, look at what would become of each row, say yes."""

import uuid
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from families.actions.importing import bring_in, drop_import, keep_import, take_turn
from families.forms.importing import BringInForm, ImportForm
from families.importing.batch import Batch, make_batch
from families.models import ImportFile
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import User
from restorative.files.refusal import Refused

MOST_SHOWN = 200
FILE = ""


@requires(Permission.IMPORT_FAMILIES, methods=("GET", "POST"))
def import_new(request: SignedInRequest) -> HttpResponse:
    """Nothing comes in yet: the file waits, for its sender alone, until they have seen what it would do."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if form.is_bound and form.is_valid():
        data = form.cleaned_data["file"]
        try:
            batch = batch_of(data, request.user)
        except Refused as refused:
            form.add_error("file", refused.why)
        else:
            return preview_of(data, batch, request.user)
    return render(request, "families/import_new.html", {"form": form})


def batch_of(data: bytes, user: User) -> Batch:
    return make_batch([(FILE, data)], by=user, fallback=user.pk)


def preview_of(data: bytes, batch: Batch, user: User) -> HttpResponse:
    kept = keep_import(data=data, report=batch.report(MOST_SHOWN), by=user)
    return redirect("families:import_preview", kept.pk)


@requires(Permission.IMPORT_FAMILIES, methods=("GET", "POST"))
def import_preview(request: SignedInRequest, kept: uuid.UUID) -> HttpResponse:
    """What would become of each row; with the yes it does."""
    files = ImportFile.objects.visible_to(request.user)
    found = get_object_or_404(files if request.method == "POST" else files.defer("data"), pk=kept)
    if request.POST.get("do") == "drop":
        drop_import(kept=found, by=request.user)
        messages.success(request, _("The file is gone. Nothing was brought in."))
        return redirect("families:import_new")
    report = found.report
    form = form_for(request, has_refused=bool(report["counts"].get("refused")))
    if form.is_bound and form.is_valid():
        return brought_in(request, found)
    return render(request, "families/import_preview.html", {"form": form, "kept": found, "report": report})


def form_for(request: SignedInRequest, *, has_refused: bool) -> BringInForm:
    if request.method == "POST":
        return BringInForm(request.POST, has_refused=has_refused)
    return BringInForm(has_refused=has_refused)


def brought_in(request: SignedInRequest, kept: ImportFile) -> HttpResponse:
    """Decided afresh, after whoever brings something in now: if it would do something else by now, that is shown first."""
    take_turn()
    data = bytes(kept.data)
    try:
        batch = batch_of(data, request.user)
    except Refused:
        return choose_anew(request, kept)
    if batch.report(MOST_SHOWN) != kept.report:
        return look_again(request, kept, batch)
    try:
        with transaction.atomic():
            bring_in(batch=batch, by=request.user)
            drop_import(kept=kept, by=request.user)
    except IntegrityError:
        return look_again(request, kept, batch_of(data, request.user))
    messages.success(request, done(batch.counts))
    return redirect("families:caseload")


def choose_anew(request: SignedInRequest, kept: ImportFile) -> HttpResponse:
    """What could be read once and cannot any more, as after an upgrade."""
    drop_import(kept=kept, by=request.user)
    messages.error(
        request, _("This file cannot be read any more. Nothing was brought in: please choose it again.")
    )
    return redirect("families:import_new")


def look_again(request: SignedInRequest, kept: ImportFile, batch: Batch) -> HttpResponse:
    if not ImportFile.objects.filter(pk=kept.pk).exists():
        # the button was pressed twice
        messages.info(request, _("This file was dealt with a moment ago. This is what you have now."))
        return redirect("families:caseload")
    messages.info(request, _("Something here has changed since you looked. This is what would happen now."))
    return preview_of(bytes(kept.data), batch, request.user)


def done(counts: dict[str, Any]) -> str:
    brought = ngettext(
        "Brought in: %(new)s new row, %(changed)s changed.",
        "Brought in: %(new)s new rows, %(changed)s changed.",
        counts["new"],
    )
    left_out = ngettext("%(refused)s was left out.", "%(refused)s were left out.", counts["refused"])
    return f"{brought} {left_out}" % counts
