"""Opening a family that is not one's own in an emergency; marking it as seen; the safeguarding lead's review."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions.break_glass import break_glass as open_family
from families.actions.break_glass import review_break_glass, see_break_glass
from families.forms.break_glass import BreakGlassForm, ReviewForm, SeenForm
from families.models import BreakGlass, Family
from families.models.break_glass import LONGEST
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.access.typed import typed_texts
from restorative.ui.context import EMERGENCY

PAGE = 20


@requires(Permission.BREAK_GLASS, methods=("GET", "POST"), signed=True)
def break_glass(request: SignedInRequest) -> HttpResponse:
    """By the exact reference only. What cannot be opened is answered like what does not exist."""
    form = BreakGlassForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        found = reached(request, form) or opened(request, form)
        if found is not None:
            return redirect("families:family", family=found)
        form.add_error("reference", _("There is no family with this reference that can be opened here"))
    return render(request, "families/break_glass.html", {"form": form})


def reached(request: SignedInRequest, form: BreakGlassForm) -> uuid.UUID | None:
    """A family that this person sees anyway needs no opening."""
    mine = Family.objects.visible_to(request.user).filter(reference=form.cleaned_data["reference"])
    return mine.values_list("pk", flat=True).first()


def opened(request: SignedInRequest, form: BreakGlassForm) -> uuid.UUID | None:
    found = open_family(**form.cleaned_data, by=request.user)
    if found is not None:
        request.session[EMERGENCY] = (timezone.now() + LONGEST).isoformat()
        messages.success(request, _("Open for four hours. Those who work with the family are told."))
    return found


@requires(Permission.SEE_FAMILIES, methods=("GET", "POST"))
def break_glass_seen(request: SignedInRequest, opening: uuid.UUID) -> HttpResponse:
    """For the lead practitioner and the managers of the family: who opened it, and why."""
    openings = BreakGlass.objects.to_be_seen_by(request.user).select_related("family", "user")
    found = get_object_or_404(openings.with_opened(), pk=opening)
    form = SeenForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        see_break_glass(opening=found, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("Marked as seen."))
        return redirect("home")
    return render(request, "families/break_glass_seen.html", {"form": form, "opening": found})


@requires(Permission.REVIEW_BREAK_GLASS)
def break_glass_reviews(request: SignedInRequest) -> HttpResponse:
    """What waits for the safeguarding lead, the oldest first; the next ones follow as these are reviewed."""
    waiting = BreakGlass.objects.to_review().with_opened().select_related("user").order_by("opened_at", "pk")
    page = list(waiting[: PAGE + 1])
    return render(
        request, "families/break_glass_reviews.html", {"rows": page[:PAGE], "has_more": len(page) > PAGE}
    )


@requires(Permission.REVIEW_BREAK_GLASS, methods=("GET", "POST"), signed=True)
def break_glass_review(request: SignedInRequest, opening: uuid.UUID) -> HttpResponse:
    openings = BreakGlass.objects.for_the_lead().with_opened().select_related("user", "reviewed_by")
    found: Any = get_object_or_404(openings.prefetch_related("seen__user"), pk=opening)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and not found.reviewed_at:
        review_break_glass(opening=found, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("Reviewed."))
        return redirect("families:break_glass_reviews")
    typed = typed_texts(request) if found.reviewed_at else []
    return render(
        request, "families/break_glass_review.html", {"form": form, "opening": found, "typed": typed}
    )
