"""Plans made with families, and looking at them again together (S24, S25, S28)."""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Max, OuterRef
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from families.models import CaseModel, Family, Member
from families.models.rules import all_or_none
from families.sharing.models import SharedVersion
from restorative.accounts.models import User


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: User) -> "PlanQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def open(self) -> "PlanQuerySet":
        return self.filter(closed_at=None)

    def review_due_by(self, day: date) -> "PlanQuerySet":
        return self.open().filter(review_on__lte=day)

    def newest_first(self) -> "PlanQuerySet":
        return self.order_by("-made_at", "pk")

    def with_makers(self) -> "PlanQuerySet":
        """`maker_facts`: the members who make each plan with us, as plain facts."""
        makers = PlanMember.objects.filter(plan=OuterRef("pk")).order_by(
            "member__kind", "member__birth_date", "member__full_name"
        )
        facts = JSONObject(
            member_id="member_id",
            full_name="member__full_name",
            preferred_name="member__preferred_name",
            kind="member__kind",
        )
        return self.annotate(maker_facts=ArraySubquery(makers.values(facts=facts)))

    def with_shared(self) -> "PlanQuerySet":
        """`shared`: who reads each plan now, and what they last said to it, as plain facts."""
        versions = SharedVersion.objects.standing().filter(subject_kind="plan", subject_id=OuterRef("pk"))
        facts = JSONObject(
            version="pk",
            full_name="member__full_name",
            preferred_name="member__preferred_name",
            kind="last_answer_kind",
            loudest="last_answer_loudest",
        )
        said = versions.with_last_answer().order_by("shared_at").values(facts=facts)
        return self.annotate(shared=ArraySubquery(said))

    def with_next_place(self) -> "PlanQuerySet":
        """`next_place`: where a new goal goes. Two at once share a place, which harms nothing."""
        return self.annotate(next_place=Coalesce(Max("goals__position"), 0) + 1)

    def on_family_page(self) -> models.QuerySet["Plan", Any]:
        """For a subquery of families: the plans of one, as plain facts. Open ones first."""
        facts = JSONObject(id="id", review_on="review_on", made_at="made_at", closed_at="closed_at")
        plans = self.filter(family=OuterRef("pk"))
        return plans.order_by(F("closed_at").desc(nulls_first=True), "-made_at").values(facts=facts)


class Plan(CaseModel):
    """What a family and we want to change, goal by goal. It is shared like a visit, one recipient at a time."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="plans")
    purpose = models.TextField()
    review_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=1)
    # how it ended, in words for the family
    ending = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "-made_at"], name="plan_by_family")]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(closed_at=None, closed_by=None),
                name="plan_closed_by_and_when",
            )
        ]

    @property
    def all_makers(self) -> list[Member]:
        """Who makes it with us. For plans `with_makers`."""
        return [named_member(facts) for facts in vars(self)["maker_facts"]]

    @property
    def made_on(self) -> date:
        return timezone.localdate(self.made_at)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def review_is_due_on(self, day: date) -> bool:
        return self.is_open and self.review_on is not None and self.review_on <= day


class PlanMember(CaseModel):
    """A member who makes this plan with us."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="makers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "member"], name="plan_member_once")]


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, user: User) -> "ReviewQuerySet":
        return self.filter(family__in=Family.reached_by(user))


class Review(CaseModel):
    """Looking at a plan together: what works, what worries, what next. Its readings hang on the goals."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="reviews")
    held_on = models.DateField()
    working_well = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    what_next = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-at"]


def named_member(facts: dict[str, Any]) -> Member:
    """A member of whom nothing is known here but how they are called."""
    return Member(
        id=uuid.UUID(facts["member_id"]),
        full_name=facts["full_name"],
        preferred_name=facts["preferred_name"],
        kind=facts["kind"],
    )
