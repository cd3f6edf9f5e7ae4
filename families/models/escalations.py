"""*Tell my manager now*: a worry that cannot wait for supervision, with an owner and a time (S59)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from families.models.family import CaseModel, Family
from families.models.rules import all_or_none
from families.models.visits import Visit
from restorative.accounts.models import User

ANSWER_WITHIN = timedelta(hours=24)


def answer_by() -> datetime:
    return timezone.now() + ANSWER_WITHIN


class EscalationQuerySet(models.QuerySet["Escalation"]):
    def visible_to(self, user: User) -> "EscalationQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def open(self) -> "EscalationQuerySet":
        return self.filter(decided_at=None)

    def unanswered_or_since(self, moment: datetime) -> "EscalationQuerySet":
        """Those that wait for an answer, and those that were answered lately."""
        return self.filter(Q(decided_at=None) | Q(decided_at__gte=moment))

    def soonest_first(self) -> "EscalationQuerySet":
        return self.order_by("answer_by", "pk")


class Escalation(CaseModel):
    """A worry from a visit that the manager is told at once, and what the manager decided.

    `owner` is the manager who has to answer; without one, every manager who reaches the family sees it.
    """

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="escalations")
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="escalations")
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(default=timezone.now)
    what = models.TextField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer_by = models.DateTimeField(default=answer_by)
    decision = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = EscalationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "decided_at", "answer_by"], name="escalation_by_family")]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(decided_at=None, decided_by=None),
                name="escalation_decided_by_and_when",
            )
        ]

    @property
    def is_open(self) -> bool:
        return self.decided_at is None

    def is_late_at(self, moment: datetime) -> bool:
        return self.is_open and self.answer_by < moment

    def can_be_decided_by(self, user: User) -> bool:
        """Once, and not by who raised it. Any manager who reaches the family may: the owner could be away."""
        return self.is_open and self.raised_by_id != user.pk

    @property
    def is_overdue(self) -> bool:
        return self.is_late_at(timezone.now())
