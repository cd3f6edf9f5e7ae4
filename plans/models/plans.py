"""Plans made with families, and looking at them again together (S24, S25, S28)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from families.models import CaseModel, Family, Member
from restorative.accounts.models import User


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: User) -> "PlanQuerySet":
        return self.filter(family__in=Family.objects.visible_to(user))

    def open(self) -> "PlanQuerySet":
        return self.filter(closed_at=None)

    def review_due_by(self, day: date) -> "PlanQuerySet":
        return self.open().filter(review_on__lte=day)

    def newest_first(self) -> "PlanQuerySet":
        return self.order_by("-made_at", "pk")


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
                condition=Q(closed_at=None, closed_by=None) | ~Q(closed_at=None) & ~Q(closed_by=None),
                name="plan_closed_by_and_when",
            )
        ]


class PlanMember(CaseModel):
    """A member who makes this plan with us."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="makers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "member"], name="plan_member_once")]


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

    class Meta:
        ordering = ["-held_on", "-at"]
