"""Looking together at what is strong and what is needed: their view, ours, and where we agree (S15, S22, S23, S26)."""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member, ParentLink
from families.models.rules import all_or_none
from restorative.accounts.models import User


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def visible_to(self, user: User) -> "AssessmentQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_first(self) -> "AssessmentQuerySet":
        return self.order_by(F("closed_at").desc(nulls_first=True), "-begun_at", "pk")

    def with_readiness(self) -> "AssessmentQuerySet":
        """`lacks_hard`: a need is a risk to a child, and nobody said what was hard to assess, or that nothing was."""
        risky = AssessmentItem.objects.filter(assessment=OuterRef("pk"), is_risk=True)
        said = HardToAssess.objects.filter(assessment=OuterRef("pk"))
        return self.annotate(lacks_hard=Exists(risky) & ~Exists(said))

    def with_next_place(self) -> "AssessmentQuerySet":
        """`next_place`: where a new item goes. Two at once share a place, which harms nothing."""
        last = AssessmentItem.objects.filter(assessment=OuterRef("pk")).order_by("-position")
        place = models.Subquery(last.values("position")[:1]) + 1
        return self.annotate(next_place=models.functions.Coalesce(place, 1))

    def with_parts(self) -> "AssessmentQuerySet":
        """All that hangs on each, as plain facts in the one statement."""
        mine = {"assessment": OuterRef("pk")}
        items = AssessmentItem.objects.filter(**mine).order_by("position", "pk")
        hard = HardToAssess.objects.filter(**mine).order_by("at", "pk")
        told = YouSaid.objects.filter(**mine).order_by("told_on", "at", "pk")
        return self.annotate(
            item_facts=ArraySubquery(items.values(facts=JSONObject(**ITEM, **WHOSE, **SAID_BY))),
            hard_facts=ArraySubquery(hard.values(facts=JSONObject(**HARD, **WHOSE))),
            told_facts=ArraySubquery(told.values(facts=JSONObject(**TOLD, **WHOSE))),
        )

    def for_letter(self, reader: Member) -> "AssessmentQuerySet":
        """With all parts, and `link_facts`: who is what to which child of the family."""
        links = ParentLink.objects.filter(family=OuterRef("family"))
        link = JSONObject(parent="parent_id", child="child_id")
        return self.with_parts().annotate(link_facts=ArraySubquery(links.values(facts=link)))


