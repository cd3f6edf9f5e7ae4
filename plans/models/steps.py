"""The steps to a goal, the numbers that people gave it, and how both are read together with it (S11, S29)."""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family, Member
from plans.models.plans import Review, named_member
from restorative.accounts.models import User

SCALE_TOP = 10
Facts = dict[str, Any]
OPEN = "open"

# the facts of `with_parts`, under the names of the fields
NAMED = {
    "member_id": "member_id",
    "full_name": "member__full_name",
    "preferred_name": "member__preferred_name",
    "kind": "member__kind",
}
CHILD = {
    "member_id": "child_id",
    "full_name": "child__full_name",
    "preferred_name": "child__preferred_name",
    "kind": "child__kind",
}
STEP = {
    name: name
    for name in (
        *("id", "whose", "other", "what", "by_when", "help", "no_help_wanted"),
        *("position", "outcome", "explanation"),
    )
}
READING = {name: name for name in ("number", "looks_like", "read_on")}


class StepQuerySet(models.QuerySet["Step"]):
    def visible_to(self, user: User) -> "StepQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def late_on(self, day: date) -> "StepQuerySet":
        """Still to do and past their day, where goal and plan are still worked on."""
        worked_on = {"goal__state": OPEN, "goal__plan__closed_at": None}
        return self.filter(outcome=Step.Outcome.OPEN, by_when__lt=day, **worked_on)

    def soonest_first(self) -> "StepQuerySet":
        return self.order_by("by_when", "pk")


class Step(CaseModel):
    """Who does what by when, and the help we give beside what a family does (S29)."""

    class Whose(models.TextChoices):
        OURS = "ours", _("We will")
        THEIRS = "theirs", _("One of the family will")
        OTHER = "other", _("Somebody else will")

    class Outcome(models.TextChoices):
        OPEN = "open", _("Still to do")
        DONE = "done", _("Done")
        CHANGED = "changed", _("Changed")
        NOT_DONE = "not_done", _("Not done")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey("plans.Goal", on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField()
    whose = models.CharField(max_length=10, choices=Whose.choices)
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # somebody else, in words: the school, Grandma's neighbour
    other = models.CharField(max_length=100, blank=True)
    what = models.TextField()
    by_when = models.DateField(null=True, blank=True)
    help = models.TextField(blank=True)
    no_help_wanted = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    explanation = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(whose="theirs") & ~Q(member=None) | ~Q(whose="theirs") & Q(member=None),
                name="step_of_the_family_names_a_member",
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", settled_at=None, settled_by=None)
                | ~Q(outcome="open") & ~Q(settled_at=None) & ~Q(settled_by=None),
                name="step_settled_by_and_when",
            ),
        ]

    @classmethod
    def of(cls, facts: Facts) -> "Step":
        """The step that these facts of `with_parts` tell of. To read, not to save."""
        own = {name: facts[name] for name in STEP}
        return cls(
            **own | {"id": uuid.UUID(own["id"]), "by_when": day_in(own["by_when"])}, **member_in(facts)
        )

    @property
    def who(self) -> str:
        """Who does it, for our own pages: We, Amina, the school."""
        if self.whose == self.Whose.THEIRS and self.member is not None:
            return self.member.called
        return gettext("We") if self.whose == self.Whose.OURS else self.other or gettext("Somebody else")

    @property
    def lacks_help(self) -> bool:
        """A step of the family has our help beside it, or they said that they want none (S29)."""
        return self.whose == self.Whose.THEIRS and not self.help and not self.no_help_wanted

    def missing(self) -> Iterator[str]:
        if self.lacks_help:
            yield gettext("help beside %(name)s’s step") % {"name": self.who}
        if self.by_when is None and self.whose == self.Whose.OURS:
            yield gettext("a date for our step")
        elif self.by_when is None:
            yield gettext("a date for the step of %(name)s") % {"name": self.who}

    def is_late_on(self, day: date) -> bool:
        return self.outcome == self.Outcome.OPEN and self.by_when is not None and self.by_when < day


class ScaleReading(CaseModel):
    """How near somebody says we are to a goal, from 0 to 10, and what that looks like. No member: we say so."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey("plans.Goal", on_delete=models.CASCADE, related_name="readings")
    review = models.ForeignKey(
        Review, null=True, blank=True, on_delete=models.CASCADE, related_name="readings"
    )
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(validators=[MaxValueValidator(SCALE_TOP)])
    looks_like = models.TextField(blank=True)
    read_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["read_on", "noted_at"]
        constraints = [
            models.CheckConstraint(condition=Q(number__lte=SCALE_TOP), name="scale_from_0_to_10"),
        ]

    @classmethod
    def of(cls, facts: Facts) -> "ScaleReading":
        """The number that these facts of `with_parts` tell of. To read, not to save."""
        own = {name: facts[name] for name in READING}
        return cls(**own | {"read_on": day_in(own["read_on"])}, **member_in(facts))


def member_in(facts: Facts) -> dict[str, Member]:
    return {"member": named_member(facts)} if facts["member_id"] else {}


def day_in(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
