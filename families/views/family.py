"""One family: who they are, what is promised, what came back, what happened."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

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
from families.models import Allocation, Amendment, Family, Handover, Member
from families.models.people import names_of, written_twice
from families.models.visits import Place, VisitQuerySet
from families.models.wrong_family import withdrawn_from, withdrawn_words
from families.scan.namesakes import bears_a_surname_of
from families.views.cards import card_of, promise_row
from families.views.once import new_id
from families.views.plan_cards import plan_cards
from families.views.tree_cards import small_tree
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import User
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

NEWEST = 20
MOST_PROMISES = 40
MOST_ANSWERS = 10
MOST_PLANS = 3
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
    families = (
        Family.objects.visible_to(request.user).with_workers().with_plans().with_decisions().with_named()
    ).with_tree()
    told_next = families.with_is_opened(request.user).annotate(
        untold_handover=Subquery(Handover.objects.newest_untold()),
        withdrawn=withdrawn_from(OuterRef("pk")),
    )
    told_next = told_next.with_no_tie_of(request.user)
    opened: Any = get_object_or_404(told_next.select_related("team"), pk=family)
    place = read_place(request.GET["before"]) if "before" in request.GET else None
    members = list(opened.members.with_carers().select_related("safe_contact"))
    person = member_in(members, request.GET["person"]) if "person" in request.GET else None
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=opened.pk, target_id=opened.pk)
    facts = {
        "family": opened,
        "is_older": bool(place or person),
        "is_manager": request.user.is_manager,
        "covers_until": covered_until(opened, request.user),
        "is_opened": opened.is_opened,
        "may_know_them": may_know_them(opened, members, request.user),
        "withdrawn": withdrawn_words(opened.withdrawn),
        **chronology(opened, members, place, person),
    }
    if not facts["is_older"]:
        facts |= first_page(opened, members, timezone.localdate())
    return render(request, "families/family.html", facts)


def may_know_them(opened: Any, members: list[Member], user: User) -> bool:
    """Whether to ask somebody of us, whose surname stands here too, if this family is known to them."""
    if opened.said_no_tie or opened.is_opened:
        return False
    return bears_a_surname_of(user.name, [opened.name, *(one.full_name for one in members)])


def covered_until(opened: Any, user: User) -> datetime | None:
    """When this person's cover of the family ends; nothing for who has a part of their own."""
    parts = {one["works_as"]: one["until"] for one in opened.workers if one["user"] == str(user.pk)}
    return datetime.fromisoformat(parts[Allocation.As.COVER]) if [*parts] == [Allocation.As.COVER] else None


def member_in(members: Iterable[Member], said: str) -> Member:
    """Raises Http404 for somebody who is not one of these."""
    found = next((member for member in members if str(member.pk) == said), None)
    if found is None:
        raise Http404
    return found


@requires(Permission.ADD_FAMILY, methods=("GET", "POST"))
def family_new(request: SignedInRequest) -> HttpResponse:
    form = FamilyForm(request.POST) if request.method == "POST" else FamilyForm(initial=own_team(request))
    if request.method == "POST" and form.is_valid():
        added = add_family(facts=form.cleaned_data, new=new_id(request, request.user.pk), by=request.user)
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


def first_page(opened: Family, members: list[Member], today: date) -> dict[str, Any]:
    """What stands above the chronology. Two statements."""
    named = names_of(members)
    promises = opened.promises.open().soonest_first().with_concerned().with_told()[: MOST_PROMISES + 1]
    rows = [promise_row(promise, named, today) for promise in promises]
    plans, twice = plan_cards(opened, today), written_twice(members)
    heard = opened.versions.heard_back().select_related("member").in_brief()[: MOST_ANSWERS + 1]
    return {
        "tree": small_tree(opened),
        "people": [card_of(member, named, today, twice.get(member.pk, "")) for member in members],
        "promises": few(rows, MOST_PROMISES),
        "told": [row for row in rows if row["promise"].told_id],
        "heard": few(heard, MOST_ANSWERS),
        "plans": plans[:MOST_PLANS],
        "other_plans": plans[MOST_PLANS:],
    }


def few(rows: Iterable[Any], most: int) -> Few:
    """The first rows of a list of which one more was fetched, to know whether there are more."""
    found = list(rows)
    return Few(found[:most], most, has_more=len(found) > most)


def chronology(
    opened: Family, members: list[Member], place: Place | None, person: Member | None
) -> dict[str, Any]:
    """The newest visits, or those after one place; all, or those with one person. One statement."""
    visits: VisitQuerySet = opened.visits.newest_first()
    if person is not None:
        visits = visits.with_person(person)
    if place is not None:
        visits = visits.older_than(place)
    page = list(with_answers(visits.with_first_words(), opened)[: NEWEST + 1])
    more = page[NEWEST - 1].place if len(page) > NEWEST else None
    return {
        "visits": page[:NEWEST],
        "older_url": chronology_url(opened, person, more) if more else "",
        "person": person,
        "filters": filters(opened, members, person),
    }


def filters(opened: Family, members: list[Member], person: Member | None) -> list[dict[str, Any]]:
    """The people whose visits can be looked at by themselves."""
    names = {None: _("Everybody")} | {member: names_of(members)[str(member.pk)] for member in members}
    return [
        {"label": name, "url": chronology_url(opened, member), "is_current": member == person}
        for member, name in names.items()
    ]


def with_answers(visits: VisitQuerySet, opened: Family) -> VisitQuerySet:
    """`author_name`; `shared`: to whom each was shared and what they last said; `added`: was it added to later."""
    versions = opened.versions.standing().filter(subject_kind="visit", subject_id=OuterRef("pk"))
    later = Amendment.objects.filter(visit=OuterRef("subject_id"), added_at__gt=OuterRef("shared_at"))
    facts = JSONObject(
        full_name="member__full_name",
        preferred_name="member__preferred_name",
        kind="last_answer_kind",
        loudest="last_answer_loudest",
        recorded="last_answer_writer",
        on_phone="last_answer_phone",
        hidden="hidden_at",
        aloud_on="aloud_on",
        added=Exists(later),
    )
    versions = versions.with_last_answer().with_last_hand().with_opened()
    said = versions.order_by("shared_at").values(facts=facts)
    return visits.annotate(
        author_name=F("author__name"),
        shared=ArraySubquery(said),
        added=Exists(Amendment.objects.filter(visit=OuterRef("pk"))),
    )


def chronology_url(opened: Family, person: Member | None, place: Place | None = None) -> str:
    said = {"person": str(person.pk) if person else "", "before": write_place(place) if place else ""}
    query = urlencode({name: value for name, value in said.items() if value}, safe="~")
    url = reverse("families:family", args=[opened.pk])
    return f"{url}?{query}" if query else url


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
