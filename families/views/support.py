"""What a family agreed to, was offered and is owed: one page, and the forms that lead from it."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions.support import (
    agree_joint_contact,
    agree_sharing,
    end_joint_contact,
    note_own_right,
    withdraw_sharing,
)
from families.forms.support import AgreementEndForm, AgreementForm, JointForm, OwnRightForm
from families.models import Consultation, Family, JointContact, Member, OwnRight, SharingAgreement
from families.models.support import (
    OF_A_SEPARATED_CHILD,
    OF_EVERY_CHILD,
    is_separated,
    own_rights_of,
    with_own_rights,
)
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

MOST = 40
What, State = OwnRight.What, OwnRight.State


@requires(Permission.SEE_FAMILIES)
def family_support(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """Agreements on sharing, offers, joint contact, each child’s own list, and what we asked experts."""
    families = Family.objects.visible_to(request.user)
    asked = ArraySubquery(Consultation.objects.all().of_family())
    found: Any = get_object_or_404(families.annotate(consultation_facts=asked), pk=family)
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.pk, target_id=found.pk)
    context = {
        "family": found,
        "agreements": found.sharing_agreements.newest_first().select_related("member")[:MOST],
        "offers": found.support_offers.newest_first().with_answers().select_related("member")[:MOST],
        "joint": found.joint_contacts.newest_first().select_related("member")[:MOST],
        "children": [
            child_row(one) for one in with_own_rights(found.members.living().filter(kind=Member.Kind.CHILD))
        ],
        "consultations": found.consultation_facts,
    }
    return render(request, "families/family_support.html", context)


def child_row(child: Any) -> dict[str, Any]:
    """What counts of one child’s list, and how much of it nobody has looked at."""
    rights = own_rights_of(child)
    asked = things_of(rights)
    noted = [rights[what] for what in asked if what in rights]
    return {
        "child": child,
        "rights": noted,
        "open": len(asked) - len(noted),
        "separated": is_separated(rights),
    }


def things_of(rights: dict[str, OwnRight]) -> list[OwnRight.What]:
    return [*OF_EVERY_CHILD, *(OF_A_SEPARATED_CHILD if is_separated(rights) else ())]


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def agreement_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    form = AgreementForm(sent(request), members=list(found.members.living()), initial=asked_of(request))
    if form.is_bound and form.is_valid():
        agree_sharing(agreement_id=new_id(request, found.pk), family=found, facts=form.facts, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:family_support", found.pk)
    return show_new(request, "families/agreement_new.html", found, form)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def agreement_end(request: SignedInRequest, agreement: uuid.UUID) -> HttpResponse:
    """Taken back: from then on it reads as withdrawn, and everybody who is about to share sees so."""
    agreements = SharingAgreement.objects.visible_to(request.user).select_related("family", "member")
    found = get_object_or_404(agreements, pk=agreement)
    form = AgreementEndForm(sent(request))
    if form.is_bound and form.is_valid():
        if not withdraw_sharing(agreement=found, **form.cleaned_data, by=request.user):
            messages.warning(request, _("A colleague wrote down before you that it was taken back."))
        else:
            messages.success(request, _("Taken back from today."))
        return redirect("families:family_support", found.family_id)
    context = {"agreement": found, "family": found.family, "form": form}
    return render(request, "families/agreement_end.html", context)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def joint_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    form = JointForm(sent(request), members=list(found.members.living()))
    if form.is_bound and form.is_valid():
        agree_joint_contact(
            joint_id=new_id(request, found.pk), family=found, facts=form.facts, by=request.user
        )
        messages.success(
            request, _("Saved. It stands where a visit is prepared and written, until that day.")
        )
        return redirect("families:family_support", found.pk)
    return show_new(request, "families/joint_new.html", found, form)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def joint_end(request: SignedInRequest, joint: uuid.UUID) -> HttpResponse:
    contacts = JointContact.objects.visible_to(request.user).select_related("family", "member")
    found = get_object_or_404(contacts, pk=joint)
    if request.method == "POST":
        end_joint_contact(joint=found, by=request.user)
        messages.success(request, _("It has ended."))
        return redirect("families:family_support", found.family_id)
    return render(request, "families/joint_end.html", {"joint": found, "family": found.family})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def own_right(request: SignedInRequest, child: uuid.UUID) -> HttpResponse:
    """What one child is owed in their own right, thing by thing (S17)."""
    children = with_own_rights(Member.objects.visible_to(request.user).filter(kind=Member.Kind.CHILD))
    found: Any = get_object_or_404(children.select_related("family"), pk=child)
    rights = own_rights_of(found)
    form = OwnRightForm(typed(request), separated=is_separated(rights))
    if "separated" in request.POST:
        note_own_right(
            child=found,
            facts=separated_facts(request),
            new=new_id(request, found.pk),
            by=request.user,
        )
        return redirect("families:own_right", found.pk)
    if form.is_bound and form.is_valid():
        note_own_right(child=found, facts=form.cleaned_data, new=new_id(request, found.pk), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:own_right", found.pk)
    context = {
        "family": found.family,
        "child": found,
        "form": form,
        "separated": is_separated(rights),
        "was_asked": What.SEPARATED in rights,
        "rows": [(what.label, rights.get(what)) for what in things_of(rights)],
    }
    return render(request, "families/own_right.html", context)


def separated_facts(request: SignedInRequest) -> dict[str, Any]:
    state = State.DONE if request.POST["separated"] == "yes" else State.NOT
    return {"what": What.SEPARATED, "state": state, "on": timezone.localdate()}


def typed(request: SignedInRequest) -> Any:
    return None if "separated" in request.POST else sent(request)


def asked_of(request: SignedInRequest) -> dict[str, str]:
    """Whom the page was opened for."""
    return {"member": request.GET["person"]} if "person" in request.GET else {}


def sent(request: SignedInRequest) -> Any:
    return request.POST if request.method == "POST" else None


def show_new(request: SignedInRequest, template: str, family: Family, form: Any) -> HttpResponse:
    return render(request, template, {"form": form, "family": family})
