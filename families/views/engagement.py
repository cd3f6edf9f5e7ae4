"""Who took part and what we offered, month by month; and writing down an offer."""

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Min
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions import note_offer
from families.forms.offers import OfferNewForm
from families.models import Family, Member, Offer
from families.models.offers import with_engagement
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog
from restorative.pictures.engagement import (
    SHAPES,
    Level,
    Someone,
    months_until,
    strip,
    together_since,
    words_of,
)

MOST_OFFERS = 20
OUTCOMES = Offer.Outcome
LEVELS = {
    OUTCOMES.TOOK_PART: Level.TOOK_PART,
    OUTCOMES.PARTLY: Level.PARTLY,
    OUTCOMES.COULD_NOT: Level.DID_NOT,
    OUTCOMES.SAID_NO: Level.DID_NOT,
    OUTCOMES.OUR_SIDE: Level.OUR_SIDE,
}


@requires(Permission.SEE_FAMILIES)
def family_engagement(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    families = Family.objects.visible_to(request.user).annotate(first_visit=Min("visits__happened_on"))
    found: Any = get_object_or_404(families, pk=family)
    today = timezone.localdate()
    oldest = months_until(today)[0]
    since = date(oldest.year, oldest.month, 1)
    members = list(with_engagement(found.members.living(), since))
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.pk, target_id=found.pk)
    people = [someone(member, found.first_visit or today) for member in members if is_born(member)]
    rows = together_since(strip(people, today))
    context = {
        "family": found,
        "rows": rows,
        "months": [cell.month for row in rows[:1] for cell in row.cells],
        "key": [(SHAPES[level], level, words_of(level)) for level in Level],
        "offered": [(row.someone.key, offers_to(row.someone.key)) for row in rows],
    }
    return render(request, "families/family_engagement.html", context)


def is_born(member: Member) -> bool:
    return member.due_date is None


def someone(member: Any, first: date) -> Someone:
    """From when we worked with the family, or from when they were born or joined it."""
    there = [(day, Level.TOOK_PART) for day in member.days_there]
    offers = [(date.fromisoformat(one["on"]), LEVELS[one["outcome"]]) for one in member.made_offers]
    began = [day for day in (first, member.birth_date, member.joined_on) if day]
    return Someone(member.called, (*there, *offers), max(began), member.left_on, member)


def offers_to(member: Any) -> list[dict[str, Any]]:
    """What we offered, as the page shows it, the newest first."""
    return [
        one | {"on": date.fromisoformat(one["on"]), "came": OUTCOMES(one["outcome"]).label}
        for one in member.made_offers[:MOST_OFFERS]
    ]


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def offer_new(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    members = Member.objects.visible_to(request.user).select_related("family")
    found = get_object_or_404(members, pk=member)
    form = OfferNewForm(request.POST) if request.method == "POST" else OfferNewForm()
    if request.method == "POST" and form.is_valid():
        note_offer(member=found, **form.cleaned_data, new=new_id(request, found.pk), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:family_engagement", found.family_id)
    return render(request, "families/offer_new.html", {"form": form, "member": found, "family": found.family})
