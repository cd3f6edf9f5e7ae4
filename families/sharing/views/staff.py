"""Sharing something with one person, and what came back: the staff's pages."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models import Member
from families.models.support import not_agreed, with_agreements
from families.sharing.actions import (
    ChangedMeanwhile,
    NeedsYes,
    recall_version,
    save_composition,
    share_version,
    unhide_version,
)
from families.sharing.compose import content_of, sheet_for
from families.sharing.files import file_in
from families.sharing.forms.compose import ComposeForm
from families.sharing.forms.recall import RecallForm
from families.sharing.letters import read
from families.sharing.models import Breach, SharedVersion, content_hash
from families.sharing.notices import safe_way
from families.sharing.paper import FILE_NAME
from families.sharing.paper import version_pdf as paper_of
from families.sharing.parts import answered, goals_in
from families.sharing.recipients import cards_for, should_be_read_to, with_door
from families.sharing.subjects import Subject, subject_class, subject_for
from families.views.attachments import file_response
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

TOO_LATE = gettext_lazy(
    "It was replaced or taken back before you: nothing was changed, and what you wrote here is not kept."
)
NEEDS_YES = gettext_lazy("A manager reads this first. Nothing was shared.")
CHANGED = gettext_lazy("This changed while you were looking at it. Nothing was shared. Please look again.")


def recipient_of(request: SignedInRequest, subject: Subject, member: UUID) -> Member:
    members = Member.objects.visible_to(request.user).filter(family=subject.family)
    found: Member = get_object_or_404(with_agreements(members.select_related("safe_contact")), pk=member)
    if not found.reads_on(timezone.localdate()):
        raise Http404
    return found


def log_opening(request: SignedInRequest, subject: Subject) -> None:
    """These pages show the subject's whole text, so opening them is opening it."""
    kind = AccessLog.Kind(subject.kind)
    record_opening(kind, by=request.user, family_id=subject.family.pk, target_id=subject.id)


@requires(Permission.SHARE)
def recipients(request: SignedInRequest, kind: str, subject: UUID) -> HttpResponse:
    """Everybody who may be sent something of it, one card each."""
    found = subject_for(kind, subject, request.user)
    cards = cards_for(found, request.user)
    return render(request, "sharing/recipients.html", {"subject": found, "cards": cards})


@requires(Permission.SHARE, methods=("GET", "POST"))
def compose(request: SignedInRequest, kind: str, subject: UUID, member: UUID) -> HttpResponseBase:
    """Which pieces go to this one person."""
    found = subject_for(kind, subject, request.user)
    recipient = recipient_of(request, found, member)
    sheet = sheet_for(found, recipient)
    form = ComposeForm(request.POST, sheet=sheet) if request.method == "POST" else ComposeForm(sheet=sheet)
    if form.is_bound and "withhold" in request.POST:
        return keep_and_withhold(request, form)
    if form.is_bound and form.is_valid():
        save_composition(sheet=sheet, choices=form.choices(), bases=form.bases(), by=request.user)
        return redirect("sharing:preview", kind, found.id, recipient.pk)
    log_opening(request, found)
    context = {"subject": found, "member": recipient, "form": form, "topics": not_agreed(recipient)}
    return render(request, "sharing/compose.html", context)


def keep_and_withhold(request: SignedInRequest, form: ComposeForm) -> HttpResponse:
    """What was chosen so far is kept; then on to asking a manager to withhold one part, or all of it."""
    form.is_valid()
    sheet = form.sheet
    asked = asked_to_withhold(request, [form])
    save_composition(sheet=sheet, choices=form.choices_so_far(), bases=form.bases(), by=request.user)
    subject, member = sheet.subject, sheet.recipient.member
    return redirect("sharing:withhold", subject.kind, subject.id, member.pk, asked[1])


def asked_to_withhold(request: SignedInRequest, forms: list[ComposeForm]) -> tuple[ComposeForm, UUID]:
    """The form whose button was pressed, and of which piece. Raises Http404 for one that is on none of them."""
    pressed = request.POST.get("withhold")
    for form in forms:
        sheet = form.sheet
        for id_ in (sheet.subject.id, *(piece.id for piece in sheet.pieces)):
            if str(id_) == pressed:
                return form, id_
    raise Http404


@requires(Permission.SHARE)
def preview(request: SignedInRequest, kind: str, subject: UUID, member: UUID) -> HttpResponseBase:
    """Exactly what this person will see, with the hash of it in the form."""
    found = subject_for(kind, subject, request.user)
    recipient = recipient_of(request, found, member)
    sheet = sheet_for(found, recipient)
    content = content_of(sheet, sender=request.user)
    if content is None:
        return redirect("sharing:compose", kind, found.id, recipient.pk)
    log_opening(request, found)
    seen = content_hash(content)
    context = {
        "subject": found,
        "member": recipient,
        "letter": read(content),
        "seen": seen,
        "approval": sheet.approval,
        "asked": sheet.approval.of(seen),
        "may_go": sheet.approval.lets(seen),
        "told_by": safe_way(sheet.recipient),
    }
    return render(request, "sharing/preview.html", context)


