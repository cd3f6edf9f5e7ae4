"""A decision on a family's file: the question, what it rests on, and who decided when (S31)."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from families.models import CaseModel, Family
from families.models.visits import Said
from restorative.accounts.models import User
from supervision.models.sessions import CaseDiscussion


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> "DecisionQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_first(self) -> "DecisionQuerySet":
        return self.order_by("-decided_at", "pk")


class Decision(CaseModel):
    """Copied to the family's file out of supervision, and never changed: a new view is a new decision."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="decisions")
    discussion = models.ForeignKey(
        CaseDiscussion, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    question = models.TextField()
    facts = models.TextField(blank=True)
    risk = models.TextField(blank=True)
    options = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    # was the local authority's front door asked for advice? blank never means no
    duty_contacted = models.CharField(max_length=10, choices=Said.choices, default=Said.NOT_SAID)
    duty_reference = models.CharField(max_length=100, blank=True)
    decided = models.TextField()
    rationale = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "-decided_at"], name="decision_by_family")]
