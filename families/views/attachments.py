"""The files of a note: adding one, looking at it, taking it away."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from families.actions.attachments import AlreadyThere, add_attachment, remove_attachment
from families.forms.attachments import AttachmentForm
from families.models import Attachment, Family, Visit, VisitDraft
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog
from restorative.files.cleaning import EXTENSIONS


@dataclass(frozen=True)
class Desk:
    """A note that takes files: a finished one, or one's own that is still being written."""

    family: Family
    note_id: uuid.UUID
    is_finished: bool

    @property
    def url(self) -> str:
        if self.is_finished:
            return reverse("families:visit", args=[self.note_id])
        return reverse("families:visit_draft", args=[self.family.pk, self.note_id])


def desk_of(request: SignedInRequest, family: uuid.UUID, note: uuid.UUID) -> Desk:
    """Raises Http404 for a note that this person cannot read."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    if Visit.objects.filter(family=found, pk=note).exists():
        return Desk(found, note, is_finished=True)
    drafts = VisitDraft.objects.visible_to(request.user).unfinished().filter(family=found, pk=note)
    if not drafts.exists():
        raise Http404
    return Desk(found, note, is_finished=False)


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def attachment_new(request: SignedInRequest, family: uuid.UUID, note: uuid.UUID) -> HttpResponseBase:
    desk = desk_of(request, family, note)
    form = AttachmentForm(request.POST, request.FILES) if request.method == "POST" else AttachmentForm()
    if request.method == "POST" and form.is_valid():
        try:
            add_attachment(family=desk.family, note_id=note, by=request.user, **form.cleaned_data)
        except AlreadyThere as found:
            form.add_error("caption", already_there(found.attachment))
        else:
            messages.success(
                request, _("Added. Nobody in the family has it unless you choose it when you share.")
            )
            return redirect(desk.url)
    return render(request, "families/attachment_new.html", {"form": form, "desk": desk})


def already_there(attachment: Attachment) -> str:
    words = _(
        "This file is already with the note, as “%(caption)s”. It is kept once, and what you wrote here is not saved."
    )
    return words % {"caption": attachment.caption}


@requires(Permission.SEE_FAMILIES)
def attachment(request: SignedInRequest, attachment: uuid.UUID) -> HttpResponse:
    """The file itself, in the browser."""
    found = get_object_or_404(Attachment.objects.visible_to(request.user), pk=attachment)
    record_opening(AccessLog.Kind.FILE, by=request.user, family_id=found.family_id, target_id=found.pk)
    return file_response(found.data, found.media_type)


def file_response(data: bytes | memoryview, media_type: str) -> HttpResponse:
    """Shown, under a name that says nothing; in a browser's box without scripts, whatever is in it."""
    headers = {
        "Content-Disposition": f'inline; filename="file.{EXTENSIONS[media_type]}"',
        "Content-Security-Policy": "sandbox; default-src 'none'; img-src 'self'; frame-ancestors 'none'",
    }
    return HttpResponse(bytes(data), content_type=media_type, headers=headers)


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def attachment_remove(
    request: SignedInRequest, family: uuid.UUID, note: uuid.UUID, attachment: uuid.UUID
) -> HttpResponseBase:
    """Ask once. Only who added it, and not once somebody in the family has it. What is gone leads back to the note."""
    desk = desk_of(request, family, note)
    found = desk.family.attachments.filter(note_id=note, pk=attachment).defer("data").first()
    if found is None:
        messages.info(request, _("The file is no longer there."))
        return redirect(desk.url)
    if found.added_by_id != request.user.pk:
        raise Http404
    if request.method == "POST" and remove_attachment(attachment=found, by=request.user):
        messages.success(request, _("The file is deleted."))
        return redirect(desk.url)
    facts = {"attachment": found, "desk": desk, "is_shared": found.is_shared()}
    return render(request, "families/attachment_remove.html", facts)
