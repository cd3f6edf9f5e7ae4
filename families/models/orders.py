"""What a court has ordered about one child: checked by somebody who saw the order, or not yet (S4)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from families.models.rules import all_or_none
from restorative.accounts.models import User


class CourtOrderQuerySet(models.QuerySet["CourtOrder"]):
    def visible_to(self, user: User) -> "CourtOrderQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_first(self) -> "CourtOrderQuerySet":
        """Those that were not ended first."""
        return self.order_by(F("ended_on").desc(nulls_first=True), "-made_on", "pk")

    def with_named(self) -> "CourtOrderQuerySet":
        """`named`: the members it names, as plain facts."""
        named = CourtOrderMember.objects.filter(order=OuterRef("pk")).order_by("side", "member_id")
        return self.annotate(
            named=ArraySubquery(named.values(facts=JSONObject(member="member_id", side="side")))
        )


class CourtOrder(CaseModel):
    class Kind(models.TextChoices):
        LIVES_WITH = "lives_with", _("Child arrangements: lives with")
        SPENDS_TIME = "spends_time", _("Child arrangements: spends time with")
        GUARDIANSHIP = "guardianship", _("Special guardianship order")
        PROHIBITED_STEPS = "prohibited", _("Prohibited steps order")
        SPECIFIC_ISSUE = "specific", _("Specific issue order")
        NON_MOLESTATION = "non_molest", _("Non-molestation order")
        INTERIM_CARE = "interim_care", _("Interim care order")
        CARE = "care", _("Care order")
        SUPERVISION = "supervision", _("Supervision order")
        EMERGENCY = "emergency", _("Emergency protection order")
        PLACEMENT = "placement", _("Placement order")
        ADOPTION = "adoption", _("Adoption order")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="court_orders")
    child = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="court_orders")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    made_on = models.DateField()
    # the day the order itself names; and the day it really ended, when that was another
    ends_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    objects = CourtOrderQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(checked_by=None, checked_on=None),
                name="court_order_checked_by_and_when",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("made_on")),
                name="court_order_ends_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("made_on")),
                name="court_order_ended_after_it_was_made",
            ),
        ]

    def stands_on(self, day: date) -> bool:
        """Whether it holds on that day, as far as we know."""
        over: list[Any] = [end for end in (self.ends_on, self.ended_on) if end]
        return self.made_on <= day and (not over or day <= min(over) and self.ended_on != day)


class CourtOrderMember(CaseModel):
    """Somebody whom an order names: for whom it was made, or against whom."""

    class Side(models.TextChoices):
        FOR = "for", _("For")
        AGAINST = "against", _("Against")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    order = models.ForeignKey(CourtOrder, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=10, choices=Side.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "member", "side"], name="court_order_names_once_a_side")
        ]
