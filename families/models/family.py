"""A family, and who works with it."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from restorative.access.identity import StatementTime
from restorative.access.models import FamilyAccess
from restorative.accounts.models import Team, User

REFERENCE_LETTERS = "ABCDEFGHJKMNPQRTUVWXY34679"


def new_reference() -> str:
    """A short reference that says nothing of the family or its order of arrival, such as F-7K3QW."""
    return "F-" + "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(5))


class CaseModel(models.Model):
    """A row of case content. The key is random, made here: version 7 would tell the time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class FamilyQuerySet(models.QuerySet["Family"]):
    def visible_to(self, user: User) -> "FamilyQuerySet":
        """Families this person has a way to now: allocated, or by a supervision line. Default none."""
        ways = FamilyAccess.objects.current().filter(user=user)
        return self.filter(id__in=ways.values("family_id"))

    def open(self) -> "FamilyQuerySet":
        return self.filter(status=Family.Status.OPEN)


class Family(CaseModel):
    """The people one piece of work is with. 'Family' is as wide as they say it is (S4)."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    class Level(models.TextChoices):
        UNIVERSAL = "universal", _("Universal")
        EARLY_HELP = "early_help", _("Early help")
        CHILD_IN_NEED = "child_in_need", _("Child in need")
        CHILD_PROTECTION = "child_protection", _("Child protection")
        IN_CARE = "in_care", _("In care")
        LEAVING_CARE = "leaving_care", _("Leaving care")

    reference = models.CharField(
        max_length=12, unique=True, default=new_reference, editable=False
    )
    name = models.CharField(max_length=200)
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.OPEN
    )
    level = models.CharField(
        max_length=20, choices=Level.choices, default=Level.EARLY_HELP
    )
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    why_involved = models.TextField(blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FamilyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["name", "id"], name="family_by_name")]

    def __str__(self) -> str:
        return self.reference


class AllocationQuerySet(models.QuerySet["Allocation"]):
    def current(self) -> "AllocationQuerySet":
        now = StatementTime()
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=now), started_at__lte=now)


class Allocation(CaseModel):
    """Who works with a family, from when to when. Access ends the moment this ends, also to one's own notes."""

    class As(models.TextChoices):
        LEAD = "lead", _("Lead practitioner")
        CO_WORKER = "co_worker", _("Co-worker")

    family = models.ForeignKey(
        Family, on_delete=models.CASCADE, related_name="allocations"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="allocations"
    )
    works_as = models.CharField(max_length=10, choices=As.choices)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="allocation_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["family"],
                condition=Q(works_as="lead", ended_at=None),
                name="one_lead_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["family", "user"],
                condition=Q(ended_at=None),
                name="allocated_once_at_a_time",
            ),
        ]
