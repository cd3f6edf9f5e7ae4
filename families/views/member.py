"""One person of a family: who they are, what they said, what to mind, and the way to all else that is known of them."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from families.models import (
    Explained,
    GettingToKnow,
    Identity,
    Member,
    NeedNote,
    Passage,
    Promise,
    Tried,
    ViewSought,
    VisitMember,
)
from families.models.knowing import Mode
from families.models.people import names_of, written_twice
from families.models.support import agreements_of, own_rights_of, with_agreements, with_own_rights
from families.views.cards import card_of
from families.views.heard import SPEAKS_FROM, Voice, heard_from, needs_of, thoughts_on_each, views_in_visits
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

FEW = 4
Facts = Mapping[str, Any]
TRIED = {
    Tried.Outcome.WORKED: "good",
    Tried.Outcome.PARTLY: "different",
    Tried.Outcome.DID_NOT: "urgent",
    Tried.Outcome.TOO_SOON: "waiting",
}


def what_concerns_each() -> dict[str, ArraySubquery]:
    """What notes hold of the outer query's member: seen, seen alone, supports, challenges, open promises."""
    at = VisitMember.objects.filter(member=OuterRef("pk")).order_by(
        "-visit__happened_on", "-visit__finished_at", "pk"
    )
    seen = JSONObject(day="visit__happened_on", visit="visit_id", alone="seen_alone")
    kinds = (Passage.Kind.SUPPORT, Passage.Kind.CHALLENGE)
    parts = Passage.objects.filter(kind__in=kinds, concerned__member=OuterRef("pk"))
    part = JSONObject(day="visit__happened_on", visit="visit_id", kind="kind", text="text")
    promises = Promise.objects.open().filter(concerned__member=OuterRef("pk")).soonest_first()
    promise = JSONObject(id="pk", what="what", whose="whose", day="by_when")
    newest = parts.order_by("-visit__happened_on", "position", "pk")
    return {
        "seen": ArraySubquery(at.filter(seen=VisitMember.Said.YES).values(facts=seen)[:1]),
        "seen_alone": ArraySubquery(at.filter(seen_alone=VisitMember.Said.YES).values(facts=seen)[:1]),
        "parts": ArraySubquery(newest.values(facts=part)[:FEW]),
        "promised": ArraySubquery(promises.values(facts=promise)[:FEW]),
    }


def people_with_facts() -> Any:
    """Members with everything that their own page shows. One statement, however much there is."""
    return Member.objects.annotate(
        asked=ViewSought.objects.of_each(),
        said=views_in_visits(),
        thoughts=thoughts_on_each(),
        known=GettingToKnow.objects.of_each(),
        tried=Tried.objects.of_each(),
        identities=Identity.objects.of_each(),
        explained=Explained.objects.of_each(),
        needs=NeedNote.objects.newest_by_need(),
        **what_concerns_each(),
    )


@requires(Permission.SEE_FAMILIES)
def member(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    """Each person's own page; for a child it is the child's page (S20)."""
    people = with_own_rights(with_agreements(people_with_facts().visible_to(request.user)))
    found: Any = get_object_or_404(people.select_related("family"), pk=member)
    members = list(found.family.members.with_carers().select_related("safe_contact"))
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.family_id, target_id=found.pk)
    today, names = timezone.localdate(), names_of(members)
    own = next(one for one in members if one.pk == found.pk)
    card = card_of(own, names, today, written_twice(members).get(own.pk, ""))
    context = {
        "family": found.family,
        "member": card.member,
        "person": card,
        "contact": card.contact,
        "voice": Voice(found, names[str(found.pk)], heard_from(found), found.thoughts, today),
        "agreements": agreements_of(found),
        "own_rights": own_rights_of(found).values(),
        "has_words": found.is_from_on(SPEAKS_FROM, today),
        **said_of(found, today),
    }
    return render(request, "families/member.html", context)


def said_of(found: Any, today: date) -> dict[str, Any]:
    """The facts of `people_with_facts`, as the page says them."""
    return {
        "seen": next(dated(found.seen), None),
        "seen_alone": next(dated(found.seen_alone), None),
        "parts": [{**one, "label": Passage.Kind(one["kind"]).label} for one in dated(found.parts)],
        "promised": [{**one, "is_late": is_late(one, today)} for one in dated(found.promised)],
        "known": next(dated(found.known), None),
        "tried": [tried_row(one) for one in dated(found.tried)],
        "identities": [
            {**one, "label": Identity.About(one["about"]).label} for one in dated(found.identities)
        ],
        "explained": next(map(explained_row, dated(found.explained)), None),
        "needs": needs_of(found.needs, today),
    }


def dated(rows: Iterable[Facts]) -> Iterator[dict[str, Any]]:
    """Plain facts with their day as a day."""
    return iter([{**one, "day": date.fromisoformat(one["day"]) if one["day"] else None} for one in rows])


def is_late(promise: Facts, today: date) -> bool:
    return promise["day"] is not None and promise["day"] < today


def tried_row(one: Facts) -> dict[str, Any]:
    outcome = Tried.Outcome(one["outcome"])
    return {**one, "state": TRIED[outcome], "label": outcome.label}


def explained_row(one: Facts) -> dict[str, Any]:
    topics = [Explained.Topic(topic).label for topic in one["topics"]]
    return {**one, "topics": topics, "mode": Mode(one["mode"]).label if one["mode"] else ""}