@requires(Permission.SHARE, methods=("POST",))
def share_now(request: SignedInRequest, kind: str, subject: UUID, member: UUID) -> HttpResponseBase:
    """Freeze what the preview showed."""
    found = subject_for(kind, subject, request.user)
    recipient = recipient_of(request, found, member)
    try:
        version = share_version(
            subject=found, member=recipient, seen=request.POST.get("seen", ""), by=request.user
        )
    except (ChangedMeanwhile, NeedsYes) as error:
        messages.warning(request, NEEDS_YES if isinstance(error, NeedsYes) else CHANGED)
        return redirect("sharing:preview", kind, found.id, recipient.pk)
    messages.success(request, _("Shared. Only this one person can read it."))
    return redirect("sharing:version", version.pk)


def version_for(request: SignedInRequest, version: UUID) -> Any:
    versions = with_door(SharedVersion.objects.visible_to(request.user).with_opened())
    versions = versions.annotate(breach_id=Subquery(breaches_of(OuterRef("pk")).values("pk")[:1]))
    people = versions.select_related("family", "member", "shared_by", "recalled_by", "recall")
    return get_object_or_404(people, pk=version)


@requires(Permission.SHARE)
def version(request: SignedInRequest, version: UUID) -> HttpResponse:
    """One version as it was shared, with the answers and comments that came back."""
    found = version_for(request, version)
    record_opening(AccessLog.Kind.VERSION, by=request.user, family_id=found.family_id, target_id=found.pk)
    answers, goals = list(found.answers.with_writer()), goals_in(found.content)
    for answer in answers:
        answer.said_to_goals = answered(goals, answer)
    context: dict[str, Any] = {
        "version": found,
        "letter": read(found.content, found.comments.all()),
        "read_to_first": should_be_read_to(found.member, found.can_sign_in),
        "answers": answers,
        "readings": list(found.readings.select_related("read_by")),
        "standing": None if found.stands else found.successor(),
        "subject_url": subject_class(found.subject_kind).address(found.subject_id),
    }
    return render(request, "sharing/version.html", context)


@requires(Permission.SHARE, methods=("GET", "POST"))
def version_recall(request: SignedInRequest, version: UUID) -> HttpResponseBase:
    """Ask why, then take a version off the recipient's page. A reason that comes too late is given back."""
    found = version_for(request, version)
    form = RecallForm(request.POST) if request.method == "POST" else RecallForm()
    if form.is_bound and form.is_valid():
        if recall_version(version=found, by=request.user, **form.cleaned_data):
            messages.success(request, _("Taken back. It is no longer on their page."))
            return redirect(after_recall(found))
        form.add_error("reason", TOO_LATE)
    elif not form.is_bound and not found.stands:
        return redirect("sharing:version", found.pk)
    return render(request, "sharing/version_recall.html", {"version": found, "form": form})


def after_recall(version: SharedVersion) -> str:
    """On to the record of what went wrong, where one began; else back to the version."""
    breach = breaches_of(version.pk).first()
    return (
        reverse("sharing:breach", args=[breach.pk])
        if breach
        else reverse("sharing:version", args=[version.pk])
    )


def breaches_of(version: Any) -> QuerySet[Breach]:
    """The record of what went wrong with a version, which may be the outer query's."""
    return Breach.objects.filter(version_id=version).order_by("noted_at")


@requires(Permission.SHARE, methods=("POST",))
def version_unhide(request: SignedInRequest, version: UUID) -> HttpResponseBase:
    """Put back on the recipient's page what they took off it, when they ask."""
    found = version_for(request, version)
    unhide_version(version=found, by=request.user)
    messages.success(request, _("It is on their page again."))
    return redirect("sharing:version", found.pk)


@requires(Permission.SHARE)
def version_file(request: SignedInRequest, version: UUID, file: UUID) -> HttpResponse:
    """A file as its recipient has it."""
    found = version_for(request, version)
    copy = file_in(found, file)
    record_opening(AccessLog.Kind.FILE, by=request.user, family_id=found.family_id, target_id=found.pk)
    return file_response(copy.data, copy.media_type)


@requires(Permission.SHARE, fresh=True)
def version_pdf(request: SignedInRequest, version: UUID) -> HttpResponse:
    """The version on paper, in ordinary or large print."""
    found = version_for(request, version)
    record_opening(AccessLog.Kind.PDF, by=request.user, family_id=found.family_id, target_id=found.pk)
    large = request.GET.get("large") == "1"
    written = paper_of(found, list(found.answers.with_writer()), found.comments.all(), large_print=large)
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(written, content_type="application/pdf", headers=headers)
