"""Looking at a plan together, and what was said then."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from families.views.once import new_id
from plans.actions import hold_review
from plans.forms.reviews import ReviewForm
from plans.models import Review
from plans.views.cards import plans_for
from plans.views.closed import may_change, show_form
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog


@requires(Permission.PLAN, methods=("GET", "POST"))
def review_new(request: SignedInRequest, plan: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(plans_for(request.user).select_related("closed_by"), pk=plan)
    data = request.POST if request.method == "POST" else None
    goals = list(found.goals.open().in_order())
    form = ReviewForm(data, goals=goals, makers=found.all_makers)
    if form.is_bound and form.is_valid() and may_change(request, found):
        held = hold_review(review_id=new_id(request, found.pk), plan=found, held=form.held(), by=request.user)
        messages.success(request, _("Saved. Share the plan again, so that they read where we are."))
        return redirect("plans:review", review=held.pk)
    return show_form(request, "plans/review_new.html", found, {"form": form})


@requires(Permission.PLAN)
def review(request: SignedInRequest, review: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(
        Review.objects.visible_to(request.user).select_related("plan__family", "by"), pk=review
    )
    record_opening(AccessLog.Kind.PLAN, by=request.user, family_id=found.family_id, target_id=found.plan_id)
    readings = list(
        found.readings.select_related("goal", "member").order_by("goal__position", "goal", "noted_at")
    )
    return render(request, "plans/review.html", {"review": found, "plan": found.plan, "readings": readings})
