"""The administrator's pages about people: who signs in, making an account, changing it, shutting somebody out."""

import uuid
from typing import Any

from allauth.account.internal.flows.password_reset import request_password_reset
from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import Role, User
from restorative.staff.actions import (
    activate_person,
    add_person,
    change_person,
    deactivate_person,
    reset_second_step,
)
from restorative.staff.forms.people import TAKEN, FilterForm, PersonEditForm, PersonForm, SearchForm
from restorative.staff.lines import earlier, standing
from restorative.staff.people import address, listing, staff
from restorative.staff.places import id_in
from restorative.staff.teams import team_choices
from restorative.ui import searches

SHELF = "people_searches"
HOLDS_CASES = {Role.PRACTITIONER, Role.MANAGER}


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"))
def people(request: SignedInRequest) -> HttpResponse:
    """GET lists; POST searches, which changes nothing but the session (docs/decisions/0011)."""
    filters = FilterForm(request.GET, teams=team_choices())
    if not filters.is_valid():
        raise Http404
    asked = filters.cleaned_data
    text = searches.kept(request.session, SHELF, asked["found"])
    search = SearchForm(request.POST) if request.method == "POST" else SearchForm(initial={"q": text})
    if request.method == "POST" and search.is_valid():
        key = searches.keep(request.session, SHELF, search.cleaned_data["q"])
        return redirect(address(asked, after=None, found=key))
    facts = listing(asked, text) | {
        "filters": filters,
        "search": search,
        "searched": text,
        "found": asked["found"],
        "is_filtered": bool(asked["team"] or asked["state"]),
        "search_url": address(asked, after=None, found=None),
        "first_url": address(asked, after=None) if asked["after"] else "",
    }
    return render(request, "staff/people.html", facts)


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"))
def person_new(request: SignedInRequest) -> HttpResponse:
    form = PersonForm(request.POST) if request.method == "POST" else PersonForm()
    if request.method == "POST" and form.is_valid() and made(request, form):
        messages.success(request, _("The account is made. A link to choose a password is on its way."))
        return redirect("staff:people")
    return render(request, "staff/person_new.html", {"form": form})


def made(request: SignedInRequest, form: PersonForm) -> bool:
    """Whether the account could be made; two presses of the button at once make one."""
    try:
        person = add_person(**form.cleaned_data, by=request.user)
    except IntegrityError:
        form.add_error("email", TAKEN)
        return False
    send_link(request, person)
    return True


def send_link(request: SignedInRequest, person: User) -> None:
    """A link to choose a password, to the address by which they sign in."""
    request_password_reset(request, person.email or "", [person], None)


@requires(Permission.MANAGE_STAFF)
def person(request: SignedInRequest, person: uuid.UUID) -> HttpResponse:
    """Who they are and who supervises them. What they work on is not shown: it is no business of this page."""
    found = known(person)
    lines = standing(found) | earlier(found, id_in(request, "before"))
    facts = facts_of(request, found) | lines
    return render(request, "staff/person.html", facts)


def known(pk: uuid.UUID) -> User:
    """Raises Http404 for a family member as for nobody."""
    return get_object_or_404(staff().select_related("team__agency"), pk=pk)


def facts_of(request: SignedInRequest, found: User) -> dict[str, Any]:
    return {
        "person": found,
        "roles": [Role(role).label for role in found.roles],
        "is_me": found == request.user,
        "holds_cases": bool(HOLDS_CASES & set(found.roles)),
        "has_password": found.has_usable_password(),
    }


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"))
def person_edit(request: SignedInRequest, person: uuid.UUID) -> HttpResponse:
    found = known(person)
    posted = request.POST if request.method == "POST" else None
    form = PersonEditForm(posted, person=found, by=request.user)
    if form.is_valid() and changed(request, form, found):
        return redirect("staff:person", person=found.pk)
    return render(request, "staff/person_edit.html", {"form": form, "person": person})


def changed(request: SignedInRequest, form: PersonEditForm, found: User) -> bool:
    """Whether it could be changed. A new address of somebody who has no password yet gets the link as well."""
    try:
        fields = change_person(person=found, facts=form.cleaned_data, by=request.user)
    except IntegrityError:
        form.add_error("email", TAKEN)
        return False
    if "email" in fields and found.is_active and not found.has_usable_password():
        send_link(request, found)
        messages.success(request, _("Saved. A link to choose a password is on its way to the new address."))
    else:
        messages.success(request, _("Saved."))
    return True


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"))
def person_deactivate(request: SignedInRequest, person: uuid.UUID) -> HttpResponse:
    found = known(person)
    if found == request.user:
        messages.error(request, _("You cannot shut yourself out. Ask another administrator."))
        return redirect("staff:person", person=found.pk)
    if request.method == "POST" and found.is_active:
        deactivate_person(person=found, by=request.user)
        messages.success(request, _("Done. They are signed out everywhere and cannot sign in."))
    if not found.is_active or request.method == "POST":
        return redirect("staff:person", person=found.pk)
    return render(request, "staff/person_deactivate.html", facts_of(request, found) | standing(found))


@requires(Permission.MANAGE_STAFF, methods=("POST",))
def person_activate(request: SignedInRequest, person: uuid.UUID) -> HttpResponse:
    found = known(person)
    if not found.is_active:
        activate_person(person=found, by=request.user)
        send_link(request, found)
        messages.success(request, _("They can sign in again. A link to choose a new password is on its way."))
    return redirect("staff:person", person=found.pk)


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"), fresh=True)
def person_reset(request: SignedInRequest, person: uuid.UUID) -> HttpResponse:
    """Asks once. Not one’s own: a lost phone is another administrator’s to help with."""
    found = known(person)
    if request.method == "POST" and found != request.user:
        reset_second_step(person=found, by=request.user)
        messages.success(
            request, _("Done. They are signed out, and set up a new second step when they sign in.")
        )
        return redirect("staff:person", person=found.pk)
    return render(request, "staff/person_reset.html", facts_of(request, found))
