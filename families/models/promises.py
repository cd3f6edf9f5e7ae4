"""Promises: who does what by when, ours and theirs (S13)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from families.models.rules import all_or_none
from families.models.visits import Passage, Visit
from restorative.accounts.models import User


class PromiseQuerySet(models.QuerySet["Promise"]):
    def visible_to(self, user: User) -> "PromiseQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def open(self) -> "PromiseQuerySet":
        return self.filter(outcome=Promise.Outcome.OPEN)

    def late_on(self, day: date) -> "PromiseQuerySet":
        return self.open().filter(by_when__lt=day)

    def soonest_first(self) -> "PromiseQuerySet":
        return self.order_by(F("by_when").asc(nulls_last=True), "made_at", "id")

    def with_concerned(self) -> "PromiseQuerySet":
        """`concerns`: the ids of the members whom each promise concerns."""
        concerned = PromiseMember.objects.filter(promise=OuterRef("pk"))
        return self.annotate(concerns=ArraySubquery(concerned.values("member_id")))

    def with_told(self) -> "PromiseQuerySet":
        """`told_id`, `told_text`, `told_talk`: what a family member told us, where the promise is to answer it."""
        return self.annotate(
            told_id=F("message__pk"), told_text=F("message__text"), told_talk=F("message__wants_to_talk")
        )

    def with_names(self) -> "PromiseQuerySet":
        """`names`: what the members are called whom each promise concerns, as plain facts."""
        return self.annotate(names=ArraySubquery(names_on(OuterRef("pk"))))

    def count_by_family(self) -> QuerySet["Promise", Any]:
        """How many of these the family of the outer query has: for a subquery."""
        mine = self.filter(family=OuterRef("pk")).order_by()
        return mine.values("family").annotate(n=Count("pk")).values("n")


class Promise(CaseModel):
    """What somebody said they would do. It names its members, and of the family only they see it."""

    class Whose(models.TextChoices):
        OURS = "ours", _("We will")
        THEIRS = "theirs", _("They will")

    class Outcome(models.TextChoices):
        OPEN = "open", _("Open")
        KEPT = "kept", _("Kept")
        CHANGED = "changed", _("Changed")
        NOT_KEPT = "not_kept", _("Not kept")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="promises")
    # a promise of a visit has the passage that says it; one that answers what a family told us has neither
    visit = models.ForeignKey(Visit, null=True, blank=True, on_delete=models.CASCADE, related_name="promises")
    passage = models.OneToOneField(
        Passage, null=True, blank=True, on_delete=models.CASCADE, related_name="promise"
    )
    whose = models.CharField(max_length=10, choices=Whose.choices)
    what = models.TextField()
    by_when = models.DateField(null=True, blank=True)
    # who of us keeps it; without an owner, whoever leads the work
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    explanation = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = PromiseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "outcome", "by_when"], name="promise_by_family")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="open", settled_at=None, settled_by=None)
                | ~Q(outcome="open") & ~Q(settled_at=None) & ~Q(settled_by=None),
                name="promise_settled_by_and_when",
            ),
            models.CheckConstraint(
                condition=all_or_none(visit=None, passage=None),
                name="promise_of_a_visit_has_its_passage",
            ),
        ]

    def is_late_on(self, day: date) -> bool:
        return self.outcome == self.Outcome.OPEN and self.by_when is not None and self.by_when < day


class PromiseMember(CaseModel):
    """A member whom a promise concerns. They see it once it stands in a version shared with them."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="concerned")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="promises")
    shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["promise", "member"], name="promise_member_once")]


def names_on(promise: OuterRef) -> QuerySet[PromiseMember, Any]:
    """What the members of one promise are called, as plain facts: for a subquery."""
    facts = JSONObject(full_name="member__full_name", preferred_name="member__preferred_name")
    return PromiseMember.objects.filter(promise=promise).order_by("member__full_name").values(facts=facts)
