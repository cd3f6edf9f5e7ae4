"""Sharing several visits with one person: who, which, what goes of each, one preview, one button."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import Family, Member
from families.models.support import not_agreed, with_agreements
from families.sharing.actions import ChangedMeanwhile, NeedsYes, save_several, share_several
from families.sharing.actions.several import Decided
from families.sharing.compose import Sheet, content_of
from families.sharing.forms.compose import ComposeForm
from families.sharing.forms.several import SeveralForm
from families.sharing.letters import read
from families.sharing.models import content_hash
from families.sharing.notices import safe_way
from families.sharing.recipients import members_with_door
from families.sharing.several import MOST, sheets_of, unshared_with
from families.sharing.views.staff import CHANGED, NEEDS_YES, asked_to_withhold
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_openings
from restorative.audit.models import AccessLog


@requires(Permission.SHARE)
def several_who(request: SignedInRequest, family: UUID) -> HttpResponse:
    """One person at a time."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    today = timezone.localdate()
    members = [one for one in found.members.all() if one.reads_on(today)]
    return render(request, "sharing/several_who.html", {"family": found, "members": members})


@requires(Permission.SHARE)
def several(request: SignedInRequest, family: UUID, member: UUID) -> HttpResponse:
    """Which visits: those of which this person reads nothing yet."""
    return choosing(request, recipient_of(request, family, member))


@requires(Permission.SHARE, methods=("GET", "POST"))
def several_compose(request: SignedInRequest, family: UUID, member: UUID) -> HttpResponseBase:
    """Which pieces of each visit go to this one person."""
    recipient = recipient_of(request, family, member)
    sheets = sheets_asked_for(request, recipient)
    if not sheets:
        return choosing(request, recipient, is_asked=True)
    posted = request.POST if request.method == "POST" else None
    forms = [ComposeForm(posted, sheet=sheet) for sheet in sheets]
    if posted is not None and "withhold" in posted:
        return keep_and_withhold(request, recipient, forms)
    if posted is not None and all(form.is_valid() for form in forms):
        decided = [Decided(form.sheet, form.choices(), form.bases()) for form in forms]
        save_several(decided=decided, by=request.user)
        return redirect(address("several_preview", recipient, sheets))
    log_openings(request, sheets)
    context = {"member": recipient, "forms": forms, "topics": not_agreed(recipient)}
    return render(request, "sharing/several_compose.html", context)


def keep_and_withhold(request: SignedInRequest, recipient: Member, forms: list[ComposeForm]) -> HttpResponse:
    """What was chosen so far is kept; then on to asking a manager to withhold one part, and back to all of them."""
    for form in forms:
        form.is_valid()
    pressed, piece = asked_to_withhold(request, forms)
    decided = [Decided(form.sheet, form.choices_so_far(), form.bases()) for form in forms]
    save_several(decided=decided, by=request.user)
    subject = pressed.sheet.subject
    url = reverse("sharing:withhold", args=[subject.kind, subject.id, recipient.pk, piece])
    return redirect(f"{url}?{query([form.sheet.subject.id for form in forms])}")


@requires(Permission.SHARE)
def several_preview(request: SignedInRequest, family: UUID, member: UUID) -> HttpResponseBase:
    """Exactly what this person will see, one letter below the other."""
    recipient = recipient_of(request, family, member)
    sheets = sheets_asked_for(request, recipient)
    if not sheets:
        return choosing(request, recipient, is_asked=True)
    contents = [content_of(sheet, sender=request.user) for sheet in sheets]
    if None in contents:
        return redirect(address("several_compose", recipient, sheets))
    log_openings(request, sheets)
    letters = [
        {"id": sheet.subject.id, "letter": read(content), "seen": content_hash(content)}
        for sheet, content in zip(sheets, contents, strict=True)
        if content is not None
    ]
    context = {
        "member": recipient,
        "letters": letters,
        "approval": sheets[0].approval,
        "told_by": safe_way(sheets[0].recipient),
        "change_url": address("several_compose", recipient, sheets),
        "share_url": address("several_now", recipient, sheets),
    }
    return render(request, "sharing/several_preview.html", context)


@requires(Permission.SHARE, methods=("POST",))
def several_now(request: SignedInRequest, family: UUID, member: UUID) -> HttpResponseBase:
    """Freeze what the preview showed, all of it or nothing."""
    recipient = recipient_of(request, family, member)
    ids = ids_in(request)
    if not ids:
        return redirect("sharing:several", family, member)
    seen = {id_: request.POST.get(f"seen_{id_.hex}", "") for id_ in ids}
    try:
        share_several(member=recipient, seen=seen, by=request.user)
    except (ChangedMeanwhile, NeedsYes) as error:
        messages.warning(request, NEEDS_YES if isinstance(error, NeedsYes) else CHANGED)
        return redirect(f"{reverse('sharing:several_preview', args=[family, member])}?{query(ids)}")
    messages.success(request, _("Shared. Only this one person can read them."))
    return redirect("families:family", family)


def recipient_of(request: SignedInRequest, family: UUID, member: UUID) -> Any:
    mine = Member.objects.visible_to(request.user).filter(family=family)
    members = with_agreements(members_with_door(mine))
    found = get_object_or_404(members.select_related("safe_contact", "family"), pk=member)
    if not found.reads_on(timezone.localdate()):
        raise Http404
    return found


def choosing(request: SignedInRequest, member: Member, *, is_asked: bool = False) -> HttpResponse:
    """The page of visits to tick; `is_asked`: with what is wrong with those that were ticked."""
    visits = unshared_with(member, request.user)
    form = SeveralForm(request.GET if is_asked else None, visits=visits)
    return render(request, "sharing/several.html", {"member": member, "form": form, "visits": visits})


def sheets_asked_for(request: SignedInRequest, member: Member) -> list[Sheet]:
    """The sheets of the visits in the address; none if they are none or too many. 404 for one out of scope."""
    ids = ids_in(request)
    if not 0 < len(ids) <= MOST:
        return []
    sheets = sheets_of(ids, member, request.user)
    if len(sheets) < len(ids):
        raise Http404
    return sheets


def ids_in(request: SignedInRequest) -> list[UUID]:
    """The visits in the address, each once. Raises Http404 for what is no id."""
    try:
        return list({UUID(text): None for text in request.GET.getlist("visit")})
    except ValueError as error:
        raise Http404 from error


def address(name: str, member: Member, sheets: list[Sheet]) -> str:
    """The next page, with the same visits: ids, never a name."""
    url = reverse(f"sharing:{name}", args=[member.family_id, member.pk])
    return f"{url}?{query([sheet.subject.id for sheet in sheets])}"


def query(ids: list[UUID]) -> str:
    return urlencode([("visit", id_) for id_ in ids])


def log_openings(request: SignedInRequest, sheets: list[Sheet]) -> None:
    """These pages show the whole text of each visit."""
    family_id, ids = sheets[0].subject.family.pk, [sheet.subject.id for sheet in sheets]
    record_openings(AccessLog.Kind.VISIT, by=request.user, family_id=family_id, target_ids=ids)