class Assessment(CaseModel):
    """What a family and we understand together. It is shared like a visit, one recipient at a time."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="assessments")
    purpose = models.TextField()
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # what we understand now, in words for the family
    ending = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "-begun_at"], name="assessment_by_family")]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(closed_at=None, closed_by=None),
                name="assessment_closed_by_and_when",
            )
        ]

    @property
    def begun_on(self) -> date:
        return timezone.localdate(self.begun_at)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def all_items(self) -> list["AssessmentItem"]:
        """For assessments `with_parts`, as are the next two."""
        return [AssessmentItem.of(facts) for facts in vars(self)["item_facts"]]

    @property
    def all_hard(self) -> list["HardToAssess"]:
        return [HardToAssess.of(facts) for facts in vars(self)["hard_facts"]]

    @property
    def all_told(self) -> list["YouSaid"]:
        return [YouSaid.of(facts) for facts in vars(self)["told_facts"]]

    def missing(self) -> str:
        """What must be said before it is shared, in words; nothing when it can go. For those `with_readiness`."""
        if not vars(self)["lacks_hard"]:
            return ""
        return gettext(
            "A need here is a risk to a child. Before anybody reads it, say what was hard to assess, or say that"
            " nothing was and why."
        )


def member_of(facts: dict[str, Any], name: str) -> Member | None:
    """A member of whom nothing is known here but how they are called."""
    if facts[f"{name}_id"] is None:
        return None
    return Member(
        id=uuid.UUID(facts[f"{name}_id"]),
        full_name=facts[f"{name}_full"],
        preferred_name=facts[f"{name}_preferred"],
        kind=facts[f"{name}_kind"],
    )


def named(name: str) -> dict[str, str]:
    return {
        f"{name}_id": f"{name}_id",
        f"{name}_full": f"{name}__full_name",
        f"{name}_preferred": f"{name}__preferred_name",
        f"{name}_kind": f"{name}__kind",
    }


def day_in(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


class Whose(CaseModel):
    """A row of an assessment about one person, or about the whole family where nobody is named."""

    class Meta:
        abstract = True

    @property
    def whose_words(self) -> str:
        member: Member | None = self.member  # type: ignore[attr-defined]
        return member.called if member else gettext("The whole family")


class AssessmentItemQuerySet(models.QuerySet["AssessmentItem"]):
    def visible_to(self, user: User) -> "AssessmentItemQuerySet":
        return self.filter(family__in=Family.reached_by(user))


class AssessmentItem(Whose):
    """A strength or a need in three columns. What we do not agree on stays as two views, side by side."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", _("A strength")
        NEED = "need", _("A need")

    class Stands(models.TextChoices):
        NOT_YET = "not_yet", _("Not talked about yet")
        AGREED = "agreed", _("We agree")
        DIFFERENT = "different", _("We see it differently")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # whose strength or need; nobody means the whole family
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_risk = models.BooleanField(default=False)
    topic = models.TextField()
    # whose words the family's view is in
    said_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    family_view = models.TextField(blank=True)
    our_view = models.TextField(blank=True)
    stands = models.CharField(max_length=10, choices=Stands.choices, default=Stands.NOT_YET)
    why = models.TextField(blank=True)
    reply = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AssessmentItemQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["assessment", "position"], name="assessment_item_by_place")]
        constraints = [
            models.CheckConstraint(condition=Q(is_risk=False) | Q(kind="need"), name="only_a_need_is_a_risk")
        ]

    @classmethod
    def of(cls, facts: dict[str, Any]) -> "AssessmentItem":
        """One out of plain facts."""
        plain = {name: facts[name] for name in ITEM}
        plain["id"] = uuid.UUID(facts["id"])
        return cls(**plain, member=member_of(facts, "member"), said_by=member_of(facts, "said_by"))


class HardToAssess(Whose):
    """What we could not see or understand, and how we try again; or that nothing was hard, and why. Never changed."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="hard_areas")
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # whether it says that nothing was hard to assess: then only `why` stands
    is_nothing = models.BooleanField(default=False)
    area = models.TextField(blank=True)
    why = models.TextField()
    tried = models.TextField(blank=True)
    risk_effect = models.TextField(blank=True)
    next_try = models.TextField(blank=True)
    next_by = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(is_nothing=True) ^ ~Q(area=""), name="hard_area_or_nothing")
        ]

    @classmethod
    def of(cls, facts: dict[str, Any]) -> "HardToAssess":
        plain = {name: facts[name] for name in HARD}
        plain |= {"id": uuid.UUID(facts["id"]), "next_by": day_in(facts["next_by"])}
        return cls(**plain, member=member_of(facts, "member"))


class YouSaid(Whose):
    """You said, we decided, because, told you on (S15). Never changed: what comes later is another row."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="told_rows")
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said = models.TextField()
    decided = models.TextField()
    because = models.TextField()
    told_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    @classmethod
    def of(cls, facts: dict[str, Any]) -> "YouSaid":
        plain = {name: facts[name] for name in TOLD}
        plain |= {"id": uuid.UUID(facts["id"]), "told_on": day_in(facts["told_on"])}
        return cls(**plain, member=member_of(facts, "member"))


def same(names: str) -> dict[str, str]:
    return {name: name for name in names.split()}


ITEM = same("id kind is_risk topic family_view our_view stands why reply")
HARD = same("id is_nothing area why tried risk_effect next_try next_by")
TOLD = same("id said decided because told_on")
WHOSE = named("member")
SAID_BY = named("said_by")
