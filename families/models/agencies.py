"""Who else is involved with a family: what each agency is there for, does and asks, and whether it is too much (S27, S45)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from families.models.rules import all_or_none
from families.overlaps import Job
from restorative.accounts.models import User

MOST_CONTACTS = 100


class Area(models.TextChoices):
    """What an agency can be there for."""

    HEALTH = "health", _("Health")
    MENTAL_HEALTH = "mental_health", _("Mental health")
    SPEECH = "speech", _("Speech and language")
    LEARNING = "learning", _("Learning and special needs")
    SCHOOL = "school", _("Being at school or nursery")
    PARENTING = "parenting", _("Parenting and daily routines")
    SLEEP = "sleep", _("Sleep")
    SAFETY = "safety", _("Safety at home")
    HOUSING = "housing", _("Housing")
    MONEY = "money", _("Money")
    SUBSTANCES = "substances", _("Drugs and alcohol")
    YOUTH = "youth", _("Friends and free time")
    SETTLING = "settling", _("Settling in this country")
    LAW = "law", _("Police and courts")
    OTHER = "other", _("Something else")


class AgencyRoleQuerySet(models.QuerySet["AgencyRole"]):
    def visible_to(self, user: User) -> "AgencyRoleQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def active_on(self, day: date) -> "AgencyRoleQuerySet":
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def in_order(self) -> "AgencyRoleQuerySet":
        """Those that go on, the longest there first; then those that ended."""
        return self.order_by(F("began_on").asc(nulls_last=True), "added_at", "pk")


class AgencyRole(CaseModel):
    """One agency's part in the life of a family. Who employs our own staff is something else (accounts.Agency)."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="agency_roles")
    agency = models.CharField(max_length=200)
    person = models.CharField(max_length=200, blank=True)
    areas = ArrayField(models.CharField(max_length=20, choices=Area.choices), default=list)
    remit = models.TextField(blank=True)
    goals = models.TextField(blank=True)
    # nothing means that nobody has counted yet, never that there are none
    contacts_a_month = models.PositiveSmallIntegerField(null=True, blank=True)
    began_on = models.DateField(null=True, blank=True)
    # the last day: planned while it lies ahead
    ends_on = models.DateField(null=True, blank=True)
    is_strained = models.BooleanField(default=False)
    strain = models.TextField(blank=True)
    # who of us sees that nothing is done twice with them
    overlap_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AgencyRoleQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "began_on"], name="agency_role_by_family")]
        constraints = [
            models.CheckConstraint(condition=~Q(agency=""), name="agency_role_has_a_name"),
            models.CheckConstraint(
                condition=Q(began_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("began_on")),
                name="agency_role_ends_after_it_began",
            ),
        ]

    def is_active_on(self, day: date) -> bool:
        return self.ends_on is None or self.ends_on >= day

    @property
    def areas_in_words(self) -> list[str]:
        labels = dict(Area.choices)
        return [str(labels[area]) for area in self.areas if area in labels]


class AgencyLoadQuerySet(models.QuerySet["AgencyLoad"]):
    def visible_to(self, user: User) -> "AgencyLoadQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_of_each(self) -> "AgencyLoadQuerySet":
        """What each member last said of each agency, and of all together."""
        newest = self.order_by("role_id", "member_id", "-said_on", "-noted_at", "pk")
        return newest.distinct("role_id", "member_id").select_related("member")


class AgencyLoad(CaseModel):
    """What one of the family said of an agency, or of all together: too much, about right, too little. The newest stands."""

    class Load(models.TextChoices):
        TOO_MUCH = "too_much", _("Too much")
        RIGHT = "right", _("About right")
        TOO_LITTLE = "too_little", _("Too little")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="agency_loads")
    # none: all of them together
    role = models.ForeignKey(
        AgencyRole, null=True, blank=True, on_delete=models.CASCADE, related_name="loads"
    )
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    load = models.CharField(max_length=10, choices=Load.choices)
    words = models.TextField(blank=True)
    said_on = models.DateField(default=timezone.localdate)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    objects = AgencyLoadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "role", "member", "-said_on"], name="agency_load_newest")]


class AgencyActionQuerySet(models.QuerySet["AgencyAction"]):
    def visible_to(self, user: User) -> "AgencyActionQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def open(self) -> "AgencyActionQuerySet":
        return self.filter(ended_at=None)

    def soonest_first(self) -> "AgencyActionQuerySet":
        return self.order_by(F("by_when").asc(nulls_last=True), "added_at", "pk")


class AgencyAction(CaseModel):
    """What an agency does for a family or asks of it: written beside what the others do, so that it is done once."""

    class Kind(models.TextChoices):
        DOES = "does", _("Does this for the family")
        ASKS = "asks", _("Asks this of the family")

    class Ended(models.TextChoices):
        DONE = "done", _("It is done")
        STOPPED = "stopped", _("It was stopped")
        TWICE = "twice", _("Somebody else does it already")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="agency_actions")
    role = models.ForeignKey(AgencyRole, on_delete=models.CASCADE, related_name="actions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    area = models.CharField(max_length=20, choices=Area.choices)
    what = models.TextField()
    who = models.CharField(max_length=200, blank=True)
    # none: for all of them
    for_whom = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    by_when = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    ended = models.CharField(max_length=10, choices=Ended.choices, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AgencyActionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "ended_at"], name="agency_action_by_family")]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(ended="", ended_at=None, ended_by=None),
                name="agency_action_ended_how_when_and_by",
            )
        ]

    @property
    def job(self) -> Job:
        """What it is compared by."""
        return Job(str(self.pk), self.area, self.what, str(self.for_whom_id or ""))

    def is_late_on(self, day: date) -> bool:
        return self.ended_at is None and self.by_when is not None and self.by_when < day


def labels_of_areas() -> dict[str, Any]:
    return dict(Area.choices)
