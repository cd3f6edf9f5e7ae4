"""What a council's lists say happened to the children of a family."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from families.models import Family
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

MOST = 100


@requires(Permission.SEE_FAMILIES)
def council_events(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """The newest hundred, in fixed words; the list's own codes are told in words too."""
    record = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    events = list(record.council_events.select_related("member")[: MOST + 1])
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=record.pk, target_id=record.pk)
    context = {"family": record, "events": events[:MOST], "has_more": len(events) > MOST}
    return render(request, "families/council_events.html", context)
