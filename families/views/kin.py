"""Who is who in a family, and its couples, parents and homes."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions.kin import (
    add_household,
    add_parent_link,
    add_partnership,
    add_stay,
    end_partnership,
    end_stay,
    remove_parent_link,
    remove_parent_not_known,
    remove_partnership,
    remove_stay,
    rename_household,
    say_parent_not_known,
)
from families.forms.kin import (
    HomeNameForm,
    HouseholdForm,
    ParentForm,
    ParentNotKnownForm,
    PartnershipEndForm,
    PartnershipForm,
    StayEndForm,
    StayForm,
)
from families.models import (
    CourtOrder,
    Family,
    Household,
    HouseholdStay,
    Member,
    ParentalResponsibility,
    ParentLink,
    ParentNotKnown,
    Partnership,
)
from families.tree import Tree, tree_of
from families.views.kin_cards import who_is_who
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

MOST_ORDERS = 200


@requires(Permission.SEE_FAMILIES)
def family_ties(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """Who everybody is to each other, per child, with courts' orders and where they live. Four statements."""
    record: Any = get_object_or_404(Family.objects.visible_to(request.user).with_tree(), pk=family)
    held = list(ParentalResponsibility.objects.filter(family=record).order_by("held", "member__full_name"))
    orders = list(CourtOrder.objects.filter(family=record).with_named().newest_first()[:MOST_ORDERS])
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=record.pk, target_id=record.pk)
    cards = who_is_who(tree_of(record), held, orders, timezone.localdate())
    return render(request, "families/family_ties.html", {"family": record, **cards})


def family_for(request: SignedInRequest, family: uuid.UUID) -> Any:
    """With its tree. Before somebody writes they wait for whoever writes in it already, and read what stands then."""
    if request.method == "POST":
        Family.objects.hold(family)
    return get_object_or_404(Family.objects.visible_to(request.user).with_tree(), pk=family)


def before(request: SignedInRequest, record: Any) -> tuple[Tree, uuid.UUID]:
    """The family as it was before this very page was sent, and the id of what the page puts down."""
    new = new_id(request, record.pk)
    return tree_of(record).without(str(new)), new


