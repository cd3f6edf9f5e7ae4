"""One family: who they are, what is promised, what came back, what happened."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions import add_family, change_family
from families.forms.family import FamilyForm
from families.forms.visits import names_of
from families.models import Amendment, Family, Handover
from families.models.visits import Place, VisitQuerySet
from families.views.cards import card_of, promise_row
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

NEWEST = 20
MOST_PROMISES = 40
MOST_ANSWERS = 10
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Few:
    """The beginning of a list, and whether the page has to say that there are more."""

    rows: list[Any]
    most: int
    has_more: bool


@requires(Permission.SEE_FAMILIES)
def family(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    families = Family.objects.visible_to(request.user).with_workers().select_related("team")
    told_next = families.annotate(untold_handover=Subquery(Handover.objects.newest_untold()))
    opened = get_object_or_404(told_next, pk=family)
    place = read_place(request.GET["before"]) if "before" in request.GET else None
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=opened.pk, target_id=opened.pk)
    facts: dict[str, Any] = {"family": opened, "is_older": place is not None, **chronology(opened, place)}
    if place is None:
        facts |= first_page(opened, timezone.localdate())
    return render(request, "families/family.html", facts)


@requires(Permission.ADD_FAMILY, methods=("GET", "POST"))
def family_new(request: SignedInRequest) -> HttpResponse:
    form = FamilyForm(request.POST) if request.method == "POST" else FamilyForm(initial=own_team(request))
    if request.method == "POST" and form.is_valid():
        added = add_family(facts=form.cleaned_data, by=request.user)
        messages.success(request, _("Saved. You lead this work now. Add the people next."))
        return redirect("families:family", family=added.pk)
    return render(request, "families/family_new.html", {"form": form})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def family_edit(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    record = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    form = FamilyForm(request.POST) if request.method == "POST" else FamilyForm(initial=facts_of(record))
    if request.method == "POST" and form.is_valid():
        change_family(family=record, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:family", family=record.pk)
    return render(request, "families/family_edit.html", {"form": form, "family": record})


def own_team(request: SignedInRequest) -> dict[str, Any]:
    return {"team": request.user.team_id}


def facts_of(record: Family) -> dict[str, Any]:
    return {
        "name": record.name,
        "level": record.level,
        "why_involved": record.why_involved,
        "team": record.team_id,
    }


def first_page(opened: Family, today: date) -> dict[str, Any]:
    """What stands above the chronology. Three statements."""
    members = list(opened.members.with_carers().select_related("safe_contact"))
    named = names_of(members)
    promises = opened.promises.open().soonest_first().with_concerned()[: MOST_PROMISES + 1]
    heard = opened.versions.heard_back().select_related("member").defer("content")[: MOST_ANSWERS + 1]
    return {
        "people": [card_of(member, named, today) for member in members],
        "promises": few([promise_row(promise, named, today) for promise in promises], MOST_PROMISES),
        "heard": few(heard, MOST_ANSWERS),
    }


def few(rows: Iterable[Any], most: int) -> Few:
    """The first rows of a list of which one more was fetched, to know whether there are more."""
    found = list(rows)
    return Few(found[:most], most, has_more=len(found) > most)


def chronology(opened: Family, place: Place | None) -> dict[str, Any]:
    """The newest visits, or those after one place. One statement."""
    visits: VisitQuerySet = opened.visits.newest_first()
    if place is not None:
        visits = visits.older_than(place)
    page = list(with_answers(visits.with_first_words(), opened)[: NEWEST + 1])
    more = page[NEWEST - 1].place if len(page) > NEWEST else None
    return {"visits": page[:NEWEST], "older_url": older_url(opened, more) if more else ""}


def with_answers(visits: VisitQuerySet, opened: Family) -> VisitQuerySet:
    """`author_name`, and `shared`: to whom each visit was shared and what they last said."""
    versions = opened.versions.standing().filter(subject_kind="visit", subject_id=OuterRef("pk"))
    later = Amendment.objects.filter(visit=OuterRef("subject_id"), added_at__gt=OuterRef("shared_at"))
    facts = JSONObject(
        full_name="member__full_name",
        preferred_name="member__preferred_name",
        kind="last_answer_kind",
        recorded="last_answer_writer",
        on_phone="last_answer_phone",
        hidden="hidden_at",
        aloud_on="aloud_on",
        added=Exists(later),
    )
    versions = versions.with_last_answer().with_last_hand().with_opened()
    said = versions.order_by("shared_at").values(facts=facts)
    return visits.annotate(author_name=F("author__name"), shared=ArraySubquery(said))


def older_url(opened: Family, place: Place) -> str:
    url = reverse("families:family", args=[opened.pk])
    return f"{url}?before={write_place(place)}"


def write_place(place: Place) -> str:
    """A place in the order of visits, for an address: day, moment, id. Exact to the microsecond."""
    moment = (place.finished_at - EPOCH) // MICROSECOND
    return f"{place.happened_on}~{moment}~{place.id}"


def read_place(text: str) -> Place:
    """Raises Http404 for what `write_place` never wrote."""
    try:
        day, moment, id_ = text.split("~")
        return Place(date.fromisoformat(day), EPOCH + int(moment) * MICROSECOND, uuid.UUID(id_))
    except (ValueError, OverflowError) as error:
        raise Http404 from error
