"""Notes on paper for staff: one whole visit, or a family's visits from the oldest on, a few lines each."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import translation

from families.models import Amendment, Family, Member, SignificantEvent, Visit, VisitMember
from families.models.wrong_family import withdrawn_words
from restorative.accounts.models import User
from restorative.documents.render import render_pdf

FILE_NAME = "record.pdf"
LANGUAGE = "en-gb"
MOST_VISITS = 600


@dataclass(frozen=True)
class Span:
    """The part of a family's story that is wanted: days, both included, and perhaps one member."""

    since: date | None = None
    until: date | None = None
    person: Member | None = None

    def visits(self, family: Family, user: User) -> QuerySet[Any]:
        """The visits in it, the oldest first, with what the paper says of each. One statement."""
        visits = Visit.objects.visible_to(user).filter(family=family).with_first_words()
        if self.since:
            visits = visits.filter(happened_on__gte=self.since)
        if self.until:
            visits = visits.filter(happened_on__lte=self.until)
        if self.person:
            visits = visits.with_person(self.person)
        there = VisitMember.objects.filter(visit=OuterRef("pk"), was_there=True).order_by("member__full_name")
        names = JSONObject(full_name="member__full_name", preferred_name="member__preferred_name")
        return visits.order_by("happened_on", "finished_at", "id").annotate(
            author_name=F("author__name"),
            there=ArraySubquery(there.values(facts=names)),
            added=Exists(Amendment.objects.filter(visit=OuterRef("pk"))),
        )

    def events(self, family: Family, user: User) -> QuerySet[Any]:
        """What mattered in it, the oldest first. One statement."""
        events = SignificantEvent.objects.visible_to(user).filter(family=family).standing()
        events = events.between(self.since, self.until)
        return (events.about(self.person) if self.person else events).oldest_first().with_people()


def visit_paper(context: dict[str, Any]) -> bytes:
    return paper("documents/visit.html", context)


def chronology_paper(family: Family, span: Span, user: User) -> bytes:
    """At most MOST_VISITS; the paper says so when there are more."""
    visits = list(span.visits(family, user)[: MOST_VISITS + 1])
    return paper(
        "documents/chronology.html",
        {
            "family": family,
            "span": span,
            "visits": visits[:MOST_VISITS],
            "has_more": len(visits) > MOST_VISITS,
            "withdrawn": withdrawn_words(getattr(family, "withdrawn", [])),
        },
    )


def events_paper(family: Family, span: Span, user: User) -> bytes:
    """What mattered, at most MOST_VISITS lines of it."""
    events = list(span.events(family, user)[: MOST_VISITS + 1])
    facts = {"family": family, "span": span, "events": events[:MOST_VISITS]}
    return paper("documents/mattered.html", facts | {"has_more": len(events) > MOST_VISITS})


def paper(template: str, context: dict[str, Any]) -> bytes:
    with translation.override(LANGUAGE):
        return render_pdf(template, context, language=LANGUAGE)