def done(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("families:family_ties", family)


def posted(request: SignedInRequest) -> Any:
    return request.POST if request.method == "POST" else None


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def partnership_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    record = family_for(request, family)
    tree, new = before(request, record)
    form = PartnershipForm(posted(request), tree=tree)
    if form.is_bound and form.is_valid():
        facts = dict(form.cleaned_data)
        pair = {name: facts.pop(name) for name in ("one", "other")}
        add_partnership(family=record, **pair, facts=facts, new=new, by=request.user)
        return done(request, record.pk)
    return render(request, "families/partnership_new.html", {"form": form, "family": record})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def partnership_end(request: SignedInRequest, partnership: uuid.UUID) -> HttpResponse:
    """It ended, or was put down by mistake."""
    found = get_object_or_404(Partnership.objects.visible_to(request.user), pk=partnership)
    record = family_for(request, found.family_id)
    tree = tree_of(record)
    known = {"what": "ended", "how_ended": found.how_ended, "ended_on": found.ended_on}
    form = PartnershipEndForm(
        posted(request), tree=tree, partnership=found, initial=known if found.how_ended else {}
    )
    if form.is_bound and form.is_valid():
        if form.is_mistake:
            remove_partnership(partnership=found, by=request.user)
        else:
            end_partnership(partnership=found, facts=form.facts, by=request.user)
        return done(request, record.pk)
    names = {"one": tree.name(str(found.one_id)), "other": tree.name(str(found.other_id))}
    context = {"form": form, "family": record, "partnership": found, **names}
    return render(request, "families/partnership_end.html", context)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def parent_new(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    """A parent or carer of anybody, a grown-up too."""
    child = get_object_or_404(Member.objects.visible_to(request.user), pk=member)
    record = family_for(request, child.family_id)
    tree, new = before(request, record)
    form = ParentForm(posted(request), tree=tree, child=str(child.pk))
    if form.is_bound and form.is_valid():
        add_parent_link(child=child, **form.cleaned_data, new=new, by=request.user)
        return done(request, record.pk)
    return render(request, "families/parent_new.html", {"form": form, "family": record, "member": child})


@requires(Permission.EDIT_FAMILY, methods=("POST",))
def parent_end(request: SignedInRequest, parent: uuid.UUID) -> HttpResponse:
    """They are not that to them: the link was put down by mistake."""
    found = get_object_or_404(ParentLink.objects.visible_to(request.user), pk=parent)
    remove_parent_link(link=found, by=request.user)
    return done(request, found.family_id)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def parent_not_known_new(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    child = get_object_or_404(Member.objects.visible_to(request.user), pk=member)
    record = family_for(request, child.family_id)
    tree, new = before(request, record)
    form = ParentNotKnownForm(posted(request), tree=tree, child=str(child.pk))
    if form.is_bound and form.is_valid():
        say_parent_not_known(child=child, **form.cleaned_data, new=new, by=request.user)
        return done(request, record.pk)
    context = {"form": form, "family": record, "member": child}
    return render(request, "families/parent_not_known_new.html", context)


@requires(Permission.EDIT_FAMILY, methods=("POST",))
def parent_not_known_end(request: SignedInRequest, unknown: uuid.UUID) -> HttpResponse:
    """It is known now, or was a mistake."""
    found = get_object_or_404(ParentNotKnown.objects.visible_to(request.user), pk=unknown)
    remove_parent_not_known(unknown=found, by=request.user)
    return done(request, found.family_id)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def household_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    record = family_for(request, family)
    tree, new = before(request, record)
    form = HouseholdForm(posted(request), tree=tree)
    if form.is_bound and form.is_valid():
        add_household(family=record, **form.cleaned_data, new=new, by=request.user)
        return done(request, record.pk)
    return render(request, "families/household_new.html", {"form": form, "family": record})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def household_edit(request: SignedInRequest, household: uuid.UUID) -> HttpResponse:
    """What the family calls it now."""
    home = get_object_or_404(Household.objects.visible_to(request.user), pk=household)
    record = family_for(request, home.family_id)
    known = {"name": home.name}
    form = HomeNameForm(posted(request), tree=tree_of(record), household=home, initial=known)
    if form.is_bound and form.is_valid():
        rename_household(household=home, **form.cleaned_data, by=request.user)
        return done(request, record.pk)
    context = {"form": form, "family": record, "household": home}
    return render(request, "families/household_edit.html", context)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def stay_new(request: SignedInRequest, household: uuid.UUID) -> HttpResponse:
    """One more person in a home."""
    home = get_object_or_404(Household.objects.visible_to(request.user), pk=household)
    record = family_for(request, home.family_id)
    tree, new = before(request, record)
    form = StayForm(posted(request), tree=tree, household=home)
    if form.is_bound and form.is_valid():
        facts = dict(form.cleaned_data)
        add_stay(household=home, member=facts.pop("member"), facts=facts, new=new, by=request.user)
        return done(request, record.pk)
    return render(request, "families/stay_new.html", {"form": form, "family": record, "household": home})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def stay_end(request: SignedInRequest, stay: uuid.UUID) -> HttpResponse:
    """Somebody moved out, or never lived there."""
    stays = HouseholdStay.objects.visible_to(request.user).select_related("household")
    found = get_object_or_404(stays, pk=stay)
    record = family_for(request, found.family_id)
    tree = tree_of(record)
    form = StayEndForm(posted(request), tree=tree, stay=found)
    if form.is_bound and form.is_valid():
        if form.is_mistake:
            remove_stay(stay=found, by=request.user)
        else:
            end_stay(stay=found, to_on=form.cleaned_data["to_on"], by=request.user)
        return done(request, record.pk)
    context = {"form": form, "family": record, "stay": found, "called": tree.name(str(found.member_id))}
    return render(request, "families/stay_end.html", context)
