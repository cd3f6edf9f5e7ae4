"""Ties to families that who declares them does not see; and the question whether a family is known to somebody."""

import uuid
from functools import reduce
from operator import or_
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from families.actions.ties import declare_unseen_tie, find_tie, pass_tie, say_no_tie
from families.forms.ties import FoundForm, UnseenTieForm
from families.models import Family, Member, TieNotice
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires

MOST = 20


@requires(Permission.DECLARE_TIE, methods=("GET", "POST"))
def tie_new(request: SignedInRequest) -> HttpResponseBase:
    """The same answer, whatever there is: nothing is revealed to who declares."""
    form = UnseenTieForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        declare_unseen_tie(**form.cleaned_data, new=new_id(request, request.user.pk), by=request.user)
        messages.success(
            request, _("Thank you. If we work with them, you will not see them. You hear nothing more of it.")
        )
        return redirect("families:caseload")
    return render(request, "families/tie_new.html", {"form": form})


@requires(Permission.LOOK_AT_TIES, methods=("GET", "POST"))
def tie_notice(request: SignedInRequest, notice: uuid.UUID) -> HttpResponseBase:
    """What somebody declared by a name, beside the families like it that this manager sees anyway."""
    found = get_object_or_404(TieNotice.objects.waiting_for(request.user).select_related("user"), pk=notice)
    if request.method == "POST" and "pass" in request.POST:
        pass_tie(notice=found, by=request.user)
        messages.success(request, _("Saved. Other managers still look at it."))
        return redirect("home")
    families = families_like(found, request)
    form = FoundForm(request.POST if request.method == "POST" else None, families=families)
    if form.is_bound and form.is_valid():
        return settled(request, found, form.cleaned_data["family"])
    facts = {"notice": found, "form": form, "has_like": bool(form.fields["family"].choices)}  # type: ignore[attr-defined]
    return render(request, "families/tie_notice.html", facts)


def settled(request: SignedInRequest, found: TieNotice, family: Family) -> HttpResponse:
    if find_tie(notice=found, family=family, by=request.user):
        messages.success(request, _("Saved. They have no way to that family from now on."))
    else:
        messages.warning(request, _("Somebody settled it before you. Nothing was changed."))
    return redirect("home")


def families_like(notice: TieNotice, request: SignedInRequest) -> Any:
    """Of the families that this manager sees: those with such a surname or postcode."""
    names = [Q(full_name__iexact=one) | Q(full_name__iendswith=f" {one}") for one in notice.words]
    homes = Q(addresses__postcode__in=notice.postcodes) | Q(
        protected_addresses__postcode__in=notice.postcodes
    )
    people = Member.objects.visible_to(request.user).filter(reduce(or_, names, homes))
    families = Family.objects.visible_to(request.user).filter(pk__in=people.values("family"))
    return families.order_by("name", "pk")


@requires(Permission.DECLARE_TIE, methods=("POST",))
def no_tie(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """Asked because of their surname, they say that they know nobody here."""
    found = get_object_or_404(Family.objects.held_by(request.user), pk=family)
    say_no_tie(family=found, by=request.user)
    messages.success(request, _("Thank you. It bears your name and the day."))
    return redirect("families:family", found.pk)
