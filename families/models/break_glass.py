"""Break-glass: somebody who must act for a family not theirs sees it for some hours, and everybody learns that they did."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from families.models.family import Allocation, CaseModel, Family
from restorative.access.identity import StatementTime
from restorative.accounts.models import User
from restorative.audit.models import AccessLog
from restorative.audit.reading import NOT_RESTRICTED

LONGEST = timedelta(hours=4)


class BreakGlassQuerySet(models.QuerySet["BreakGlass"]):
    def visible_to(self, user: User) -> "BreakGlassQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def current(self) -> "BreakGlassQuerySet":
        return self.filter(ends_at__gt=StatementTime())

    def to_be_seen_by(self, user: User) -> "BreakGlassQuerySet":
        """What the lead practitioner and the managers of a family have not marked as seen yet; never one's own."""
        answering = Family.objects.visible_to(user)
        if not user.is_manager:
            leads = Allocation.objects.current().filter(user=user, works_as=Allocation.As.LEAD)
            answering = answering.filter(pk__in=leads.values("family"))
        seen = BreakGlassSeen.objects.filter(opening=OuterRef("pk"), user=user)
        return self.filter(~Exists(seen), family__in=answering).exclude(user=user)

    def for_the_lead(self) -> "BreakGlassQuerySet":
        return self.filter(NOT_RESTRICTED)

    def to_review(self) -> "BreakGlassQuerySet":
        return self.for_the_lead().filter(reviewed_at=None)

    def with_opened(self) -> "BreakGlassQuerySet":
        """`opened`: how many pages of the family this person opened while it lasted."""
        theirs: QuerySet[AccessLog, Any] = AccessLog.objects.so_far().filter(
            user_id=OuterRef("user_id"),
            family_id=OuterRef("family_id"),
            at__gte=OuterRef("opened_at"),
            at__lt=OuterRef("ends_at"),
        )
        number = theirs.order_by().values("user_id").annotate(n=Count("pk")).values("n")
        return self.annotate(opened=Coalesce(Subquery(number, output_field=IntegerField()), 0))


class BreakGlass(CaseModel):
    """Somebody opened a family that is not theirs: why, from when to when, and what the safeguarding lead says of it."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="openings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    opened_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    review = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = BreakGlassQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__lte=F("opened_at") + LONGEST), name="glass_broken_for_4_hours"
            )
        ]


class BreakGlassSeen(CaseModel):
    """The lead practitioner, or a manager, has seen that somebody opened the family, and says so in a word."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    opening = models.ForeignKey(BreakGlass, on_delete=models.CASCADE, related_name="seen")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opening", "user"], name="opening_seen_once_by_each")]
