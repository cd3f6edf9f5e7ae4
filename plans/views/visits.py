"""Which of our goals a visit was about."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from families.models import Visit
from plans.actions import link_goals
from plans.forms.visits import VisitGoalsForm
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires


@requires(Permission.PLAN, methods=("GET", "POST"))
def visit_goals(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Visit.objects.visible_to(request.user).select_related("family"), pk=visit)
    goals: list[Any] = list(found.family.goals.offered_to(found))
    before = {goal.pk for goal in goals if goal.is_linked}
    form = VisitGoalsForm(
        request.POST if request.method == "POST" else None,
        goals=goals,
        linked={str(pk) for pk in before},
    )
    if form.is_bound and form.is_valid():
        link_goals(visit=found, goals=form.chosen, before=before, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:visit", visit=found.pk)
    return render(request, "plans/visit_goals.html", {"form": form, "visit": found})
