"""Getting to know somebody: how they like to be worked with, spoken and written to; what was tried and explained."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from families.actions.heard import (
    change_speaking,
    get_to_know,
    note_explained,
    note_identity,
    note_interpreter,
    note_tried,
)
from families.forms.knowing import ExplainedNewForm, GettingToKnowForm, IdentityNewForm, TriedNewForm
from families.forms.speaking import InterpretedNewForm, SpeakingEditForm
from families.models import GettingToKnow, Member, Visit
from families.models.people import names_of
from families.views.heard import person_of
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires

SPEAKING = list(SpeakingEditForm.base_fields)


def back_to(request: SignedInRequest, found: Member) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("families:member", member=found.pk)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def getting_to_know(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    """The newest version to start from; what is saved is a new one."""
    found = person_of(request, member)
    stands = GettingToKnow.objects.filter(member=found).order_by("-said_on", "-at").first()
    seen = str(stands.pk) if stands else ""
    form = know_form(request, stands, seen)
    is_well = form.is_bound and form.is_valid()
    new = new_id(request, found.pk)
    is_late = is_well and form.cleaned_data["seen"] != seen and str(new) != seen
    if is_well and not is_late:
        get_to_know(member=found, facts=form.facts, new=new, by=request.user)
        return back_to(request, found)
    if form.is_bound:
        form = caught_up(request, seen)
    context = {"form": form, "member": found, "stands": stands, "is_late": is_late}
    return render(request, "families/getting_to_know.html", context, status=409 if is_late else 200)


def know_form(request: SignedInRequest, stands: GettingToKnow | None, seen: str) -> GettingToKnowForm:
    """With what stands already, or with what was typed."""
    if request.method != "POST":
        said = {name: getattr(stands, name, "") for name in GettingToKnowForm.BOXES}
        return GettingToKnowForm(initial=said | {"seen": seen})
    return GettingToKnowForm(request.POST)


def caught_up(request: SignedInRequest, seen: str) -> GettingToKnowForm:
    """What was typed, on a page that shows what stands by now: pressed again, it is meant."""
    said = request.POST.copy()
    said["seen"] = seen
    form = GettingToKnowForm(said)
    form.is_valid()
    return form


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def tried_new(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    found = person_of(request, member)
    form = TriedNewForm(request.POST) if request.method == "POST" else TriedNewForm()
    if form.is_bound and form.is_valid():
        note_tried(member=found, facts=form.cleaned_data, new=new_id(request, found.pk), by=request.user)
        return back_to(request, found)
    return render(request, "families/tried_new.html", {"form": form, "member": found})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def identity_new(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    found = person_of(request, member)
    form = IdentityNewForm(request.POST) if request.method == "POST" else IdentityNewForm()
    if form.is_bound and form.is_valid():
        note_identity(member=found, facts=form.facts, new=new_id(request, found.pk), by=request.user)
        return back_to(request, found)
    return render(request, "families/identity_new.html", {"form": form, "member": found})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def explained_new(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    found = person_of(request, member)
    members = list(found.family.members.all())
    said: dict[str, Any] = {"members": members, "initial": {"language": found.spoken_language}}
    form = ExplainedNewForm(request.POST, **said) if request.method == "POST" else ExplainedNewForm(**said)
    if form.is_bound and form.is_valid():
        note_explained(member=found, facts=form.cleaned_data, new=new_id(request, found.pk), by=request.user)
        return back_to(request, found)
    return render(request, "families/explained_new.html", {"form": form, "member": found})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def speaking_edit(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    """How to speak and write with them (S49, S50)."""
    found = person_of(request, member)
    known = {name: getattr(found, name) for name in SPEAKING}
    form = SpeakingEditForm(request.POST) if request.method == "POST" else SpeakingEditForm(initial=known)
    if form.is_bound and form.is_valid():
        change_speaking(member=found, facts=form.cleaned_data, by=request.user)
        return back_to(request, found)
    return render(request, "families/speaking_edit.html", {"form": form, "member": found})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def interpreted_new(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    """Who interpreted at a finished visit."""
    found = get_object_or_404(Visit.objects.visible_to(request.user).select_related("family"), pk=visit)
    members = {str(one.pk): one for one in found.family.members.all()}
    there = found.people.filter(was_there=True).values_list("member_id", flat=True)
    names = first_who_need(members, {str(pk) for pk in there})
    said: dict[str, Any] = {"names": names, "members": list(members.values())}
    form = (
        InterpretedNewForm(request.POST, **said) if request.method == "POST" else InterpretedNewForm(**said)
    )
    if form.is_bound and form.is_valid():
        facts = dict(form.cleaned_data)
        member = members[facts.pop("member")]
        note_interpreter(
            visit=found, member=member, facts=facts, new=new_id(request, found.pk), by=request.user
        )
        messages.success(request, _("Saved."))
        return redirect("families:visit", visit=found.pk)
    return render(request, "families/interpreted_new.html", {"form": form, "visit": found})


def first_who_need(members: dict[str, Member], there: set[str]) -> dict[str, str]:
    """Whom somebody interpreted for: those who need it first, then who else was there, then everybody."""
    names = names_of(members.values())
    order = sorted(names, key=lambda pk: (not members[pk].needs_interpreter, pk not in there))
    return {pk: names[pk] for pk in order}
