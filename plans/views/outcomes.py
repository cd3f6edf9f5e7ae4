"""What became of a goal, and of a step."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.actions import settle_goal, settle_step
from plans.forms.outcomes import GoalSettleForm, StepForm
from plans.models import Goal, Step
from plans.views.goals import place_of
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires


@requires(Permission.PLAN, methods=("GET", "POST"))
def goal_settle(request: SignedInRequest, goal: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Goal.objects.visible_to(request.user), pk=goal)
    given = {"state": found.state if found.settled_at else "", "state_words": found.state_words}
    form = GoalSettleForm(request.POST if request.method == "POST" else None, initial=given)
    if form.is_bound and form.is_valid():
        settle_goal(goal=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect(place_of(found))
    return render(request, "plans/goal_settle.html", {"form": form, "goal": found})


@requires(Permission.PLAN, methods=("GET", "POST"))
def step_edit(request: SignedInRequest, step: uuid.UUID) -> HttpResponse:
    steps = Step.objects.visible_to(request.user).select_related("goal", "member")
    found = get_object_or_404(steps, pk=step)
    given = {"outcome": found.outcome if found.settled_at else "", "explanation": found.explanation}
    form = StepForm(request.POST if request.method == "POST" else None, initial=given)
    if form.is_bound and form.is_valid():
        settle_step(step=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect(place_of(found.goal))
    is_late = found.is_late_on(timezone.localdate())
    return render(request, "plans/step_edit.html", {"form": form, "step": found, "is_late": is_late})
