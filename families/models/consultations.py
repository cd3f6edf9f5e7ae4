"""Asking somebody who knows more, without saying of whom we ask (S34)."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from families.models.addresses import Address, ProtectedAddress
from families.models.family import CaseModel, Family
from families.models.people import Member, SafeContact
from families.models.protected import ProtectedTerm
from families.models.rules import all_or_none
from families.scan import Kind, Term
from restorative.accounts.models import User

MOST = 20


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, user: User) -> "ConsultationQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def of_family(self) -> QuerySet["Consultation", Any]:
        """Of the family of the outer query, as plain facts, the newest first."""
        names = ("id", "question", "facts", "asked_of", "asked_on", "is_named", "advice", "advised_on")
        facts = JSONObject(**{name: name for name in names})
        rows = self.filter(family=OuterRef("pk")).order_by("-asked_on", "-at")
        return rows.values(said=facts)[:MOST]


class Consultation(CaseModel):
    """A question to an expert. It names nobody, unless somebody said why it must."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    asked_of = models.TextField()
    question = models.TextField()
    facts = models.TextField()
    is_named = models.BooleanField(default=False)
    named_why = models.TextField(blank=True)
    asked_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    advice = models.TextField(blank=True)
    advised_on = models.DateField(null=True, blank=True)
    advised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "-asked_on"], name="consultation_by_family")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_named=False) | ~Q(named_why=""), name="named_consultation_says_why"
            ),
            models.CheckConstraint(
                condition=all_or_none(advice="", advised_on=None, advised_by=None),
                name="consultation_advised_by_and_when",
            ),
        ]


def what_gives_them_away(family: Family) -> list[Term]:
    """Names, places, numbers and all that must be kept from somebody. One statement."""
    mine = {"family": OuterRef("pk")}
    terms = ProtectedTerm.objects.standing().filter(**mine).order_by()
    known = (
        Family.objects.filter(pk=family.pk)
        .values(
            "name",
            "reference",
            people=of(Member.objects.filter(**mine), full="full_name", called="preferred_name"),
            terms=of(terms, kind="kind", text="text"),
            homes=of(Address.objects.filter(**mine), lines="lines", postcode="postcode"),
            hidden=of(ProtectedAddress.objects.filter(**mine), lines="lines", postcode="postcode"),
            contacts=of(SafeContact.objects.filter(**mine), phone="phone", email="email"),
        )
        .get()
    )
    return [Term("known", kind, text) for kind, text in said_of(known) if text.strip()]


def of(rows: Any, **facts: str) -> ArraySubquery:
    return ArraySubquery(rows.order_by().values(facts=JSONObject(**facts)))


def said_of(known: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield Kind.OTHER, known["name"]
    yield Kind.OTHER, known["reference"]
    for one in known["people"]:
        yield Kind.PERSON, one["full"]
        yield Kind.PERSON, one["called"]
    for one in known["terms"]:
        yield one["kind"], one["text"]
    for one in (*known["homes"], *known["hidden"]):
        yield Kind.ADDRESS, one["lines"]
        yield Kind.POSTCODE, one["postcode"]
    for one in known["contacts"]:
        yield Kind.PHONE, one["phone"]
        yield Kind.EMAIL, one["email"]
