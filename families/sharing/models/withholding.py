"""What is kept from one person for a reason that is not the practitioner's own: proposed, decided, looked at again, ended.

For staff only.
"""

import calendar
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import (
    BooleanField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
)
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family, Member
from families.models.rules import all_or_none
from families.sharing.models.versions import SharedVersion, SubjectKind
from restorative.accounts.models import User

MONTHS = 3


def last_day_for_review(day: date) -> date:
    """Three months on; the last day of a shorter month. As PostgreSQL counts it."""
    year, month = divmod(day.year * 12 + day.month - 1 + MONTHS, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class WithholdingQuerySet(models.QuerySet["Withholding"]):
    def visible_to(self, user: User) -> "WithholdingQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def standing(self) -> "WithholdingQuerySet":
        """What keeps something out now: proposed and not decided yet, or agreed; and not ended."""
        return self.filter(ended_at=None).exclude(decision=Withholding.Decision.NOT_AGREED)

    def waiting(self) -> "WithholdingQuerySet":
        return self.filter(decided_at=None, ended_at=None)

    def agreed(self) -> "WithholdingQuerySet":
        return self.filter(decision=Withholding.Decision.AGREED, ended_at=None)

    def refused_last(self) -> "WithholdingQuerySet":
        """Not agreed, and nothing was shared or asked about the same since."""
        same = {name: OuterRef(name) for name in ("subject_kind", "subject_id", "member")}
        shared = SharedVersion.objects.filter(**same, shared_at__gt=OuterRef("decided_at"))
        later = Withholding.objects.filter(
            **same, piece_id=OuterRef("piece_id"), proposed_at__gt=OuterRef("decided_at")
        )
        rows = self.filter(decision=Withholding.Decision.NOT_AGREED, ended_at=None)
        return rows.filter(~Exists(shared), ~Exists(later))

    def with_people(self) -> "WithholdingQuerySet":
        return self.select_related("family", "member", "proposed_by", "decided_by", "kept_by", "ended_by")

    def facts_of(self, subject_id: Any) -> QuerySet[Any, Any]:
        """What stands of one note or plan, as plain facts, for who works with it; it may be the outer query's."""
        facts = JSONObject(
            pk="pk",
            full_name="member__full_name",
            preferred_name="member__preferred_name",
            is_whole=ExpressionWrapper(Q(piece_id=F("subject_id")), BooleanField()),
            decision="decision",
            review_on="review_on",
        )
        rows = (
            self.standing().filter(subject_id=subject_id).order_by("member__full_name", "proposed_at", "pk")
        )
        return rows.values_list(facts, flat=True)

    def newest_first(self) -> "WithholdingQuerySet":
        return self.order_by("-proposed_at", "-pk")


class Withholding(CaseModel):
    """One part of something, or the whole of it, that one person does not read for a while.

    `piece_id` is a piece's id (families.sharing.pieces); the subject's own id stands for all of it.
    """

    class Category(models.TextChoices):
        SERIOUS_HARM = "serious_harm", _("Somebody could come to serious harm")
        THIRD_PARTY = "third_party", _("It is about, or came from, somebody outside the family")
        CHILD_WISH = "child_wish", _("A child expected or wished that this person does not read it")
        CRIME = "crime", _("The police or a crime: reading it could get in the way")
        COURT = "court", _("A court has restricted it")
        ADDRESS = "address", _("It could show a protected address")
        ADOPTION = "adoption", _("It is about an adoption")
        PRIVILEGE = "privilege", _("It is legal advice")
        UNVERIFIED = "unverified", _("It is not checked yet, and is being checked")
        NOT_RELEVANT = "not_relevant", _("It has nothing to do with this person")

    class Decision(models.TextChoices):
        AGREED = "agreed", _("Agreed")
        NOT_AGREED = "not_agreed", _("Not agreed")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="withholdings")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=10, choices=SubjectKind.choices)
    subject_id = models.UUIDField()
    piece_id = models.UUIDField()
    category = models.CharField(max_length=20, choices=Category.choices)
    evidence = models.TextField()
    harm = models.TextField()
    # what would hold back less, and why it is not enough
    instead = models.TextField()
    # three months at most from the day on which somebody last thought about it
    considered_on = models.DateField(default=timezone.localdate)
    review_on = models.DateField()
    # whether their letters may say that some information is not included
    safe_to_tell = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    words = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    # the last time that it was looked at again and kept; the times before stand in its history
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kept_at = models.DateTimeField(null=True, blank=True)
    kept_why = models.TextField(blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = WithholdingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "member", "-proposed_at"], name="withholding_by_subject"),
            models.Index(fields=["family", "review_on"], name="withholding_by_review"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "member", "piece_id"],
                condition=Q(ended_at=None) & ~Q(decision="not_agreed"),
                name="withheld_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(review_on__gte=F("considered_on"))
                & Q(
                    review_on__lte=Func(
                        F("considered_on"),
                        template="(%(expressions)s + interval '3 months')::date",
                        output_field=DateField(),
                    )
                ),
                name="withholding_reviewed_within_three_months",
            ),
            models.CheckConstraint(
                condition=all_or_none(decided_at=None, decided_by=None, decision=""),
                name="withholding_decided_by_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="withholding_decided_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(decision="not_agreed") | ~Q(words=""), name="withholding_refused_in_words"
            ),
            models.CheckConstraint(
                condition=Q(kept_at=None, kept_by=None, kept_why="")
                | ~Q(kept_at=None) & ~Q(kept_by=None) & ~Q(kept_why="") & Q(decision="agreed"),
                name="withholding_kept_by_when_and_why",
            ),
            models.CheckConstraint(
                condition=all_or_none(ended_at=None, ended_by=None),
                name="withholding_ended_by_and_when",
            ),
        ]

    @property
    def is_whole(self) -> bool:
        return self.piece_id == self.subject_id

    @property
    def is_waiting(self) -> bool:
        return self.decided_at is None and self.ended_at is None

    @property
    def is_agreed(self) -> bool:
        """Agreed, and nobody has let it go."""
        return self.decision == self.Decision.AGREED and self.ended_at is None

    @property
    def is_withdrawn(self) -> bool:
        return self.decided_at is None and self.ended_at is not None

    def is_late_on(self, day: date) -> bool:
        return self.is_agreed and self.review_on < day
