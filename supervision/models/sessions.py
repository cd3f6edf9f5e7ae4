"""Supervision of one practitioner by their manager: prepared, held, reviewed, answered (S53 to S58)."""

import uuid
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family
from families.models.rules import all_or_none
from restorative.accounts.models import User

USUAL_WEEKS = 4


class State(NamedTuple):
    """How a session stands: the kind of tag that shows it, and the words."""

    kind: str
    words: str


class Place(NamedTuple):
    """Where one session stands in the order of `newest_first`."""

    planned_on: date
    id: uuid.UUID


class PairModel(models.Model):
    """A row between a practitioner and their manager. Nobody else reads it, and it names no family."""

    supervisee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Agreement(CaseModel, PairModel):
    """How often the two meet, and what they agreed about how they work together. The newest counts."""

    every_weeks = models.PositiveSmallIntegerField(default=USUAL_WEEKS)
    words = models.TextField(blank=True)
    agreed_at = models.DateTimeField(default=timezone.now)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-agreed_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(supervisee=F("manager")), name="nobody_agrees_with_themselves"
            ),
            models.CheckConstraint(condition=Q(every_weeks__range=(1, 26)), name="agreed_weeks_make_sense"),
        ]


class SupervisionSessionQuerySet(models.QuerySet["SupervisionSession"]):
    def visible_to(self, user: User) -> "SupervisionSessionQuerySet":
        """One's own, on either side of the table."""
        return self.filter(Q(supervisee=user) | Q(manager=user))

    def upcoming(self) -> "SupervisionSessionQuerySet":
        return self.filter(held_on=None)

    def nothing_written(self) -> "SupervisionSessionQuerySet":
        """A day that was planned, and nothing more: no words, no family to speak of, nothing to do."""
        empty = self.upcoming().filter(prepared_at=None, brings="", support="", challenge="")
        return empty.filter(
            support_back="", challenge_back="", reflection=None, discussions=None, actions=None
        )

    def overdue_on(self, day: date) -> "SupervisionSessionQuerySet":
        return self.upcoming().filter(planned_on__lt=day)

    def to_review(self) -> "SupervisionSessionQuerySet":
        return self.filter(reviewed_at=None).exclude(held_on=None)

    def to_answer(self) -> "SupervisionSessionQuerySet":
        """Reviewed by the manager, and not answered yet by the practitioner."""
        return self.filter(answered_at=None).exclude(reviewed_at=None)

    def standing_differently(self) -> "SupervisionSessionQuerySet":
        """Answered with *I see it differently*, and the two have not met again since: the manager still owes a talk."""
        others = SupervisionSession.objects.exclude(pk=OuterRef("pk"))
        later = others.filter(
            supervisee=OuterRef("supervisee"),
            manager=OuterRef("manager"),
            held_on__gte=OuterRef("held_on"),
            reviewed_at__gt=OuterRef("answered_at"),
        )
        return self.filter(~Exists(later), answer=SupervisionSession.Answer.DIFFERENT)

    def waiting(self) -> "SupervisionSessionQuerySet":
        """Those that one of the two still has to do something about, the soonest first."""
        return (self.filter(answered_at=None) | self.standing_differently()).order_by("planned_on", "pk")

    def answered(self) -> "SupervisionSessionQuerySet":
        return self.exclude(answered_at=None)

    def newest_first(self) -> "SupervisionSessionQuerySet":
        return self.order_by("-planned_on", "-pk")

    def older_than(self, place: Place) -> "SupervisionSessionQuerySet":
        """What follows one place in the order of `newest_first`."""
        day, id_ = place
        return self.filter(Q(planned_on__lt=day) | Q(planned_on=day, pk__lt=id_), planned_on__lte=day)

    def with_both(self) -> "SupervisionSessionQuerySet":
        return self.select_related("supervisee", "manager")


