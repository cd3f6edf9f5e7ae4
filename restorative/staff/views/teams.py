"""Agencies and their teams."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import Agency, Team
from restorative.staff.actions import add_agency, add_team, change_team, rename_agency
from restorative.staff.forms.teams import AGENCY_TAKEN, TEAM_TAKEN, AgencyForm, TeamForm
from restorative.staff.places import following, id_in
from restorative.staff.teams import agencies, listing


@requires(Permission.MANAGE_STAFF)
def teams(request: SignedInRequest) -> HttpResponse:
    after = id_in(request, "after")
    found = agencies().filter(following(agencies(), after)) if after else agencies()
    return render(request, "staff/teams.html", listing(found))


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"))
def agency_new(request: SignedInRequest) -> HttpResponse:
    form = AgencyForm(posted(request))
    if form.is_valid() and kept(form, AGENCY_TAKEN, add_agency, by=request.user):
        return saved(request)
    return render(request, "staff/agency_new.html", {"form": form})


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"))
def agency_edit(request: SignedInRequest, agency: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Agency, pk=agency)
    form = AgencyForm(posted(request), agency=found)
    if form.is_valid() and kept(form, AGENCY_TAKEN, rename_agency, agency=found, by=request.user):
        return saved(request)
    return render(request, "staff/agency_edit.html", {"form": form})


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"))
def team_new(request: SignedInRequest) -> HttpResponse:
    form = TeamForm(posted(request), initial={"agency": id_in(request, "agency")})
    if form.is_valid() and kept(form, TEAM_TAKEN, add_team, by=request.user):
        return saved(request)
    return render(request, "staff/team_new.html", {"form": form})


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"))
def team_edit(request: SignedInRequest, team: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Team, pk=team)
    form = TeamForm(posted(request), team=found)
    if form.is_valid() and kept(form, TEAM_TAKEN, change_team, team=found, by=request.user):
        return saved(request)
    return render(request, "staff/team_edit.html", {"form": form})


def posted(request: SignedInRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def kept(form: forms.Form, taken: Any, act: Callable[..., object], **more: Any) -> bool:
    """Whether it could be kept: somebody may have given the same name in this moment."""
    try:
        act(**form.cleaned_data, **more)
    except IntegrityError:
        form.add_error("name", taken)
        return False
    return True


def saved(request: SignedInRequest) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("staff:teams")
