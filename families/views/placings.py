"""How much support and how much challenge there was, visit by visit, for thinking about our own work."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from families.actions import place_visit
from families.forms.placings import PlacingForm
from families.models import Family, Member, Placing, Visit
from families.models.placings import in_the_window
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog
from restorative.pictures.window import Visited, names, way_of, window

NEWEST = 12


@dataclass(frozen=True)
class Row:
    """One visit in the table beside the picture."""

    number: int
    visit: uuid.UUID
    day: date
    placed: tuple[int, int] | None
    way: str
    said: list["SaidSo"]


@dataclass(frozen=True)
class SaidSo:
    """What one member said it was like: their own sentence, and the pane that it stands in."""

    who: str
    words: str
    way: str
    pane: str


@requires(Permission.SEE_FAMILIES)
def family_window(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """The newest visits that somebody placed or rated; older ones a page further."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    visits: Any = found.visits.newest_first()
    if "before" in request.GET:
        visits = visits.older_than(place_in(request, found))
    some = list(in_the_window(visits)[: NEWEST + 1])
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.pk, target_id=found.pk)
    rows = rows_of(some[:NEWEST])
    context = {
        "family": found,
        "rows": rows[::-1],
        "picture": window([visited(row) for row in rows]),
        "older_url": older_url(found, some),
        "is_older": "before" in request.GET,
    }
    return render(request, "families/family_window.html", context)


def place_in(request: SignedInRequest, family: Family) -> Any:
    """Raises Http404 for what is not a visit of theirs."""
    try:
        return get_object_or_404(family.visits, pk=uuid.UUID(request.GET["before"])).place
    except ValueError as error:
        raise Http404 from error


def older_url(family: Family, some: list[Any]) -> str:
    if len(some) <= NEWEST:
        return ""
    address = reverse("families:family_window", args=[family.pk])
    return f"{address}?{urlencode({'before': some[NEWEST - 1].pk})}"


def rows_of(newest_first: list[Any]) -> list[Row]:
    """The oldest first, with its number on the page."""
    return [row_of(number, visit) for number, visit in enumerate(reversed(newest_first), 1)]


def row_of(number: int, visit: Any) -> Row:
    placed = (visit.placed["support"], visit.placed["challenge"]) if visit.placed else None
    way = names()[way_of(*placed)][0] if placed else ""
    return Row(number, visit.pk, visit.happened_on, placed, way, said_of(visit.said))


def said_of(newest_first: list[dict[str, str]]) -> list[SaidSo]:
    """The newest of each member: whoever thinks again is heard again."""
    ways: Any = Family._meta.get_field("ratings").related_model
    each: dict[str, SaidSo] = {}
    for facts in newest_first:
        who, way = Member(preferred_name=facts["name"], full_name=facts["full"]).called, facts["way"]
        each.setdefault(facts["member"], SaidSo(who, str(ways.Way(way).label), way, names()[way][0]))
    return list(each.values())


def visited(row: Row) -> Visited:
    return Visited(row.number, row.day, row.placed, tuple((one.who, one.way) for one in row.said))


@requires(Permission.RECORD_VISIT, methods=("GET", "POST"))
def placing_new(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    """The author's own, and nobody else's to ask for."""
    mine = Visit.objects.visible_to(request.user).filter(author=request.user)
    found = get_object_or_404(mine.select_related("family"), pk=visit)
    form = PlacingForm(request.POST) if request.method == "POST" else PlacingForm(initial=newest_of(found))
    if request.method == "POST" and form.is_valid():
        place_visit(visit=found, **form.cleaned_data, new=new_id(request, found.pk), by=request.user)
        messages.success(request, _("Saved. It is for thinking about our own work, and no ranking."))
        return redirect("families:visit", found.pk)
    return render(request, "families/placing_new.html", {"form": form, "visit": found})


def newest_of(visit: Visit) -> dict[str, int]:
    placing: Placing | None = visit.placings.newest_first().first()
    return {"support": placing.support, "challenge": placing.challenge} if placing else {}
