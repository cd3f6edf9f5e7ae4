"""SMART goals in the family's words and ours, the steps to them, and how near we are (S10, S11, S28 to S30)."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject, Left
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family, Member, ParentLink, Visit
from plans.models.plans import Plan, named_member
from plans.models.steps import CHILD, NAMED, READING, STEP, ScaleReading, Step
from restorative.accounts.models import User

MOST_VISITS = 3
# how much of a goal stands in a list
TITLE = 160


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, user: User) -> "GoalQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def open(self) -> "GoalQuerySet":
        return self.filter(state=Goal.State.OPEN)

    def in_order(self) -> "GoalQuerySet":
        return self.order_by("position", "pk")

    def with_parts(self) -> "GoalQuerySet":
        """All that hangs on each goal, as plain facts in the one statement: its steps, numbers and children."""
        mine = {"goal": OuterRef("pk")}
        steps = Step.objects.filter(**mine).order_by("position", "pk")
        readings = ScaleReading.objects.filter(**mine).order_by("read_on", "noted_at", "pk")
        children = GoalChild.objects.filter(**mine).order_by("child__birth_date", "child__full_name")
        in_family = Member.objects.filter(family=OuterRef("family"), kind=Member.Kind.CHILD)
        return self.select_related("member").annotate(
            step_facts=ArraySubquery(steps.values(facts=JSONObject(**STEP, **NAMED))),
            reading_facts=ArraySubquery(readings.values(facts=JSONObject(**READING, **NAMED))),
            child_facts=ArraySubquery(children.values(facts=JSONObject(**CHILD))),
            is_in_a_family_with_children=Exists(in_family),
        )

    def for_letter(self, reader: Member) -> "GoalQuerySet":
        """With all parts, and `linked_children`: the children to whom this reader is something."""
        theirs = ParentLink.objects.filter(parent=reader.pk, family=OuterRef("family"))
        return self.with_parts().in_order().annotate(linked_children=ArraySubquery(theirs.values("child_id")))

    def with_visits(self) -> "GoalQuerySet":
        """`visit_facts`: the newest visits that were about each goal."""
        links = GoalVisit.objects.filter(goal=OuterRef("pk")).order_by(
            "-visit__happened_on", "-visit__finished_at"
        )
        facts = JSONObject(id="visit_id", on="visit__happened_on", kind="visit__kind")
        return self.annotate(visit_facts=ArraySubquery(links.values(facts=facts)[:MOST_VISITS]))

    def offered_to(self, visit: Visit) -> "GoalQuerySet":
        """`is_linked`: which of these a visit was about. Those still worked on, and those that it was about."""
        link = GoalVisit.objects.filter(visit=visit, goal=OuterRef("pk"))
        worked_on = Q(state=Goal.State.OPEN, plan__closed_at=None)
        goals = self.annotate(is_linked=Exists(link)).filter(worked_on | Q(is_linked=True))
        return goals.order_by("-plan__made_at", "position", "pk")

    def on_family_page(self) -> models.QuerySet["Goal", Any]:
        """For a subquery of families: how each goal begins, its state and its number now, as plain facts."""
        numbers = ScaleReading.objects.filter(goal=OuterRef("pk")).order_by("-read_on", "-noted_at")
        beginnings = {name: Left(name, TITLE) for name in ("different", "their_words", "our_words")}
        facts = JSONObject(
            plan="plan_id", state="state", number=Subquery(numbers.values("number")[:1]), **beginnings
        )
        goals = self.filter(family=OuterRef("pk"))
        return goals.order_by("-plan__made_at", "position", "pk").values(facts=facts)


class Goal(CaseModel):
    """One thing that will be different. Until every part is there it is a draft, and says which part is missing."""

    class Whose(models.TextChoices):
        MEMBER = "member", _("One person’s")
        FAMILY = "family", _("The whole family’s")
        OURS = "ours", _("Ours")

    class Fair(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("Not yet")

    class State(models.TextChoices):
        OPEN = "open", _("We are working on it")
        REACHED = "reached", _("Reached")
        CHANGED = "changed", _("Changed to something else")
        STOPPED = "stopped", _("Stopped")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="goals")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals")
    position = models.PositiveIntegerField()
    whose = models.CharField(max_length=10, choices=Whose.choices, blank=True)
    # whose it is when it is one person's
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    their_words = models.TextField(blank=True)
    our_words = models.TextField(blank=True)
    # specific
    different = models.TextField(blank=True)
    # measurable: what 0 and 10 look like; the numbers are readings
    zero_looks = models.TextField(blank=True)
    ten_looks = models.TextField(blank=True)
    # achievable: fair for this family now?
    fair = models.CharField(max_length=10, choices=Fair.choices, blank=True)
    fair_words = models.TextField(blank=True)
    # relevant: for which children is GoalChild
    why = models.TextField(blank=True)
    # time-bound
    by_when = models.DateField(null=True, blank=True)
    # what happens if it does not work, in plain words (S30)
    if_not = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    state_words = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = GoalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["plan", "position"], name="goal_by_plan")]
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None) | Q(whose="member"), name="goal_of_a_member_is_one_persons"
            ),
            models.CheckConstraint(
                condition=Q(state="open", settled_at=None, settled_by=None)
                | ~Q(state="open") & ~Q(settled_at=None) & ~Q(settled_by=None),
                name="goal_settled_by_and_when",
            ),
        ]

    @property
    def title(self) -> str:
        """What it is called in a list: what will be different, or whatever is written down so far."""
        words = self.different or self.their_words or self.our_words
        return words.strip().split("\n")[0]

    @property
    def whose_words(self) -> str:
        """Whose it is, for our own pages: Amina’s, or the whole family’s."""
        if self.member is not None:
            return gettext("%(name)s’s") % {"name": self.member.called}
        return self.get_whose_display() if self.whose else ""

    @cached_property
    def all_steps(self) -> list[Step]:
        """Its steps in their order; those of `with_parts` where it was asked for."""
        return [Step.of(facts) for facts in vars(self)["step_facts"]]

    @cached_property
    def all_readings(self) -> list[ScaleReading]:
        """Every number that somebody said, the oldest first."""
        return [ScaleReading.of(facts) for facts in vars(self)["reading_facts"]]

    @cached_property
    def all_children(self) -> list[Member]:
        """For which children it matters."""
        return [named_member(facts) for facts in vars(self)["child_facts"]]

    @property
    def newest_reading(self) -> ScaleReading | None:
        return self.all_readings[-1] if self.all_readings else None

    def missing(self) -> list[str]:
        """The parts that are not there yet, in words; none when the goal is whole. For goals `with_parts`."""
        parts = [*self._missing_words(), *self._missing_steps()]
        return list(dict.fromkeys(parts))

    def _missing_words(self) -> Iterator[str]:
        needed = {
            gettext("whose goal it is"): self.whose,
            gettext("the goal in their words"): self.their_words,
            gettext("the goal in our words"): self.our_words,
            gettext("what will be different"): self.different,
            gettext("how we measure it"): self.is_measured,
            gettext("whether it is fair for them now"): self.is_said_to_be_fair_or_why_not,
            gettext("why it matters"): self.why,
            gettext("for which child it matters"): self.all_children
            or not vars(self)["is_in_a_family_with_children"],
            gettext("by when"): self.by_when,
            gettext("what happens if it does not work"): self.if_not,
        }
        return (part for part, is_there in needed.items() if not is_there)

    def _missing_steps(self) -> Iterator[str]:
        if not self.all_steps:
            yield gettext("the steps")
        for step in self.all_steps:
            yield from step.missing()

    @property
    def is_measured(self) -> bool:
        """What 0 and 10 look like, and a number with what it looks like."""
        is_said = any(reading.looks_like for reading in self.all_readings)
        return bool(self.zero_looks and self.ten_looks and is_said)

    @property
    def is_said_to_be_fair_or_why_not(self) -> bool:
        return bool(self.fair) and (self.fair == self.Fair.YES or bool(self.fair_words))

    @property
    def is_whole(self) -> bool:
        """Whether every part is there. Only whole goals are shared."""
        return not self.missing()


class GoalChild(CaseModel):
    """A child for whom a goal matters."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="children")
    child = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "child"], name="goal_child_once")]


class GoalVisit(CaseModel):
    """A visit that was about this goal (S8)."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="visits")
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="goal_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "visit"], name="goal_visit_once")]
