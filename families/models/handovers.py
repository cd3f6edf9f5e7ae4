"""One worker says goodbye to a family and the next one says hello, in words that the family reads."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from families.models.family import CaseModel, Family
from restorative.accounts.models import User


class HandoverQuerySet(models.QuerySet["Handover"]):
    def visible_to(self, user: User) -> "HandoverQuerySet":
        return self.filter(family__in=Family.objects.visible_to(user))


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
