"""Who does not reach a family although something would lead them there; and who covers it for some hours."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions import (
    declare_conflict,
    end_conflict,
    give_cover,
    lift_restriction,
    name_person,
    restrict_family,
    take_off_list,
)
from families.forms.reach import CoverForm, EndTieForm, NameForm, OffForm, RestrictForm, TieForm
from families.models import Family, NamedPerson, Restriction
from families.views.allocation import ask_of_namesake, lead_of
from restorative.access.http import SignedInRequest
from restorative.access.models import FamilyAccess
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import User

MOST_NAMED = 60


@requires(Permission.RESTRICT, methods=("GET", "POST"))
def restriction_edit(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """Restrict a family that is not; of one that is, name people, take them off the list, or lift it."""
    families = Family.objects.held_by(request.user).with_workers().with_named()
    record: Any = get_object_or_404(families, pk=family)
    if not record.is_restricted:
        return restrict(request, record)
    if request.method == "POST" and "lift" in request.POST:
        lift_restriction(family_id=record.pk, by=request.user)
        return where_to(request, record)
    return take_off(request, record) if "off" in request.POST else listed(request, record)


def restrict(request: SignedInRequest, record: Any) -> HttpResponse:
    lead, posted = lead_of(record), request.POST if request.method == "POST" else None
    form = RestrictForm(posted, reaching=who_reaches(record), lead=lead["user"] if lead else "")
    if form.is_bound and form.is_valid():
        restrict_family(family=record, **form.cleaned_data, by=request.user)
        return where_to(request, record)
    return render(request, "families/restriction_edit.html", {"form": form, "family": record})


def who_reaches(record: Family) -> list[User]:
    ways = FamilyAccess.objects.current().filter(family_id=record.pk)
    return list(User.objects.filter(pk__in=ways.values("user"), is_active=True).order_by("name", "pk"))


def listed(request: SignedInRequest, record: Any) -> HttpResponse:
    form = NameForm(request.POST if request.method == "POST" else None, family=record)
    if form.is_bound and form.is_valid():
        name_person(family=record, user=form.cleaned_data["person"], by=request.user)
        return where_to(request, record)
    restriction = Restriction.objects.standing().select_related("restricted_by").get(family=record)
    facts = {
        "form": form,
        "family": record,
        "restriction": restriction,
        "is_due": restriction.is_due_on(timezone.localdate()),
        "people": people_named(record),
    }
    return render(request, "families/restriction_edit.html", facts)


def people_named(record: Family) -> Any:
    """The list, each with `sees`: whether they have a way to the family at all."""
    ways = FamilyAccess.objects.current().filter(user=OuterRef("user"), family_id=record.pk)
    named = NamedPerson.objects.standing().filter(family=record).select_related("user")
    return named.annotate(sees=Exists(ways)).order_by("user__name", "pk")


def take_off(request: SignedInRequest, record: Any) -> HttpResponse:
    """Take one name off the list. A manager who sees the family stays on it: nobody else could lift it."""
    form = OffForm(request.POST)
    named = {one.pk: one for one in people_named(record)}
    going = named.pop(form.cleaned_data["off"], None) if form.is_valid() else None
    if going is None:
        raise Http404
    if not any(one.sees and one.user.is_manager for one in named.values()):
        messages.error(request, _("At least one manager who sees the family has to stay on the list."))
        return redirect("families:restriction_edit", family=record.pk)
    take_off_list(named=going, by=request.user)
    return where_to(request, record)


@requires(Permission.DECLARE_TIE, methods=("GET", "POST"))
def conflict_edit(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """Declare one's own tie to a family; a manager also that of somebody else, and its end."""
    record = get_object_or_404(Family.objects.held_by(request.user), pk=family)
    if request.method == "POST" and "end" in request.POST:
        return end_tie(request, record)
    form = TieForm(request.POST if request.method == "POST" else None, family=record, by=request.user)
    if form.is_bound and form.is_valid():
        facts = dict(form.cleaned_data)
        declare_conflict(family=record, user=facts.pop("person"), by=request.user, **facts)
        return where_to(request, record)
    ties = record.conflicts.standing().select_related("user", "stands_in").order_by("declared_at", "pk")
    none = record.no_ties.select_related("user")[:MOST_NAMED]
    facts = {"form": form, "family": record, "ties": ties, "no_ties": none}
    return render(request, "families/conflict_edit.html", facts)


def end_tie(request: SignedInRequest, record: Family) -> HttpResponse:
    form = EndTieForm(request.POST)
    pk = form.cleaned_data["end"] if form.is_valid() else None
    conflict = get_object_or_404(record.conflicts.standing(), pk=pk)
    if not request.user.is_manager:
        raise PermissionDenied
    end_conflict(conflict=conflict, by=request.user)
    return where_to(request, record)


@requires(Permission.COVER, methods=("GET", "POST"))
def cover_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """Let somebody cover a family for some hours."""
    record: Any = get_object_or_404(
        Family.objects.held_by(request.user).with_workers().with_member_names(), pk=family
    )
    form = CoverForm(request.POST if request.method == "POST" else None, family=record)
    if form.is_bound and form.is_valid():
        facts = dict(form.cleaned_data)
        person = facts.pop("person")
        give_cover(family=record, user=person, by=request.user, **facts)
        messages.success(request, _("Saved. It ends by itself at that time."))
        ask_of_namesake(request, record, person)
        return redirect("families:allocation_edit", family=record.pk)
    return render(request, "families/cover_new.html", {"form": form, "family": record})


def where_to(request: SignedInRequest, record: Family) -> HttpResponse:
    """Back to the family; to the caseload for who has just lost sight of it."""
    if Family.objects.visible_to(request.user).filter(pk=record.pk).exists():
        messages.success(request, _("Saved. Access changed with it, at once."))
        return redirect("families:family", family=record.pk)
    messages.success(request, _("Saved. That family has left your list."))
    return redirect("families:caseload")
