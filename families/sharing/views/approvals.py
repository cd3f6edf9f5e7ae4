"""Before a share: who could be harming whom, and what a manager reads first."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models import Attachment, Family
from families.sharing.actions import ChangedMeanwhile, answer_harm, ask_manager, decide_share
from families.sharing.forms.approvals import DecisionForm, HarmForm
from families.sharing.letters import read
from families.sharing.models import HarmAnswer, ShareRequest
from families.sharing.subjects import subject_for
from families.sharing.views.staff import CHANGED, recipient_of
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

READ_AND_WRITE = ("GET", "POST")
MOST = 60
APPROVED = gettext_lazy("Approved. %(name)s sees it on Home, and can send it now.")
CHANGES = gettext_lazy("Not approved yet. %(name)s sees your words on Home.")


@requires(Permission.SHARE, methods=READ_AND_WRITE, signed=True)
def harm_answers(request: SignedInRequest, family: UUID) -> HttpResponseBase:
    """Could anyone here be harming or controlling someone? Asked of everybody who could be sent something."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    answers = HarmAnswer.objects.filter(family=found)
    known = {one.member_id: one for one in answers.newest_of_each()}
    today = timezone.localdate()
    members = [one for one in found.members.all() if one.reads_on(today)]
    form = HarmForm(request.POST if request.method == "POST" else None, members=members, known=known)
    if form.is_bound and form.is_valid():
        answer_harm(family=found, said=form.news(), by=request.user)
        messages.success(request, _("Saved. It bears your name and the day."))
        return redirect("families:family", found.pk)
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.pk, target_id=found.pk)
    before = answers.select_related("by", "member").newest_first()[:MOST]
    context = {"family": found, "form": form, "answers": list(before)}
    return render(request, "sharing/harm_answers.html", context)


@requires(Permission.SHARE, methods=("POST",))
def ask_first(request: SignedInRequest, kind: str, subject: UUID, member: UUID) -> HttpResponseBase:
    """Put what the preview showed before a manager."""
    found = subject_for(kind, subject, request.user)
    recipient = recipient_of(request, found, member)
    try:
        ask_manager(subject=found, member=recipient, seen=request.POST.get("seen", ""), by=request.user)
    except ChangedMeanwhile:
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("Asked. Nothing is shared until a manager has said yes."))
    return redirect("sharing:preview", kind, found.id, recipient.pk)


@requires(Permission.READ_FIRST, methods=READ_AND_WRITE, signed=True)
def share_request(request: SignedInRequest, asked: UUID) -> HttpResponseBase:
    """The whole letter as its recipient would read it; who that is, why it needs a yes, and the two buttons."""
    people = ShareRequest.objects.visible_to(request.user).with_reasons()
    found = get_object_or_404(people.select_related("family", "member", "asked_by", "decided_by"), pk=asked)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and found.may_be_decided_by(request.user) and form.is_valid():
        return decided(request, found, form)
    log_reading(request, found)
    return render(request, "sharing/share_request.html", facts_for(request, found, form))


def decided(request: SignedInRequest, found: ShareRequest, form: DecisionForm) -> HttpResponse:
    """What comes too late is given back."""
    if decide_share(request=found, by=request.user, **form.cleaned_data):
        said = APPROVED if form.cleaned_data["decision"] == ShareRequest.Decision.APPROVED else CHANGES
        messages.success(request, said % {"name": found.asked_by.name})
        return redirect("home")
    form.add_error(
        "words", _("Somebody decided before you, or it was asked again: your answer was not sent.")
    )
    found.refresh_from_db(fields=["decision", "words", "decided_by", "decided_at"])
    log_reading(request, found)
    return render(request, "sharing/share_request.html", facts_for(request, found, form), status=409)


def log_reading(request: SignedInRequest, found: ShareRequest) -> None:
    """It shows the text of the subject, so opening it is opening that."""
    kind = AccessLog.Kind(found.subject_kind)
    record_opening(kind, by=request.user, family_id=found.family_id, target_id=found.subject_id)


def facts_for(request: SignedInRequest, found: ShareRequest, form: DecisionForm) -> dict[str, Any]:
    return {
        "asked": found,
        "letter": read(found.content),
        "files": files_in(found),
        "form": form,
        "may_decide": found.may_be_decided_by(request.user),
    }


def files_in(found: ShareRequest) -> list[Attachment]:
    """The files that would go along, by the bytes that the letter names: whoever says yes looks at them too."""
    hashes = [block["sha256"] for block in found.content["blocks"] if "media_type" in block]
    of_note = Attachment.objects.of_note(found.subject_id).filter(family=found.family_id)
    return list(of_note.filter(sha256__in=hashes)) if hashes else []
