"""A plan: made, read, changed, ended, taken up again, and on paper."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import Family
from families.sharing.paper import FILE_NAME
from families.views.cards import kept_from
from families.views.once import new_id, revision_in
from plans.actions import ChangedMeanwhile, change_plan, close_plan, make_plan, reopen_plan
from plans.forms.plans import PlanCloseForm, PlanForm
from plans.models import Plan
from plans.paper import plan_pdf as paper_of
from plans.views.cards import cards_of, plans_for
from plans.views.closed import may_change, show_form
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

NEWEST = 20


@requires(Permission.PLAN)
def plan(request: SignedInRequest, plan: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(
        plans_for(request.user).with_shared().select_related("made_by", "closed_by"), pk=plan
    )
    record_opening(AccessLog.Kind.PLAN, by=request.user, family_id=found.family_id, target_id=found.pk)
    today = timezone.localdate()
    reviews = list(found.reviews.select_related("by")[: NEWEST + 1])
    cards = cards_of(found, today)
    context = {
        "plan": found,
        "cards": cards,
        "drafts": sum(card.is_draft for card in cards),
        "reviews": reviews[:NEWEST],
        "has_more_reviews": len(reviews) > NEWEST,
        "withheld": kept_from(found.family.withholdings.facts_of(found.pk)),
        "is_due": found.review_is_due_on(today),
    }
    return render(request, "plans/plan.html", context)


@requires(Permission.PLAN, methods=("GET", "POST"))
def plan_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    form = PlanForm(request.POST if request.method == "POST" else None, members=list(found.members.living()))
    if form.is_bound and form.is_valid():
        made = make_plan(plan_id=new_id(request, found.pk), family=found, **form.facts, by=request.user)
        messages.success(request, _("Saved. Now write down the first goal."))
        return redirect("plans:plan", plan=made.pk)
    return render(request, "plans/plan_new.html", {"form": form, "family": found})


@requires(Permission.PLAN, methods=("GET", "POST"))
def plan_edit(request: SignedInRequest, plan: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(plans_for(request.user).select_related("closed_by"), pk=plan)
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, members=list(found.family.members.all()), plan=found)
    if form.is_bound and form.is_valid() and may_change(request, found):
        try:
            change_plan(plan=found, seen=revision_in(request), **form.facts, by=request.user)
        except ChangedMeanwhile:
            newest = plans_for(request.user).get(pk=found.pk)
            return show_edit(request, form, newest, status=409, is_conflict=True)
        messages.success(request, _("Saved."))
        return redirect("plans:plan", plan=found.pk)
    return show_edit(request, form, found)


def show_edit(
    request: SignedInRequest, form: PlanForm, plan: Plan, *, status: int = 200, **more: Any
) -> HttpResponse:
    """With what is wrong the page keeps the revision that it began from; after a conflict it has the newest."""
    asked = revision_in(request) if form.is_bound and not more else plan.revision
    context = {"form": form, "revision": asked, **more}
    return show_form(request, "plans/plan_edit.html", plan, context, status=status)


@requires(Permission.PLAN, methods=("GET", "POST"))
def plan_close(request: SignedInRequest, plan: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(plans_for(request.user), pk=plan)
    form = PlanCloseForm(request.POST if request.method == "POST" else None, initial={"ending": found.ending})
    if form.is_bound and form.is_valid():
        close_plan(plan=found, ending=form.cleaned_data["ending"], by=request.user)
        messages.success(request, _("The plan is closed. Share it once more, so that they read how it ends."))
        return redirect("plans:plan", plan=found.pk)
    return render(request, "plans/plan_close.html", {"form": form, "plan": found})


@requires(Permission.PLAN, methods=("POST",))
def plan_reopen(request: SignedInRequest, plan: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Plan.objects.visible_to(request.user), pk=plan)
    reopen_plan(plan=found, by=request.user)
    messages.success(request, _("The plan is open again."))
    return redirect("plans:plan", plan=found.pk)


@requires(Permission.PLAN, fresh=True)
def plan_pdf(request: SignedInRequest, plan: uuid.UUID) -> HttpResponse:
    """The whole plan on paper, for staff."""
    found = get_object_or_404(plans_for(request.user).select_related("made_by", "closed_by"), pk=plan)
    record_opening(AccessLog.Kind.PDF, by=request.user, family_id=found.family_id, target_id=found.pk)
    cards = cards_of(found, timezone.localdate())
    reviews = list(found.reviews.select_related("by")[:NEWEST])
    written = paper_of(found, cards, reviews, large_print=request.GET.get("large") == "1")
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(written, content_type="application/pdf", headers=headers)
