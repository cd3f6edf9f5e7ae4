"""What must not reach somebody in a family: the register that every text is held against before it is shared."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from families.models.rules import all_or_none
from families.scan import Kind
from restorative.accounts.models import User

# after this long we ask again whether there is really nothing
ASKED_AGAIN_AFTER = timedelta(days=91)


class ProtectedTermQuerySet(models.QuerySet["ProtectedTerm"]):
    def visible_to(self, user: User) -> "ProtectedTermQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def standing(self) -> "ProtectedTermQuerySet":
        return self.filter(ended_at=None)

    def standing_first(self) -> "ProtectedTermQuerySet":
        return self.order_by(F("ended_at").desc(nulls_first=True), "-added_at", "pk")

    def with_readers(self) -> "ProtectedTermQuerySet":
        """`reader_ids`: the members who may know it."""
        readers = TermReader.objects.filter(term=OuterRef("pk")).order_by("member_id")
        return self.annotate(reader_ids=ArraySubquery(readers.values("member_id")))


class ProtectedTerm(CaseModel):
    """Some words that must not reach anybody in the family but those who are named."""

    class Kind(models.TextChoices):
        SCHOOL = Kind.SCHOOL.value, _("A school")
        NURSERY = Kind.NURSERY.value, _("A nursery")
        GP = Kind.GP.value, _("A doctor’s surgery")
        REFUGE = Kind.REFUGE.value, _("A refuge")
        NAME = Kind.NAME.value, _("A name that was changed")
        PERSON = Kind.PERSON.value, _("Somebody nobody may know of")
        ADDRESS = Kind.ADDRESS.value, _("A street or an address")
        POSTCODE = Kind.POSTCODE.value, _("A postcode")
        PHONE = Kind.PHONE.value, _("A phone number")
        EMAIL = Kind.EMAIL.value, _("An email address")
        VEHICLE = Kind.VEHICLE.value, _("A number plate")
        OTHER = Kind.OTHER.value, _("Something else")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="protected_terms")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # nothing where it is somebody in the family: then their names are looked for, as they are now
    text = models.CharField(max_length=200, blank=True)
    about = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ProtectedTermQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(ended_at=None, ended_by=None),
                name="protected_term_ended_by_and_when",
            ),
            models.CheckConstraint(
                condition=Q(about=None) & ~Q(text="") | Q(about__isnull=False, text="", kind="person"),
                name="protected_term_is_words_or_somebody",
            ),
            models.UniqueConstraint(
                fields=["about"], condition=Q(ended_at=None), name="existence_kept_once_at_a_time"
            ),
        ]

    @property
    def words(self) -> str:
        """What must be kept, as staff read it."""
        return self.about.full_name if self.about else self.text


class TermReader(CaseModel):
    """Somebody in the family who may know a protected term."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    term = models.ForeignKey(ProtectedTerm, on_delete=models.CASCADE, related_name="readers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "member"], name="term_reader_once")]


class NamesHeldBackQuerySet(models.QuerySet["NamesHeldBack"]):
    def standing(self) -> "NamesHeldBackQuerySet":
        return self.filter(ended_at=None)


class NamesHeldBack(CaseModel):
    """From now on this person reads none of our names: somebody who works here would be in danger from them."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="names_held_back")
    why = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = NamesHeldBackQuerySet.as_manager()

    class Meta:
        ordering = ["-set_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(ended_at=None), name="names_held_back_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=all_or_none(ended_at=None, ended_by=None),
                name="names_held_back_ended_by_and_when",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="names_held_back_says_why"),
        ]


class NothingToKeepQuerySet(models.QuerySet["NothingToKeep"]):
    def lately(self) -> "NothingToKeepQuerySet":
        """Said so short ago that it still holds."""
        return self.filter(said_at__gt=timezone.now() - ASKED_AGAIN_AFTER)


class NothingToKeep(CaseModel):
    """Somebody said, on a day, that nothing in this family must be kept from anybody."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="nothing_to_keep")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    objects = NothingToKeepQuerySet.as_manager()

    class Meta:
        ordering = ["-said_at"]

    @property
    def holds_until(self) -> datetime:
        return self.said_at + ASKED_AGAIN_AFTER
