"""Writing a goal: saved at any time, and it says what is still missing."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from families.forms.rows import MOST_ROWS, how_many
from families.models import Family
from families.views.once import new_id, revision_in
from plans.actions import ChangedMeanwhile, add_goal, change_goal
from plans.forms.goals import GoalPage
from plans.forms.written import goal_of, says_the_same
from plans.models import Goal, Plan
from plans.views.closed import may_change, show_form
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog
from restorative.ui.templatetags.ui import in_words

ADD = "step"


@requires(Permission.PLAN, methods=("GET", "POST"))
def goal_new(request: SignedInRequest, plan: uuid.UUID) -> HttpResponse:
    plans = Plan.objects.visible_to(request.user).with_next_place().select_related("family", "closed_by")
    found: Any = get_object_or_404(plans, pk=plan)
    page = page_of(request, found.family)
    if is_sent(request) and page.is_valid() and may_change(request, found):
        goal = add_goal(
            goal_id=new_id(request, found.pk),
            plan=found,
            position=found.next_place,
            written=goal_of(page),
            by=request.user,
        )
        messages.success(request, _("Saved. What is still missing stands beside the goal."))
        return redirect(place_of(goal))
    return show_form(request, "plans/goal_new.html", found, {"form": page})


@requires(Permission.PLAN, methods=("GET", "POST"))
def goal_edit(request: SignedInRequest, goal: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(goals_for(request), pk=goal)
    page = page_of(request, found.plan.family, found)
    if is_sent(request) and page.is_valid() and may_change(request, found.plan):
        return save(request, found, page)
    if request.method == "GET":
        record_opening(
            AccessLog.Kind.PLAN, by=request.user, family_id=found.family_id, target_id=found.plan_id
        )
    asked = found.revision if request.method == "GET" else revision_in(request)
    return show_edit(request, page, found, revision=asked)


def save(request: SignedInRequest, goal: Goal, page: GoalPage) -> HttpResponse:
    """Over what was there when the page was opened. If it has changed since, both texts are shown."""
    written = goal_of(page)
    try:
        change_goal(goal=goal, seen=revision_in(request), written=written, by=request.user)
    except ChangedMeanwhile:
        kept = goals_for(request).get(pk=goal.pk)
        if not says_the_same(kept, written):
            return show_conflict(request, page, kept)
    messages.success(request, _("Saved."))
    return redirect(place_of(goal))


def show_conflict(request: SignedInRequest, page: GoalPage, kept: Goal) -> HttpResponse:
    """What is kept stands above, what was typed here stays in the boxes. Saving now is a choice."""
    return show_edit(request, page, kept, revision=kept.revision, others=others_in(page, kept), status=409)


def show_edit(
    request: SignedInRequest, page: GoalPage, goal: Goal, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"form": page, "goal": goal, "missing": goal.missing(), **more}
    return show_form(request, "plans/goal_edit.html", goal.plan, context, status=status)


def goals_for(request: SignedInRequest) -> Any:
    goals = Goal.objects.visible_to(request.user).with_parts()
    return goals.select_related("plan__family", "plan__closed_by", "changed_by")


def page_of(request: SignedInRequest, family: Family, goal: Goal | None = None) -> GoalPage:
    """The form, with what was sent to it. "Add another step" only adds a row: nothing is checked yet."""
    data = with_row(request) if request.method == "POST" else None
    page = GoalPage(list(family.members.all()), data, goal=goal)
    if "add" in request.POST:
        page.hush()
    return page


def is_sent(request: HttpRequest) -> bool:
    return request.method == "POST" and "add" not in request.POST


def with_row(request: HttpRequest) -> MultiValueDict[str, str]:
    """The same with one more empty row where one was asked for, for browsers without scripts."""
    data = request.POST.copy()
    if data.get("add") == ADD:
        data[f"{ADD}-TOTAL_FORMS"] = str(min(how_many(data, ADD) + 1, MOST_ROWS))
    return data


def place_of(goal: Goal) -> str:
    """Its place on the plan's page."""
    return f"{reverse('plans:plan', args=[goal.plan_id])}#goal-{goal.pk.hex}"


def others_in(page: GoalPage, kept: Goal) -> list[tuple[str, str]]:
    """What is kept, part by part, under the labels of the boxes."""
    labels = {name: str(field.label) for name, field in page.goal.fields.items()}
    values = {name: getattr(kept, name, "") for name in labels}
    values |= {"whose": kept.whose_words, "fair": kept.get_fair_display(), "by_when": in_words(kept.by_when)}
    values["children"] = ", ".join(child.called for child in kept.all_children)
    parts = [(labels[name], str(value)) for name, value in values.items() if value and name in labels]
    return parts + [(_("A step of %(who)s") % {"who": step.who}, step.what) for step in kept.all_steps]
