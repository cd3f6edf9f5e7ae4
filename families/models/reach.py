"""Who may not see a family although they would have a way to it: restricted families, and declared conflicts of interest.

Both narrow what allocations and supervision lines give; `app.ways_to` in the database works them together.
"""

from datetime import date

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, TextField, Value
from django.db.models.functions import Lower
from django.utils import timezone

from families.models.addresses import Address, ProtectedAddress
from families.models.family import CaseModel, Family
from families.models.people import Member
from families.models.rules import all_or_none
from restorative.accounts.models import SupervisionLine, User


class RestrictionQuerySet(models.QuerySet["Restriction"]):
    def standing(self) -> "RestrictionQuerySet":
        return self.filter(lifted_at=None)


class Restriction(CaseModel):
    """From here on the family exists only for the people named; why, and when somebody looks at it again."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="restrictions")
    reason = models.TextField()
    review_on = models.DateField()
    restricted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    restricted_at = models.DateTimeField(default=timezone.now)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = RestrictionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family"], condition=Q(lifted_at=None), name="restricted_once_at_a_time"
            ),
        ]

    def is_due_on(self, day: date) -> bool:
        return self.review_on <= day


class NamedPersonQuerySet(models.QuerySet["NamedPerson"]):
    def standing(self) -> "NamedPersonQuerySet":
        return self.filter(ended_at=None)


class NamedPerson(CaseModel):
    """Somebody who keeps their way to a restricted family. To be named gives no way to somebody who has none."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="named_people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = NamedPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family", "user"], condition=Q(ended_at=None), name="named_once_at_a_time"
            ),
        ]


class NoTie(CaseModel):
    """Somebody who bears a surname of this family was asked, and said that they know nobody in it."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="no_ties")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["family", "user"], name="no_tie_said_once")]


class TieNoticeQuerySet(models.QuerySet["TieNotice"]):
    def visible_to(self, user: User) -> "TieNoticeQuerySet":
        """One's own; for managers those of the people they supervise, and those like a family that they see."""
        if not user.is_manager:
            return self.filter(user=user)
        lines = SupervisionLine.objects.current().filter(manager=user, supervisee=OuterRef("user"))
        seen = Family.reached_by(user)
        last = Func(
            Lower("full_name"), Value(" "), Value(-1), function="split_part", output_field=TextField()
        )
        names = Member.objects.filter(family__in=seen).order_by().annotate(last=last).values("last")
        homes, kept = (model.objects.filter(family__in=seen) for model in (Address, ProtectedAddress))
        is_like = (
            Q(words__overlap=ArraySubquery(names))
            | Q(postcodes__overlap=ArraySubquery(homes.order_by().values("postcode")))
            | Q(postcodes__overlap=ArraySubquery(kept.order_by().values("postcode")))
        )
        return self.filter(Q(user=user) | Exists(lines) | is_like)

    def waiting_for(self, user: User) -> "TieNoticeQuerySet":
        """What a manager may know of and has not put aside; never one's own."""
        waiting = self.visible_to(user).filter(settled_at=None)
        return waiting.exclude(passed_by__contains=[user.pk]).exclude(user=user)


class TieNotice(CaseModel):
    """Somebody says that they are tied to a family that they cannot see, by a name or a postcode.

    It belongs to no family until a manager who sees one finds that it is that one. `words` and `postcodes` are what
    it is compared by.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=300)
    tie = models.TextField()
    words = ArrayField(models.CharField(max_length=60), default=list)
    postcodes = ArrayField(models.CharField(max_length=10), default=list)
    declared_at = models.DateTimeField(default=timezone.now)
    # managers who looked and see no such family
    passed_by = ArrayField(models.UUIDField(), default=list)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = TieNoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(settled_at=None, settled_by=None),
                name="tie_notice_settled_by_and_when",
            )
        ]


class ConflictQuerySet(models.QuerySet["Conflict"]):
    def standing(self) -> "ConflictQuerySet":
        return self.filter(ended_at=None)


class Conflict(CaseModel):
    """A tie between a member of staff and a family: while it stands they have no way to it, whatever else gives one.

    Who stands in for a manager reaches what that manager's supervision lines would have led to, and no more.
    """

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="conflicts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tie = models.TextField()
    stands_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family", "user"], condition=Q(ended_at=None), name="tied_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(user=F("stands_in")), name="nobody_stands_in_for_themselves"),
        ]
