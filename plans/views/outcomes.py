"""What became of a goal, and of a step."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.actions import settle_goal, settle_step
from plans.forms.outcomes import GoalSettleForm, StepForm
from plans.models import Goal, Step
from plans.views.closed import may_change, show_form
from plans.views.goals import place_of
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires


@requires(Permission.PLAN, methods=("GET", "POST"))
def goal_settle(request: SignedInRequest, goal: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(
        Goal.objects.visible_to(request.user).select_related("plan__closed_by"), pk=goal
    )
    given = {"state": found.state if found.settled_at else "", "state_words": found.state_words}
    form = GoalSettleForm(request.POST if request.method == "POST" else None, initial=given)
    if form.is_bound and form.is_valid() and may_change(request, found.plan):
        settle_goal(goal=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect(place_of(found))
    return show_form(request, "plans/goal_settle.html", found.plan, {"form": form, "goal": found})


@requires(Permission.PLAN, methods=("GET", "POST"))
def step_edit(request: SignedInRequest, step: uuid.UUID) -> HttpResponse:
    steps = Step.objects.visible_to(request.user).select_related("goal__plan__closed_by", "member")
    found = get_object_or_404(steps, pk=step)
    given = {"outcome": found.outcome if found.settled_at else "", "explanation": found.explanation}
    form = StepForm(request.POST if request.method == "POST" else None, initial=given)
    plan = found.goal.plan
    if form.is_bound and form.is_valid() and may_change(request, plan):
        settle_step(step=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect(place_of(found.goal))
    is_late = plan.is_open and found.is_late_on(timezone.localdate())
    context = {"form": form, "step": found, "is_late": is_late}
    return show_form(request, "plans/step_edit.html", plan, context)
