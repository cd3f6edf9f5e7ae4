"""SMART goals in the family's words and ours, the steps to them, and how near we are (S10, S11, S28 to S30)."""

from datetime import date

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family, Member, Visit
from plans.models.plans import Plan, Review
from restorative.accounts.models import User

SCALE_TOP = 10


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, user: User) -> "GoalQuerySet":
        return self.filter(family__in=Family.objects.visible_to(user))

    def open(self) -> "GoalQuerySet":
        return self.filter(state=Goal.State.OPEN)

    def in_order(self) -> "GoalQuerySet":
        return self.order_by("position", "pk")


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


class GoalChild(CaseModel):
    """A child for whom a goal matters."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="children")
    child = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "child"], name="goal_child_once")]


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
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="steps")
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

    def is_late_on(self, day: date) -> bool:
        return self.outcome == self.Outcome.OPEN and self.by_when is not None and self.by_when < day


class ScaleReading(CaseModel):
    """How near somebody says we are to a goal, from 0 to 10, and what that looks like. No member: we say so."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="readings")
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


class GoalVisit(CaseModel):
    """A visit that was about this goal (S8)."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="visits")
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="goal_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "visit"], name="goal_visit_once")]