class SupervisionSession(CaseModel, PairModel):
    """One meeting: prepared by the practitioner, written by the manager, reviewed, and answered in words that stay."""

    class Answer(models.TextChoices):
        NONE = "", _("No answer yet")
        ACKNOWLEDGED = "acknowledged", _("That is how it was")
        DIFFERENT = "different", _("I see it differently")

    planned_on = models.DateField()
    # what the practitioner brings
    brings = models.TextField(blank=True)
    prepared_at = models.DateTimeField(null=True, blank=True)
    # what the manager writes: support and challenge, both ways (S54)
    held_on = models.DateField(null=True, blank=True)
    support = models.TextField(blank=True)
    challenge = models.TextField(blank=True)
    support_back = models.TextField(blank=True)
    challenge_back = models.TextField(blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=20, choices=Answer.choices, blank=True)
    answer_words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = SupervisionSessionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["supervisee", "-planned_on"], name="session_by_supervisee"),
            models.Index(fields=["manager", "-planned_on"], name="session_by_manager"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(supervisee=F("manager")), name="nobody_meets_with_themselves"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None) | ~Q(held_on=None), name="only_what_was_held_is_reviewed"
            ),
            models.CheckConstraint(
                condition=all_or_none(answered_at=None, answer=""),
                name="session_answered_with_something",
            ),
        ]

    @property
    def is_reviewed(self) -> bool:
        return self.reviewed_at is not None

    @property
    def is_different(self) -> bool:
        return self.answer == self.Answer.DIFFERENT

    @property
    def place(self) -> Place:
        return Place(self.planned_on, self.pk)

    def other_of(self, user: User) -> User:
        """Whom this one of the two meets."""
        return self.manager if user.pk == self.supervisee_id else self.supervisee

    def is_overdue_on(self, day: date) -> bool:
        return self.held_on is None and self.planned_on < day

    def state_on(self, day: date) -> State:
        if self.answered_at is not None:
            return State("different" if self.is_different else "good", self.get_answer_display())
        if self.is_reviewed:
            return State("waiting", gettext("Not answered yet"))
        if self.held_on is not None:
            return State("waiting", gettext("Not reviewed yet"))
        if self.is_overdue_on(day):
            return State("urgent", gettext("Overdue"))
        return State("", gettext("Prepared") if self.prepared_at else gettext("Planned"))


class Reflection(CaseModel):
    """Personal reflection in four steps (Kolb: experience, reflect, make sense, plan) and how it feels (S57).

    A table of its own: only the two read it, and it never goes on a file.
    """

    session = models.OneToOneField(SupervisionSession, on_delete=models.CASCADE, related_name="reflection")
    experience = models.TextField(blank=True)
    reflect = models.TextField(blank=True)
    make_sense = models.TextField(blank=True)
    plan = models.TextField(blank=True)
    feelings = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)


class CaseDiscussionQuerySet(models.QuerySet["CaseDiscussion"]):
    def visible_to(self, user: User) -> "CaseDiscussionQuerySet":
        """Of one's own sessions, and of families that one still reaches."""
        sessions = SupervisionSession.objects.visible_to(user)
        return self.filter(session__in=sessions, family__in=Family.reached_by(user))

    def by_family(self) -> "CaseDiscussionQuerySet":
        return self.select_related("family").order_by("family__name", "pk")


class CaseDiscussion(CaseModel):
    """One family in one session: strengths, worries, what engagement does to risk, and what each of us changes (S57, S58)."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="discussions")
    session = models.ForeignKey(SupervisionSession, on_delete=models.CASCADE, related_name="discussions")
    # prepared by the practitioner
    strengths = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    engagement = models.TextField(blank=True)
    risk_effect = models.TextField(blank=True)
    our_change = models.TextField(blank=True)
    family_change = models.TextField(blank=True)
    explored_with = models.TextField(blank=True)
    # written by the manager
    discussed = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = CaseDiscussionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "family"], name="family_once_a_session")]

    @property
    def is_written(self) -> bool:
        """Whether either of the two wrote anything; an empty one may be taken out again."""
        return any(getattr(self, name) for name in (*PREPARED, "discussed"))


PREPARED = (
    "strengths",
    "worries",
    "engagement",
    "risk_effect",
    "our_change",
    "family_change",
    "explored_with",
)


class ActionQuerySet(models.QuerySet["Action"]):
    def visible_to(self, user: User) -> "ActionQuerySet":
        return self.filter(session__in=SupervisionSession.objects.visible_to(user))

    def open(self) -> "ActionQuerySet":
        return self.filter(outcome=Action.Outcome.OPEN)

    def soonest_first(self) -> "ActionQuerySet":
        return self.order_by(F("by_when").asc(nulls_last=True), "pk")


class Action(CaseModel):
    """Something that one of the two will do after a session. It names no family."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Still to do")
        DONE = "done", _("Done")
        CHANGED = "changed", _("Changed")
        NOT_DONE = "not_done", _("Not done")

    session = models.ForeignKey(SupervisionSession, on_delete=models.CASCADE, related_name="actions")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    by_when = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    explanation = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["by_when", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="open", settled_at=None, settled_by=None)
                | ~Q(outcome="open") & ~Q(settled_at=None) & ~Q(settled_by=None),
                name="action_settled_by_and_when",
            )
        ]

    def is_late_on(self, day: date) -> bool:
        return self.outcome == self.Outcome.OPEN and self.by_when is not None and self.by_when < day

    def state_on(self, day: date) -> State:
        kinds = {self.Outcome.DONE: "good", self.Outcome.OPEN: "waiting"}
        if self.is_late_on(day):
            return State("urgent", gettext("Late"))
        return State(kinds.get(self.Outcome(self.outcome), ""), self.get_outcome_display())
