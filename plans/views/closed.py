"""A plan that is closed stays as it is: its pages say so, and a press can open it again with what was typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from plans.actions import reopen_plan
from plans.models import Plan
from restorative.access.http import SignedInRequest

REOPEN = "reopen"


def may_change(request: SignedInRequest, plan: Plan) -> bool:
    """Whether it is open, or this press opens it again first."""
    if not plan.is_open and REOPEN in request.POST:
        reopen_plan(plan=plan, by=request.user)
        plan.closed_at, plan.closed_by = None, None
    return plan.is_open


def show_form(
    request: HttpRequest, template: str, plan: Plan, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page with what was typed. Sent to a plan that was closed meanwhile, nothing is saved and nothing lost."""
    is_refused = request.method == "POST" and not plan.is_open
    return render(request, template, {"plan": plan, **context}, status=409 if is_refused else status)
