"""Assessments of a family: begun, read, written together, and closed."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from families.actions.assessments import (
    add_hard,
    add_item,
    begin_assessment,
    change_item,
    close_assessment,
    tell_decided,
)
from families.actions.once import ChangedMeanwhile
from families.forms.assessments import (
    AssessmentCloseForm,
    AssessmentForm,
    DecidedForm,
    HardForm,
    HardNoneForm,
    ItemForm,
)
from families.forms.whose import WHOLE_FAMILY
from families.models import Assessment, AssessmentItem, Family
from families.views.cards import kept_from
from families.views.once import new_id, revision_in
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import User
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

MOST = 40
ITEM_FACTS = ("kind", "is_risk", "topic", "family_view", "our_view", "stands", "why", "reply")


@requires(Permission.SEE_FAMILIES)
def assessments(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """All of a family’s, those still open first."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    rows = list(found.assessments.newest_first().select_related("begun_by")[: MOST + 1])
    context = {"family": found, "assessments": rows[:MOST], "has_more": len(rows) > MOST}
    return render(request, "families/assessments.html", context)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def assessment_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    form = AssessmentForm(sent(request))
    if form.is_bound and form.is_valid():
        made = begin_assessment(
            assessment_id=new_id(request, found.pk), family=found, **form.cleaned_data, by=request.user
        )
        messages.success(request, _("Saved. Now write down the first strength."))
        return redirect("families:assessment", made.pk)
    context = {"form": form, "family": found}
    return render(request, "families/assessment_new.html", context)


@requires(Permission.SEE_FAMILIES)
def assessment(request: SignedInRequest, assessment: uuid.UUID) -> HttpResponse:
    found: Any = get_object_or_404(
        assessments_of(request.user).with_parts().select_related("begun_by"), pk=assessment
    )
    log_opening(request, found)
    items = found.all_items
    versions = found.family.versions.standing().filter(subject_kind="assessment", subject_id=found.pk)
    context = {
        "assessment": found,
        "strengths": [one for one in items if one.kind == AssessmentItem.Kind.STRENGTH],
        "needs": [one for one in items if one.kind == AssessmentItem.Kind.NEED],
        "hard": found.all_hard,
        "told": found.all_told,
        "missing": found.missing(),
        "shared": versions.with_last_answer().select_related("member").order_by("shared_at"),
        "withheld": kept_from(found.family.withholdings.facts_of(found.pk)),
    }
    return render(request, "families/assessment.html", context)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def assessment_close(request: SignedInRequest, assessment: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(assessments_of(request.user), pk=assessment)
    form = AssessmentCloseForm(sent(request))
    if form.is_bound and form.is_valid() and found.is_open:
        close_assessment(assessment=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("Closed. Share it once more, so that they read how it ends."))
        return redirect("families:assessment", found.pk)
    return show_part(request, "families/assessment_close.html", found, form)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def item_new(request: SignedInRequest, assessment: uuid.UUID) -> HttpResponse:
    found: Any = get_object_or_404(assessments_of(request.user).with_next_place(), pk=assessment)
    kind = request.GET.get("kind", "")
    given = {"kind": kind} if kind in AssessmentItem.Kind.values else {}
    form = ItemForm(sent(request), members=list(found.family.members.all()), initial=given)
    if form.is_bound and form.is_valid() and found.is_open:
        add_item(
            item_id=new_id(request, found.pk),
            assessment=found,
            position=found.next_place,
            facts=form.facts,
            by=request.user,
        )
        messages.success(request, _("Saved."))
        return redirect("families:assessment", found.pk)
    return show_part(request, "families/item_new.html", found, form)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def item_edit(request: SignedInRequest, item: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(items_of(request.user), pk=item)
    members = list(found.family.members.all())
    form = ItemForm(sent(request), members=members, initial=facts_of(found))
    if form.is_bound and form.is_valid() and found.assessment.is_open:
        return save_item(request, found, form)
    if not form.is_bound:
        log_opening(request, found.assessment)
    asked = revision_in(request) if form.is_bound else found.revision
    return show_part(request, "families/item_edit.html", found.assessment, form, revision=asked, item=found)


def save_item(request: SignedInRequest, item: AssessmentItem, form: ItemForm) -> HttpResponse:
    """Over what was there when the page was opened. If it has changed since, both texts are shown."""
    try:
        change_item(item=item, seen=revision_in(request), facts=form.facts, by=request.user)
    except ChangedMeanwhile:
        kept = items_of(request.user).get(pk=item.pk)
        more = {"revision": kept.revision, "item": kept, "is_conflict": True}
        return show_part(request, "families/item_edit.html", kept.assessment, form, status=409, **more)
    messages.success(request, _("Saved."))
    return redirect("families:assessment", item.assessment_id)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def hard_new(request: SignedInRequest, assessment: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(assessments_of(request.user), pk=assessment)
    form = HardForm(sent(request), members=list(found.family.members.all()))
    if form.is_bound and form.is_valid() and found.is_open:
        add_hard(hard_id=new_id(request, found.pk), assessment=found, facts=form.facts, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:assessment", found.pk)
    return show_part(request, "families/hard_new.html", found, form)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def hard_none(request: SignedInRequest, assessment: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(assessments_of(request.user), pk=assessment)
    form = HardNoneForm(sent(request))
    if form.is_bound and form.is_valid() and found.is_open:
        add_hard(hard_id=new_id(request, found.pk), assessment=found, facts=form.facts, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:assessment", found.pk)
    return show_part(request, "families/hard_none.html", found, form)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def decided_new(request: SignedInRequest, assessment: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(assessments_of(request.user), pk=assessment)
    form = DecidedForm(sent(request), members=list(found.family.members.all()))
    if form.is_bound and form.is_valid() and found.is_open:
        tell_decided(told_id=new_id(request, found.pk), assessment=found, facts=form.facts, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:assessment", found.pk)
    return show_part(request, "families/decided_new.html", found, form)


def log_opening(request: SignedInRequest, found: Assessment) -> None:
    record_opening(AccessLog.Kind.ASSESSMENT, by=request.user, family_id=found.family_id, target_id=found.pk)


def sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def assessments_of(user: User) -> Any:
    return Assessment.objects.visible_to(user).with_readiness().select_related("family", "closed_by")


def items_of(user: User) -> Any:
    items = AssessmentItem.objects.visible_to(user)
    return items.select_related("family", "assessment__family", "assessment__closed_by", "changed_by")


def show_part(
    request: HttpRequest, template: str, found: Assessment, form: Any, *, status: int = 200, **more: Any
) -> HttpResponse:
    """With what was typed. Sent to one that was closed meanwhile, nothing is saved and nothing lost."""
    is_refused = request.method == "POST" and not found.is_open
    context = {"assessment": found, "form": form, **more}
    return render(request, template, context, status=409 if is_refused else status)


def facts_of(item: AssessmentItem) -> dict[str, Any]:
    facts = {name: getattr(item, name) for name in ITEM_FACTS}
    who = {"member": item.member_id, "said_by": item.said_by_id}
    return facts | {name: str(pk) if pk else WHOLE_FAMILY for name, pk in who.items()}
