"""A note on the wrong family: asking for it to go, and a manager's yes or no."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models import Attachment, Confidence, Family, Visit, WrongFamily
from families.models.wrong_family import IsAskedToGo, NobodyCanAgree, managers_of, managers_of_both
from families.sharing.actions import (
    StillInConfidence,
    agree_wrong_family,
    ask_wrong_family,
    refuse_wrong_family,
)
from families.sharing.forms.wrong_family import IN_CONFIDENCE, WrongFamilyDecisionForm, WrongFamilyForm
from families.sharing.models import SharedVersion
from families.views.once import new_id
from families.views.visits import note_context, passages_of, people_at, whole_notes
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.access.typed import typed_texts
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

READ_AND_WRITE = ("GET", "POST")
MOST_FAMILIES = 200
ASKED_ALREADY = gettext_lazy(
    "Somebody has already asked for this note to go, and a manager will decide. What you wrote is not sent: it is still"
    " in the box. Is there something that the manager should know? Tell them yourself."
)


@requires(Permission.RECORD_VISIT, methods=READ_AND_WRITE)
def wrong_family_new(request: SignedInRequest, visit: UUID) -> HttpResponse:
    """Move it or withdraw it, and why. Names what does not go along: it is chosen again in the right family."""
    confided = Exists(Confidence.objects.standing().filter(visit=OuterRef("pk")))
    visits = Visit.objects.visible_to(request.user).select_related("family", "author")
    asks = {"is_asked_to_go": IsAskedToGo("pk"), "nobody_can_agree": NobodyCanAgree("pk")}
    visits = visits.annotate(in_confidence=confided, **asks)
    found: Any = get_object_or_404(visits.filter(family__in=Family.objects.held_by(request.user)), pk=visit)
    nobody = (request.user.pk, found.author_id)
    can_be_agreed = managers_of(found.family, but=nobody).exists()
    families = others(request, found, nobody) if can_be_agreed else []
    asked = request.POST if request.method == "POST" else None
    form = WrongFamilyForm(asked, families=families, in_confidence=found.in_confidence)
    if form.is_bound and can_be_agreed and form.is_valid():
        said = {"to_family": form.to_family(), "reason": form.cleaned_data["reason"]}
        if ask_wrong_family(visit=found, new=new_id(request, found.pk), by=request.user, **said):
            messages.success(request, _("Asked. The note stands here until a manager has agreed."))
            return redirect("families:visit", found.pk)
        form.add_error(None, ASKED_ALREADY)
    record_opening(AccessLog.Kind.VISIT, by=request.user, family_id=found.family_id, target_id=found.pk)
    people = found.people.select_related("member").order_by("member__full_name")
    stays = [one.member.called for one in people]
    context = {"visit": found, "form": form, "stays": stays, "can_be_agreed": can_be_agreed}
    return render(request, "sharing/wrong_family_new.html", context)


def others(request: SignedInRequest, visit: Visit, nobody: tuple[UUID, UUID]) -> list[Family]:
    """The other families that this person works with, where a manager of both could agree. One statement."""
    both = managers_of_both(OuterRef("pk"), visit.family, but=nobody)
    mine = Family.objects.held_by(request.user).exclude(pk=visit.family_id)
    return list(mine.filter(Exists(both)).by_name()[:MOST_FAMILIES])


def asked_for(request: SignedInRequest, asked: UUID) -> Any:
    people = ("family", "to_family", "asked_by", "decided_by")
    return get_object_or_404(WrongFamily.objects.visible_to(request.user).select_related(*people), pk=asked)


@requires(Permission.AGREE_WRONG_FAMILY, methods=READ_AND_WRITE, signed=True)
def wrong_family(request: SignedInRequest, wrong_family: UUID) -> HttpResponse:
    """The note, why it is on the wrong family, who has it, and the two buttons."""
    found = asked_for(request, wrong_family)
    form = WrongFamilyDecisionForm(request.POST if request.method == "POST" else None)
    note = note_of(request, found) if found.is_waiting else None
    may_decide = note is not None and request.user.pk not in (found.asked_by_id, note.author_id)
    if form.is_bound and may_decide and form.is_valid() and (done := decided(request, found, form)):
        return done
    context = {"asked": found, "form": form, "note": note, "may_decide": may_decide}
    if not may_decide:
        context["typed"] = typed_texts(request)
    if note is not None:
        context |= whole(request, note)
    return render(request, "sharing/wrong_family.html", context)


def note_of(request: SignedInRequest, asked: WrongFamily) -> Any:
    notes = Visit.objects.visible_to(request.user).filter(pk=asked.note_id, family=asked.family_id)
    files = Attachment.objects.filter(note_id=OuterRef("pk"), family=OuterRef("family"))
    captions = ArraySubquery(files.order_by("added_at", "pk").values("caption"))
    return whole_notes(notes, request.user).annotate(captions=captions).first()


def whole(request: SignedInRequest, note: Any) -> dict[str, Any]:
    """All of it, as its page shows it: so opening this is opening the note."""
    record_opening(AccessLog.Kind.VISIT, by=request.user, family_id=note.family_id, target_id=note.pk)
    sent = SharedVersion.objects.filter(subject_id=note.pk, family=note.family_id).with_opened()
    return {
        **note_context(note, people_at(note), passages_of(note)),
        "visit": note,
        "sent": list(sent.select_related("member").defer("content").order_by("-shared_at")),
    }


def decided(
    request: SignedInRequest, found: WrongFamily, form: WrongFamilyDecisionForm
) -> HttpResponse | None:
    """Nothing where it cannot be agreed to as things stand: the page says why."""
    agrees = form.cleaned_data["decision"] == WrongFamily.Decision.AGREED
    act = agree_wrong_family if agrees else refuse_wrong_family
    try:
        is_done = act(asked=found, words=form.cleaned_data["words"], by=request.user)
    except StillInConfidence:
        form.add_error(None, IN_CONFIDENCE)
        return None
    if not is_done:
        return too_late(request, found)
    messages.success(request, after(agrees))
    return redirect("home")


def too_late(request: SignedInRequest, found: WrongFamily) -> HttpResponse:
    """How it stands now, with the words that were not sent."""
    messages.warning(
        request, _("Somebody decided before you, or the note was taken back. Nothing was changed.")
    )
    facts = {"asked": asked_for(request, found.pk), "typed": typed_texts(request)}
    return render(request, "sharing/wrong_family.html", facts, status=409)


def after(agrees: bool) -> str:
    if agrees:
        return _(
            "Done. Nobody finds the note there any more. If somebody in the family had it, a record is open."
        )
    return _("Not agreed. The note stays where it is, with your words for who asked.")
