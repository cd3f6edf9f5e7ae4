"""What a young person asked us to keep between us, and when we look at it again."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import DateTimeField, F, FloatField, Func, Q, Value
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from families.models.visits import Passage, Said, Visit
from restorative.accounts.models import User

# on these birthdays it is looked at again, and so is what others read about them
RECHECK_AGES = (13, 16, 18)


def age_at(day: Any, born: Any) -> Func:
    """Whole years from one day to another, as `Member.age_on` counts them; nothing where a day is not known."""
    days = (Cast(day, DateTimeField()), Cast(born, DateTimeField()))
    return Func(*days, template="date_part('year', age(%(expressions)s))", output_field=FloatField())


def turned_since(then: Any, born: Any, today: date) -> Q:
    """Whether somebody turned 13, 16 or 18 after one day and until today. `then` and `born` are columns."""
    found = Q()
    for age in RECHECK_AGES:
        was_younger = LessThan(age_at(F(then), F(born)), Value(float(age)))
        found |= Q(was_younger, GreaterThanOrEqual(age_at(Value(today), F(born)), Value(float(age))))
    return found


class ConfidenceQuerySet(models.QuerySet["Confidence"]):
    def visible_to(self, user: User) -> "ConfidenceQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def standing(self) -> "ConfidenceQuerySet":
        return self.filter(ended_at=None)

    def due_on(self, today: date) -> "ConfidenceQuerySet":
        """Those to look at again: the day that was set has come, or the young person turned 13, 16 or 18 since."""
        turned = turned_since("checked_on", "member__birth_date", today)
        return self.standing().filter(Q(recheck_on__lte=today) | turned)


class Confidence(CaseModel):
    """A young person's wish, and what we talked about. While it stands, nobody else in the family reads the words.

    Understanding counts, not age alone: what was talked about, what we think they understood, the limits explained.
    """

    class Understands(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("In part")
        NO = "no", _("Not yet")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="confidences")
    # a note with a confidence is not taken back (Visit.was_acted_on), so nothing hangs in the air
    visit = models.ForeignKey(Visit, on_delete=models.DO_NOTHING, related_name="confidences")
    wishes = models.TextField()
    conversation = models.TextField()
    understands = models.CharField(max_length=10, choices=Understands.choices)
    limits_told = models.CharField(max_length=10, choices=Said.choices)
    told_whom = models.TextField(blank=True)
    # whether the young person knows that we tell them
    told_them = models.CharField(max_length=10, choices=Said.choices, default=Said.NOT_SAID)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    recheck_on = models.DateField(null=True, blank=True)
    # the day on which somebody last looked at it
    checked_on = models.DateField(default=timezone.localdate)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ConfidenceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["family"], condition=Q(ended_at=None), name="confidence_standing"),
            models.Index(fields=["visit"], name="confidence_by_visit"),
        ]

    @property
    def stands(self) -> bool:
        return self.ended_at is None

    def turned_on(self, today: date) -> int | None:
        """The age for which it is looked at again: the last of 13, 16 and 18 that they turned since."""
        before, now = self.member.age_on(self.checked_on), self.member.age_on(today)
        if before is None or now is None:
            return None
        return max((age for age in RECHECK_AGES if before < age <= now), default=None)

    def is_due_on(self, today: date) -> bool:
        dated = self.recheck_on is not None and self.recheck_on <= today
        return self.stands and (dated or self.turned_on(today) is not None)


class ConfidencePassageQuerySet(models.QuerySet["ConfidencePassage"]):
    def standing(self) -> "ConfidencePassageQuerySet":
        return self.filter(confidence__ended_at=None)


class ConfidencePassage(CaseModel):
    """A part of a note that was said in confidence."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    confidence = models.ForeignKey(Confidence, on_delete=models.CASCADE, related_name="parts")
    passage = models.ForeignKey(Passage, on_delete=models.DO_NOTHING, related_name="confidences")

    objects = ConfidencePassageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["confidence", "passage"], name="confidence_passage_once")
        ]


class ConfidenceReader(CaseModel):
    """Somebody in the family who may know: as the young person said, or because we had to tell them."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    confidence = models.ForeignKey(Confidence, on_delete=models.CASCADE, related_name="readers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["confidence", "member"], name="confidence_reader_once")
        ]


class ConfidenceRecheck(CaseModel):
    """Somebody looked at it again, and what was decided. Never changed."""

    class Outcome(models.TextChoices):
        STAYS = "stays", _("It stays between us")
        EASED = "eased", _("They say that somebody may know now")
        TOLD = "told", _("We had to tell somebody: there was a risk of harm")
        ENDED = "ended", _("They changed their mind: it need not be kept any more")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    confidence = models.ForeignKey(Confidence, on_delete=models.CASCADE, related_name="rechecks")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    words = models.TextField()
    # where we had to tell: did the young person hear it from us first, and if not, why not
    told_first = models.CharField(max_length=10, choices=Said.choices, default=Said.NOT_SAID)
    why_not_first = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="told")
                | Q(told_first="yes")
                | Q(told_first="no") & ~Q(why_not_first=""),
                name="confidence_told_says_whether_first",
            )
        ]
