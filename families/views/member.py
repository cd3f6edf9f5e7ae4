"""One person of a family: who they are, what to mind, and the way to all else that is known of them."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from families.models import Member
from families.models.people import names_of
from families.models.support import agreements_of, own_rights_of, with_agreements, with_own_rights
from families.views.cards import card_of
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog


@requires(Permission.SEE_FAMILIES)
def member(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    """Each person's own page; for a child it is the child's page (S20)."""
    mine = with_own_rights(with_agreements(Member.objects.visible_to(request.user)))
    found: Any = get_object_or_404(mine.select_related("family"), pk=member)
    members = list(found.family.members.with_carers().select_related("safe_contact"))
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.family_id, target_id=found.pk)
    known = next(one for one in members if one.pk == found.pk)
    card = card_of(known, names_of(members), timezone.localdate())
    context = {"family": found.family, "member": known, "person": card, "contact": card.contact}
    context |= {"agreements": agreements_of(found), "own_rights": own_rights_of(found).values()}
    return render(request, "families/member.html", context)
