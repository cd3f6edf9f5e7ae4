"""A young person's confidence, and what others read about them: written down, looked at again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.actions.confidences import Ended, keep_confidence, look_again
from families.models import Confidence, ConfidenceReader, Member, Visit
from families.sharing.actions import recheck_shares
from families.sharing.forms.confidences import ConfidenceForm, LookAgainForm, ShareRecheckForm
from families.sharing.turned import standing_about, standing_with
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.access.typed import typed_texts
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

MOST = 60
ENDED = gettext_lazy(
    "It was ended just now by somebody else, so this is not saved. Copy it before you leave."
)


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def confidence_new(request: SignedInRequest, visit: UUID) -> HttpResponseBase:
    """Which parts of a note stay between us, what they wish, and whether they understand it."""
    found = get_object_or_404(Visit.objects.visible_to(request.user).select_related("family"), pk=visit)
    posted = request.POST if request.method == "POST" else None
    members, passages = list(found.family.members.all()), list(found.passages.all())
    form = ConfidenceForm(posted, members=members, passages=passages)
    if form.is_bound and form.is_valid():
        kept = keep_confidence(
            visit=found, asked=form.asked(), new=new_id(request, found.pk), by=request.user
        )
        messages.success(request, _("Kept. Nobody else in the family can be sent it."))
        return redirect("sharing:confidence", kept.pk)
    record_opening(AccessLog.Kind.VISIT, by=request.user, family_id=found.family_id, target_id=found.pk)
    return render(request, "sharing/confidence_new.html", {"visit": found, "form": form})


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def confidence(request: SignedInRequest, confidence: UUID) -> HttpResponseBase:
    """What they asked, what was decided since, and what is decided now."""
    known = Confidence.objects.visible_to(request.user).select_related("family", "member", "visit", "by")
    readers = ConfidenceReader.objects.filter(confidence=OuterRef("pk")).values("member_id")
    found: Any = get_object_or_404(known.annotate(reader_ids=ArraySubquery(readers)), pk=confidence)
    others = [one for one in found.family.members.all() if one.pk != found.member_id]
    know = set(found.reader_ids)
    posted = request.POST if request.method == "POST" and found.stands else None
    form = LookAgainForm(posted, members=[one for one in others if one.pk not in know])
    is_done = form.is_bound and form.is_valid() and looked(request, found, form)
    if is_done or ended_by_this(request, found):
        messages.success(request, _("Saved."))
        return redirect("sharing:confidence", found.pk)
    visit_id = found.visit_id
    record_opening(AccessLog.Kind.VISIT, by=request.user, family_id=found.family_id, target_id=visit_id)
    today = timezone.localdate()
    context = {
        "confidence": found,
        "form": form,
        "rechecks": found.rechecks.select_related("by"),
        "know": [one for one in others if one.pk in know],
        "turned": found.turned_on(today) if found.stands else None,
        "is_due": found.is_due_on(today),
        "holders": holders_of(found, know) if found.stands else [],
        # somebody ended it while this was written
        "typed": [] if found.stands else typed_texts(request),
    }
    return render(request, "sharing/confidence.html", context)


def ended_by_this(request: SignedInRequest, found: Confidence) -> bool:
    """Whether it was this very page that ended it, sent before."""
    if request.method != "POST" or found.stands:
        return False
    return bool(found.rechecks.filter(pk=new_id(request, found.pk)).exists())


def looked(request: SignedInRequest, found: Confidence, form: LookAgainForm) -> bool:
    try:
        look_again(confidence=found, looked=form.looked(), new=new_id(request, found.pk), by=request.user)
    except Ended:
        form.add_error(None, ENDED)
        return False
    return True


def holders_of(found: Confidence, know: set[UUID]) -> Any:
    """What was shared before and holds a part of it still, with those who should not know. One statement."""
    versions = standing_with(Q(source_id__in=found.parts.values("passage")))
    versions = versions.filter(family=found.family_id, subject_id=found.visit_id)
    return versions.exclude(member__in={found.member_id, *know}).select_related("member").defer("content")


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def share_recheck(request: SignedInRequest, member: UUID) -> HttpResponseBase:
    """What others can read now about one young person, and whether that is still right."""
    people = Member.objects.visible_to(request.user).select_related("family")
    found: Any = get_object_or_404(people, pk=member)
    form = ShareRecheckForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        recheck_shares(member=found, new=new_id(request, found.pk), by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("families:family", found.family_id)
    versions = standing_about(found.pk).filter(family=found.family_id).select_related("member").in_brief()
    record_opening(
        AccessLog.Kind.FAMILY, by=request.user, family_id=found.family_id, target_id=found.family_id
    )
    context = {
        "member": found,
        "form": form,
        "age": found.age_on(timezone.localdate()),
        "versions": versions.order_by("member__full_name", "-shared_at")[:MOST],
        "before": found.share_rechecks.select_related("by").order_by("-at").first(),
    }
    return render(request, "sharing/share_recheck.html", context)
