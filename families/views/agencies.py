"""Who else is involved with a family, what each of them does, and whether it is too much."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions.agencies import (
    add_agency_action,
    add_agency_role,
    change_agency_role,
    end_agency_action,
    say_agency_load,
)
from families.forms.agencies import (
    AgencyActionEndForm,
    AgencyActionForm,
    AgencyLoadForm,
    AgencyRoleForm,
    facts_of,
)
from families.models import AgencyAction, AgencyRole, Family
from families.models.people import names_of
from families.views.agency_map import map_of
from families.views.once import new_id, revision_in
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog
from restorative.ui.templatetags.ui import in_words


@requires(Permission.SEE_FAMILIES)
def family_agencies(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """The map of agencies: picture, table, and where two of them overlap."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.pk, target_id=found.pk)
    today = timezone.localdate()
    facts = {"family": found, "today": today, **map_of(found, today)}
    return render(request, "families/family_agencies.html", facts)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def agency_role_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    found: Any = get_object_or_404(Family.objects.visible_to(request.user).with_workers(), pk=family)
    form = AgencyRoleForm(request.POST if request.method == "POST" else None, workers=found.workers)
    if form.is_bound and form.is_valid():
        add_agency_role(family=found, facts=form.facts, new=new_id(request, found.pk), by=request.user)
        messages.success(request, _("Saved. Ask the family if it is too much, about right or too little."))
        return redirect("families:family_agencies", found.pk)
    return render(request, "families/agency_role_new.html", {"family": found, "form": form})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def agency_role_edit(request: SignedInRequest, agency_role: uuid.UUID) -> HttpResponse:
    """Over what was there when the page was opened. If somebody changed it since, both are shown."""
    role = get_object_or_404(roles_for(request), pk=agency_role)
    form = form_of(request, role)
    if form.is_bound and form.is_valid():
        if change_agency_role(role=role, seen=revision_in(request), facts=form.facts, by=request.user):
            messages.success(request, _("Saved."))
            return redirect("families:family_agencies", role.family_id)
        kept = roles_for(request).get(pk=role.pk)
        return show_role(request, form, kept, kept.revision, others=kept_facts(kept), status=409)
    asked = revision_in(request) if form.is_bound else role.revision
    return show_role(request, form, role, asked)


def show_role(
    request: SignedInRequest,
    form: AgencyRoleForm,
    role: AgencyRole,
    revision: int,
    *,
    others: list[tuple[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    facts = {"family": role.family, "role": role, "form": form, "revision": revision, "others": others}
    return render(request, "families/agency_role_edit.html", facts, status=status)


def roles_for(request: SignedInRequest) -> Any:
    roles = AgencyRole.objects.visible_to(request.user)
    return roles.select_related("family", "overlap_owner", "changed_by")


def form_of(request: SignedInRequest, role: AgencyRole) -> AgencyRoleForm:
    family: Any = Family.objects.with_workers().get(pk=role.family_id)
    owner = (str(role.overlap_owner.pk), role.overlap_owner.name) if role.overlap_owner else None
    said = {"data": request.POST} if request.method == "POST" else {"initial": facts_of(role)}
    return AgencyRoleForm(**said, workers=family.workers, owner=owner)


def kept_facts(role: AgencyRole) -> list[tuple[str, str]]:
    """What somebody else saved meanwhile, under the labels of the boxes."""
    said = facts_of(role) | {
        "areas": ", ".join(role.areas_in_words),
        "overlap_owner": role.overlap_owner.name if role.overlap_owner else "",
        "began_on": in_words(role.began_on) if role.began_on else "",
        "ends_on": in_words(role.ends_on) if role.ends_on else "",
        "is_strained": _("Yes") if role.is_strained else "",
    }
    labels = {name: str(field.label) for name, field in AgencyRoleForm.base_fields.items()}
    return [(labels[name], str(value)) for name, value in said.items() if value not in ("", None)]


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def agency_load_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """Too much, about right or too little: by one of the family, of one agency or of all."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    members = {str(member.pk): member for member in found.members.all()}
    roles = found.agency_roles.active_on(timezone.localdate()).in_order()
    form = AgencyLoadForm(
        request.POST if request.method == "POST" else None,
        initial={"role": request.GET.get("role", "")},
        roles=[(str(role.pk), role.agency) for role in roles],
        members=names_of(members.values()).items(),
    )
    if form.is_bound and form.is_valid():
        said = dict(form.cleaned_data)
        role_id, member = said.pop("role") or None, members[said.pop("member")]
        say_agency_load(
            family=found,
            role_id=role_id,
            member=member,
            new=new_id(request, found.pk),
            by=request.user,
            **said,
        )
        messages.success(request, _("Saved. What was said before is kept."))
        return redirect("families:family_agencies", found.pk)
    return render(request, "families/agency_load_new.html", {"family": found, "form": form})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def agency_action_new(request: SignedInRequest, agency_role: uuid.UUID) -> HttpResponse:
    role = get_object_or_404(roles_for(request), pk=agency_role)
    members = names_of(role.family.members.all())
    posted = request.POST if request.method == "POST" else None
    form = AgencyActionForm(posted, role=role, members=members.items())
    if form.is_bound and form.is_valid():
        facts = dict(form.cleaned_data)
        facts["for_whom_id"] = facts.pop("for_whom") or None
        add_agency_action(role=role, facts=facts, new=new_id(request, role.pk), by=request.user)
        messages.success(request, _("Saved. If somebody else does the same, the page says so."))
        return redirect("families:family_agencies", role.family_id)
    context = {"family": role.family, "role": role, "form": form}
    return render(request, "families/agency_action_new.html", context)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def agency_action_end(request: SignedInRequest, agency_action: uuid.UUID) -> HttpResponse:
    actions = AgencyAction.objects.visible_to(request.user).select_related("role", "family")
    action = get_object_or_404(actions, pk=agency_action)
    form = AgencyActionEndForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if end_agency_action(action=action, by=request.user, **form.cleaned_data):
            messages.success(request, _("Saved."))
        else:
            messages.warning(request, _("Somebody ended it before you. Nothing was changed."))
        return redirect("families:family_agencies", action.family_id)
    context = {"family": action.family, "action": action, "form": form}
    return render(request, "families/agency_action_end.html", context)
