"""Who may not see a family although they would have a way to it: restricted families, and declared conflicts of interest.

Both narrow what allocations and supervision lines give; `app.ways_to` in the database works them together.
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from families.models.family import CaseModel, Family


class RestrictionQuerySet(models.QuerySet["Restriction"]):
    def standing(self) -> "RestrictionQuerySet":
        return self.filter(lifted_at=None)


class Restriction(CaseModel):
    """From here on the family exists only for the people named; why, and when somebody looks at it again."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="restrictions")
    reason = models.TextField()
    review_on = models.DateField()
    restricted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    restricted_at = models.DateTimeField(default=timezone.now)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = RestrictionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family"], condition=Q(lifted_at=None), name="restricted_once_at_a_time"
            ),
        ]

    def is_due_on(self, day: date) -> bool:
        return self.review_on <= day


class NamedPersonQuerySet(models.QuerySet["NamedPerson"]):
    def standing(self) -> "NamedPersonQuerySet":
        return self.filter(ended_at=None)


class NamedPerson(CaseModel):
    """Somebody who keeps their way to a restricted family. To be named gives no way to somebody who has none."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="named_people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = NamedPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family", "user"], condition=Q(ended_at=None), name="named_once_at_a_time"
            ),
        ]


class ConflictQuerySet(models.QuerySet["Conflict"]):
    def standing(self) -> "ConflictQuerySet":
        return self.filter(ended_at=None)


class Conflict(CaseModel):
    """A tie between a member of staff and a family: while it stands they have no way to it, whatever else gives one.

    Who stands in for a manager reaches what that manager's supervision lines would have led to, and no more.
    """

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="conflicts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tie = models.TextField()
    stands_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family", "user"], condition=Q(ended_at=None), name="tied_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(user=F("stands_in")), name="nobody_stands_in_for_themselves"),
        ]
