"""Who is together with whom, who lives where, and which parent nobody knows: what a family is drawn from (S4, S11)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from restorative.accounts.models import User


class KinQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> "KinQuerySet":
        return self.filter(family__in=Family.reached_by(user))


class Said(CaseModel):
    """Who put it down, and when."""

    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


class Partnership(Said):
    """Two members who are, or were, together. Several over time; what they are now is the one that is not over."""

    class Kind(models.TextChoices):
        MARRIED = "married", _("Married")
        CIVIL = "civil", _("In a civil partnership")
        ENGAGED = "engaged", _("Engaged")
        TOGETHER = "together", _("Living together")
        APART = "apart", _("Together, but living apart")

    class Ended(models.TextChoices):
        SEPARATED = "separated", _("They separated")
        DIVORCED = "divorced", _("They divorced, or dissolved the civil partnership")
        DEATH = "death", _("One of them died")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="partnerships")
    one = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    began_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    how_ended = models.CharField(max_length=10, choices=Ended.choices, blank=True)

    objects = KinQuerySet.as_manager()

    class Meta:
        ordering = [F("began_on").asc(nulls_first=True), "added_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(one=F("other")), name="partnership_of_two"),
            models.CheckConstraint(
                condition=Q(began_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="partnership_ends_after_it_began",
            ),
        ]


class Household(Said):
    """A home by the name that the family gives it. It has no address: those stand, protected or not, by themselves."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="households")
    name = models.CharField(max_length=100)

    objects = KinQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]


class HouseholdStay(Said):
    """Somebody lives in a home, from and to a day. A child may live in two at once."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="stays")
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="stays")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="stays")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    objects = KinQuerySet.as_manager()

    class Meta:
        ordering = [F("from_on").asc(nulls_first=True), "added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="stay_ends_after_it_began",
            ),
        ]

    def is_on(self, day: date) -> bool:
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or self.to_on > day)


class ParentNotKnown(Said):
    """A parent of whom nobody knows who they are, with what is known. Taken off once they are known."""

    class Which(models.TextChoices):
        MOTHER = "mother", _("Mother")
        FATHER = "father", _("Father")
        PARENT = "parent", _("A parent")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="parents_not_known")
    child = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="parents_not_known")
    which = models.CharField(max_length=10, choices=Which.choices)
    words = models.TextField(blank=True)

    objects = KinQuerySet.as_manager()

    class Meta:
        ordering = ["which", "added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "which"],
                condition=~Q(which="parent"),
                name="mother_or_father_not_known_once",
            )
        ]
