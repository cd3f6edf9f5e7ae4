"""One worker says goodbye to a family and the next one says hello, in words that the family reads."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from families.models.family import CaseModel, Family
from restorative.accounts.models import User


class HandoverQuerySet(models.QuerySet["Handover"]):
    def visible_to(self, user: User) -> "HandoverQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def told(self) -> "HandoverQuerySet":
        """Those of which somebody in the family can read something."""
        return self.filter(
            family__versions__subject_id=F("pk"),
            family__versions__replaced_at=None,
            family__versions__recalled_at=None,
        )

    def untold(self) -> "HandoverQuerySet":
        return self.exclude(pk__in=Handover.objects.told().values("pk"))

    def newest_untold(self) -> QuerySet["Handover", Any]:
        """The newest change in the family of the outer query of which nobody can read: for a subquery."""
        return self.untold().filter(family=OuterRef("pk")).order_by("-at").values("pk")[:1]

    def with_is_told(self) -> "HandoverQuerySet":
        """`is_told`: whether somebody in the family can read something of it."""
        return self.annotate(is_told=Exists(Handover.objects.told().filter(pk=OuterRef("pk"))))


class Handover(CaseModel):
    """The lead of a family changes: from whom, to whom, and what both want to say to the family."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="handovers")
    from_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    goodbye = models.TextField(blank=True)
    introduction = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(from_user=F("to_user")), name="handover_between_two")
        ]

    def may_be_worded_by(self, user: User) -> bool:
        """Once the leaving lead is gone: who took over, and a manager."""
        return user.is_manager or user.pk == self.to_user_id
