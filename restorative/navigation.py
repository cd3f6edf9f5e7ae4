"""The main navigation, by what the asker may open."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from restorative.access.permissions import Permission, permissions_of
from restorative.accounts.second_step import lacks_it

# permission, label, url name, and the url names that belong under it
ITEMS = (
    (Permission.HOME, _("Home"), "home", ("home", "waiting")),
    (Permission.SEE_TEAM, _("Team"), "team", ("team",)),
    (Permission.SEE_FAMILIES, _("Families"), "families:caseload", ("families:", "sharing:", "plans:")),
    (Permission.SUPERVISION, _("Supervision"), "supervision:sessions", ("supervision:",)),
    (Permission.READ_TRAIL, _("Trail"), "audit:trail", ("audit:",)),
    (Permission.MANAGE_STAFF, _("People"), "staff:people", ("staff:pe", "staff:line")),
    (Permission.MANAGE_STAFF, _("Teams"), "staff:teams", ("staff:team", "staff:agency")),
)


def for_request(request: HttpRequest) -> list[dict[str, Any]]:
    """What this person may open, in the order of the page. Nothing for families and before both steps."""
    identity = getattr(request, "identity", None)
    if identity is None or not identity.is_staff or lacks_it(request):
        return []
    here = request.resolver_match.view_name if request.resolver_match else ""
    allowed = permissions_of(request)
    return [
        {"url": reverse(name), "label": label, "current": here.startswith(under)}
        for permission, label, name, under in ITEMS
        if permission in allowed
    ]
