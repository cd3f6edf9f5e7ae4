"""Who may see which family, now. Triggers keep this table from allocations, supervision lines and what narrows them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from restorative.access.identity import StatementTime


class FamilyAccessQuerySet(models.QuerySet["FamilyAccess"]):
    def current(self) -> "FamilyAccessQuerySet":
        now = StatementTime()
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=now), starts_at__lte=now)


class FamilyAccess(models.Model):
    """One person's way to one family. The family is a plain id: this app knows no families."""

    class Via(models.TextChoices):
        ALLOCATION = "allocation"
        LINE = "line"
        STAND_IN = "stand_in"
        BREAK_GLASS = "break_glass"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    family_id = models.UUIDField()
    via = models.CharField(max_length=20, choices=Via.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    objects = FamilyAccessQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["user", "family_id"], name="access_by_user"),
            models.Index(fields=["family_id"], name="access_by_family"),
        ]
