"""A note that was written on the wrong family: asked, agreed by a manager, and gone from there without a word of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import BooleanField, Exists, Func, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.rules import all_or_none
from families.models.visits import Visit
from restorative.access.models import FamilyAccess
from restorative.accounts.models import Role, User


class IsAskedToGo(Func):
    """Whether somebody asks for a note to go, by its id: known to whoever works with it, and neither why nor where to."""

    function = "app.is_asked_to_go"
    output_field = BooleanField()


class NobodyCanAgree(IsAskedToGo):
    """Whether no manager is here now who could agree to what somebody asks: then it may be asked anew."""

    function = "app.nobody_can_agree"


class WrongFamilyQuerySet(models.QuerySet["WrongFamily"]):
    def visible_to(self, user: User) -> "WrongFamilyQuerySet":
        """Whoever sees both families: who asked, and managers."""
        mine = Family.reached_by(user)
        asked = self.filter(Q(to_family=None) | Q(to_family__in=mine), family__in=mine)
        return asked if user.is_manager else asked.filter(asked_by=user)

    def answered_or_waiting(self) -> "WrongFamilyQuerySet":
        """Without what came to nothing before a manager looked."""
        return self.exclude(decision__in=[WrongFamily.Decision.SET_ASIDE, WrongFamily.Decision.TAKEN_BACK])

    def waiting(self) -> "WrongFamilyQuerySet":
        return self.filter(decided_at=None)

    def to_decide_by(self, user: User) -> "WrongFamilyQuerySet":
        """Never what one asked for or wrote oneself."""
        wrote = Visit.objects.filter(pk=OuterRef("note_id"), author=user)
        return self.visible_to(user).waiting().exclude(asked_by=user).exclude(Exists(wrote))


class WrongFamily(CaseModel):
    """Somebody asks to move a note to the right family, or to withdraw it; a manager of both says yes or no.

    `note_id` and `moved_to` are plain ids: the one note goes, the other may go too.
    """

    class Decision(models.TextChoices):
        AGREED = "agreed", _("Agreed")
        NOT_AGREED = "not_agreed", _("Not agreed")
        # no manager could decide, and somebody asked anew
        SET_ASIDE = "set_aside", _("Asked again")
        # its writer took the note itself back before anybody decided
        TAKEN_BACK = "taken_back", _("The note was taken back")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    note_id = models.UUIDField()
    to_family = models.ForeignKey(Family, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=12, choices=Decision.choices, blank=True)
    words = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    moved_to = models.UUIDField(null=True, blank=True)

    objects = WrongFamilyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "decided_at", "asked_at"], name="wrong_family_by_family")]
        constraints = [
            models.UniqueConstraint(
                fields=["note_id"], condition=Q(decided_at=None), name="asked_once_of_a_note"
            ),
            models.CheckConstraint(
                condition=Q(to_family=None) | ~Q(to_family=models.F("family")), name="moves_to_another_family"
            ),
            models.CheckConstraint(
                condition=all_or_none(decided_at=None, decided_by=None, decision=""),
                name="wrong_family_decided_by_when_and_how",
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        return self.decided_at is None


class Withdrawal(CaseModel):
    """What stands where a note was: that one was withdrawn, when and with whose agreement. Nothing of what it said."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="withdrawals")
    note_id = models.UUIDField(unique=True)
    at = models.DateTimeField(default=timezone.now)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["family", "-at"], name="withdrawal_by_family")]


class WithdrawnFile(CaseModel):
    """The bytes of a file that went with its note. Nobody who serves reads it: the rest stands in the trail."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    withdrawal = models.ForeignKey(Withdrawal, on_delete=models.CASCADE, related_name="+")
    attachment_id = models.UUIDField()
    data = models.BinaryField()


class MovedNote(CaseModel):
    """A note that was written on another family and came here: when, and with whose agreement. Not from where."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    # a note that came here cannot be taken back by its writer, so nothing ever follows it but app.take_out
    visit = models.OneToOneField(Visit, on_delete=models.DO_NOTHING, related_name="moved")
    at = models.DateTimeField(default=timezone.now)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


def managers_of(family: Family, but: tuple[Any, ...]) -> QuerySet[FamilyAccess]:
    """The ways of managers to this family who could agree; never of these people."""
    ways = FamilyAccess.objects.current().exclude(via=FamilyAccess.Via.BREAK_GLASS).exclude(user__in=but)
    return ways.filter(family_id=family.pk, user__is_active=True, user__roles__contains=[Role.MANAGER])


def managers_of_both(family: OuterRef, other: Family, but: tuple[Any, ...]) -> QuerySet[FamilyAccess]:
    """The same, to the family of the outer query, of those who reach this other one as well: for `Exists`."""
    ways = FamilyAccess.objects.current().exclude(via=FamilyAccess.Via.BREAK_GLASS)
    return ways.filter(family_id=family, user__in=managers_of(other, but).values("user"))


@dataclass(frozen=True)
class Gone:
    """That a note was withdrawn: when, and who agreed."""

    at: datetime
    by: str


def withdrawn_words(facts: Iterable[Mapping[str, str]]) -> list[Gone]:
    return [Gone(datetime.fromisoformat(one["at"]), one["by"]) for one in facts]


def withdrawn_from(family: OuterRef) -> ArraySubquery:
    """That notes were withdrawn from the family of the outer query, the newest first, as plain facts."""
    facts = JSONObject(at="at", by="agreed_by__name")
    found = Withdrawal.objects.filter(family=family).order_by("-at")
    return ArraySubquery(found.values(facts=facts)[:50])
