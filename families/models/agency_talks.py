"""A discussion of several agencies: who does what from now on, or why that is not agreed yet (S27, S45)."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.agencies import AgencyAction, AgencyRole, Area
from families.models.family import CaseModel, Family
from families.models.rules import all_or_none
from restorative.accounts.models import User


class AgencyDiscussionQuerySet(models.QuerySet["AgencyDiscussion"]):
    def visible_to(self, user: User) -> "AgencyDiscussionQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_first(self) -> "AgencyDiscussionQuerySet":
        return self.order_by("-opened_at", "pk")

    def with_parts(self) -> "AgencyDiscussionQuerySet":
        """`role_facts`, `action_ids` and `remit_facts`: whom and what it is about, and what was agreed of each."""
        mine = {"discussion": OuterRef("pk")}
        roles = DiscussionRole.objects.filter(**mine).order_by("role__agency", "role_id")
        actions = DiscussionAction.objects.filter(**mine).order_by("action__added_at", "action_id")
        remits = AgreedRemit.objects.filter(**mine).order_by("role__agency", "pk")
        role = JSONObject(id="role_id", agency="role__agency")
        action = JSONObject(
            id="action_id",
            role="action__role_id",
            agency="action__role__agency",
            what="action__what",
            ended="action__ended",
        )
        remit = JSONObject(
            role="role_id", agency="role__agency", says="says", words="words", from_on="from_on"
        )
        return self.annotate(
            role_facts=ArraySubquery(roles.values(facts=role)),
            action_facts=ArraySubquery(actions.values(facts=action)),
            remit_facts=ArraySubquery(remits.values(facts=remit)),
        )


class AgencyDiscussion(CaseModel):
    """Opened from an overlap; it ends with an agreed remit for each agency, or with why not and what is tried next."""

    class Outcome(models.TextChoices):
        AGREED = "agreed", _("We agreed who does what")
        NOT_AGREED = "not_agreed", _("We did not agree yet")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="agency_discussions")
    area = models.CharField(max_length=20, choices=Area.choices)
    about = models.TextField()
    invited = models.TextField(blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    held_on = models.DateField(null=True, blank=True)
    family_said = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    because = models.TextField(blank=True)
    next_try = models.TextField(blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = AgencyDiscussionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "-opened_at"], name="agency_talk_by_family")]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(outcome="", held_on=None, closed_by=None, closed_at=None),
                name="agency_talk_closed_how_when_and_by",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not_agreed") | ~Q(because="") & ~Q(next_try=""),
                name="agency_talk_not_agreed_says_why_and_what_next",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_agreed(self) -> bool:
        return self.outcome == self.Outcome.AGREED

    def covers(self, *, area: str, roles: Any) -> bool:
        """Whether it is about this area and all of these agencies. Needs `with_parts`."""
        facts: Any = self
        return self.area == area and {str(role) for role in roles} <= {one["id"] for one in facts.role_facts}

    def covers_actions(self, ids: Any) -> bool:
        """Whether it is about all of these actions. Needs `with_parts`."""
        facts: Any = self
        return {str(one) for one in ids} <= {one["id"] for one in facts.action_facts}


class DiscussionRole(CaseModel):
    """An agency that a discussion is about."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    discussion = models.ForeignKey(AgencyDiscussion, on_delete=models.CASCADE, related_name="parts")
    role = models.ForeignKey(AgencyRole, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["discussion", "role"], name="discussion_role_once")]


class DiscussionAction(CaseModel):
    """Something that is perhaps done twice, and that a discussion is about."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    discussion = models.ForeignKey(AgencyDiscussion, on_delete=models.CASCADE, related_name="+")
    action = models.ForeignKey(AgencyAction, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["discussion", "action"], name="discussion_action_once")
        ]


class AgreedRemit(CaseModel):
    """What was agreed of one agency in one area, from a day on."""

    class Says(models.TextChoices):
        DOES = "does", _("Does this")
        DOES_NOT = "does_not", _("Does not do this")
        STOPS = "stops", _("Stops doing this")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    discussion = models.ForeignKey(AgencyDiscussion, on_delete=models.CASCADE, related_name="remits")
    role = models.ForeignKey(AgencyRole, on_delete=models.CASCADE, related_name="remits")
    area = models.CharField(max_length=20, choices=Area.choices)
    says = models.CharField(max_length=10, choices=Says.choices)
    words = models.TextField(blank=True)
    from_on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["discussion", "role"], name="agreed_remit_once")]
