"""A discussion of several agencies, from the overlap that it begins with to what was agreed."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions.agency_talks import close_agency_talk, open_agency_talk
from families.forms.agency_talks import AgencyTalkCloseForm, AgencyTalkNewForm
from families.models import AgencyAction, AgencyDiscussion, AgencyRole, Family
from families.views.agency_map import agreed_by_role
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def agency_talk_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """It begins with what the page of agencies found, named by ids."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    roles = list(found.agency_roles.active_on(timezone.localdate()).in_order())
    actions = list(found.agency_actions.open().soonest_first().select_related("role"))
    posted = request.POST if request.method == "POST" else None
    form = AgencyTalkNewForm(posted, roles=roles, actions=actions, initial=asked(request, roles, actions))
    if form.is_bound and form.is_valid():
        facts = dict(form.cleaned_data)
        about = {name: facts.pop(name) for name in ("roles", "actions")}
        new = new_id(request, found.pk)
        talk = open_agency_talk(family=found, facts=facts, new=new, by=request.user, **about)
        messages.success(request, _("Saved. Write down here what comes of it."))
        return redirect("families:agency_talk", talk.pk)
    return render(request, "families/agency_talk_new.html", {"family": found, "form": form})


def asked(request: SignedInRequest, roles: list[AgencyRole], actions: list[AgencyAction]) -> dict[str, Any]:
    """Which agencies and actions the link named, and an area that all of them have."""
    named, doubled = set(request.GET.getlist("role")), set(request.GET.getlist("action"))
    about = [action for action in actions if str(action.pk) in doubled]
    named |= {str(action.role_id) for action in about}
    chosen = [role for role in roles if str(role.pk) in named]
    areas = [action.area for action in about]
    areas += (
        [area for area in chosen[0].areas if all(area in role.areas for role in chosen)] if chosen else []
    )
    return {
        "roles": [str(role.pk) for role in chosen],
        "actions": [str(action.pk) for action in about],
        "area": areas[0] if areas else "",
    }


@requires(Permission.SEE_FAMILIES)
def agency_talk(request: SignedInRequest, agency_talk: uuid.UUID) -> HttpResponse:
    talk: Any = get_object_or_404(talks_for(request).select_related("opened_by", "closed_by"), pk=agency_talk)
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=talk.family_id, target_id=talk.pk)
    agreed = agreed_by_role([talk])
    remits = [(one["agency"], agreed[one["role"]][0]) for one in talk.remit_facts]
    facts = {"family": talk.family, "talk": talk, "remits": remits}
    return render(request, "families/agency_talk.html", facts)


def talks_for(request: SignedInRequest) -> Any:
    return AgencyDiscussion.objects.visible_to(request.user).with_parts().select_related("family")


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def agency_talk_close(request: SignedInRequest, agency_talk: uuid.UUID) -> HttpResponse:
    """What came of it, once. What was written down before stays as it is."""
    talk = get_object_or_404(talks_for(request), pk=agency_talk)
    form = AgencyTalkCloseForm(request.POST if request.method == "POST" else None, talk=talk)
    if talk.is_open and form.is_bound and form.is_valid():
        said: Any = {"facts": form.facts, "remits": form.remits, "ends": form.ended}
        if close_agency_talk(talk=talk, by=request.user, **said):
            messages.success(request, _("Saved."))
            return redirect("families:agency_talk", talk.pk)
        talk = talks_for(request).get(pk=talk.pk)
    is_late = form.is_bound and not talk.is_open
    facts = {"family": talk.family, "talk": talk, "form": form}
    return render(request, "families/agency_talk_close.html", facts, status=409 if is_late else 200)
