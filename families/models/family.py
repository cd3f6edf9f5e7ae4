"""A family, and who works with it."""

import re
import secrets
import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject, Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.scan.sounds import sounds_of
from restorative.access.identity import StatementTime
from restorative.access.models import FamilyAccess
from restorative.accounts.models import Team, User

MOST_WORDS = 6
NEWEST_FEW = 3
LONGEST_COVER = timedelta(hours=72)
# a search for "the Bell family" looks for Bell
PASSED_OVER = {"the", "family"}
# what a family is drawn from: by the name of each relation, the facts and the fields they stand in
TREE: dict[str, dict[str, str]] = {
    "members": {
        "key": "pk",
        **{name: name for name in ("full_name", "preferred_name", "kind", "sex", "role_in_family")},
        **{name: name for name in ("birth_date", "due_date", "died_on")},
    },
    "parent_links": {"key": "pk", "parent": "parent_id", "child": "child_id", "kind": "kind"},
    "partnerships": {
        "key": "pk",
        "one": "one_id",
        "other": "other_id",
        "kind": "kind",
        "began": "began_on",
        "ended": "ended_on",
        "how_ended": "how_ended",
    },
    "households": {"key": "pk", "name": "name"},
    "stays": {
        "key": "pk",
        "household": "household_id",
        "member": "member_id",
        "begins": "from_on",
        "ends": "to_on",
    },
    "parents_not_known": {"key": "pk", "child": "child_id", "which": "which", "words": "words"},
}
REFERENCE_LETTERS = "ABCDEFGHJKMNPQRTUVWXY34679"


def new_reference() -> str:
    """A short reference that says nothing of the family or its order of arrival, such as F-7K3QW."""
    return "F-" + "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(5))


class CaseModel(models.Model):
    """A row of case content. The key is random, made here: version 7 would tell the time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


def _hit(word: str) -> Q:
    """Where one word may be found; a reference also without its dash."""
    reference = re.sub(r"(?i)^f(?=\w{5}$)", "F-", word)
    names = Q(members__full_name__icontains=word) | Q(members__preferred_name__icontains=word)
    sounds = sounds_of(word)
    if sounds:
        names |= Q(members__name_keys__key__in=sounds)
    return Q(name__icontains=word) | Q(reference__icontains=word) | Q(reference__iexact=reference) | names


class FamilyQuerySet(models.QuerySet["Family"]):
    def visible_to(self, user: User) -> "FamilyQuerySet":
        """Families this person has a way to now: allocated, or by a supervision line. Default none."""
        return self.filter(id__in=Family.reached_by(user))

    def held_by(self, user: User) -> "FamilyQuerySet":
        """Those that this person reaches by more than an opening in an emergency."""
        ways = FamilyAccess.objects.current().filter(user=user).exclude(via=FamilyAccess.Via.BREAK_GLASS)
        return self.filter(id__in=ways.values("family_id"))

    def hold(self, family_id: uuid.UUID) -> None:
        """One writes at a time in this family: the others wait for this transaction to end."""
        self.select_for_update(no_key=True).filter(pk=family_id).values("pk").first()

    def open(self) -> "FamilyQuerySet":
        return self.filter(status=Family.Status.OPEN)

    def by_name(self) -> "FamilyQuerySet":
        """A to Z whatever the capitals; the id keeps families of the same name apart."""
        return self.annotate(sort_name=Lower("name")).order_by("sort_name", "id")

    def after(self, sort_name: str, id_: uuid.UUID) -> "FamilyQuerySet":
        """What follows one place in the order of `by_name`."""
        return self.by_name().filter(Q(sort_name__gt=sort_name) | Q(sort_name=sort_name, id__gt=id_))

    def named(self, text: str) -> "FamilyQuerySet":
        """Families in which every word of a search is found: in the name, the reference or a member's name."""
        words = text.split()[:MOST_WORDS]
        found = self
        for word in [word for word in words if word.casefold() not in PASSED_OVER] or words:
            found = found.filter(id__in=Family.objects.filter(_hit(word)).values("id"))
        return found

    def worked_by(self, user_id: uuid.UUID) -> "FamilyQuerySet":
        now = Allocation.objects.current().filter(user_id=user_id)
        return self.filter(id__in=now.values("family_id"))

    def with_lead(self) -> "FamilyQuerySet":
        """`lead_name`: who leads the work now."""
        leads = Allocation.objects.current().filter(family=OuterRef("pk"), works_as=Allocation.As.LEAD)
        return self.annotate(lead_name=Subquery(leads.values("user__name")[:1]))

    def with_decisions(self) -> "FamilyQuerySet":
        """`told` and `decided`: the newest few worries that could not wait, and decisions on the file, as plain facts.

        Both through the reverse relation: decisions are made in supervision, of which families know nothing.
        """
        told = JSONObject(id="pk", at="raised_at", is_answered=Q(decided_at__isnull=False))
        decided = JSONObject(id="pk", at="decided_at", question="question", by="decided_by__name")
        return self.annotate(
            told=newest_of("escalations", "raised_at", told),
            decided=newest_of("decisions", "decided_at", decided),
        )

    def with_workers(self) -> "FamilyQuerySet":
        """`workers`: everybody who works with the family now, the lead first, as plain facts.

        `sees`: whether they reach it; a declared tie or a restriction can stand against that.
        """
        ways = FamilyAccess.objects.current().filter(user=OuterRef("user"), family_id=OuterRef("family"))
        facts = JSONObject(
            allocation="id",
            user="user_id",
            name="user__name",
            job_title="user__job_title",
            works_as="works_as",
            until="ended_at",
            reason="reason",
            sees=Exists(ways),
        )
        now = Allocation.objects.current().filter(family=OuterRef("pk"))
        return self.annotate(workers=ArraySubquery(now.lead_first().values(facts=facts)))

    def with_is_opened(self, user: User) -> "FamilyQuerySet":
        """`is_opened`: whether this person sees it only because they opened it in an emergency."""
        held = Family.objects.held_by(user).filter(pk=OuterRef("pk"))
        return self.annotate(is_opened=~Exists(held))

    def with_named(self) -> "FamilyQuerySet":
        """`is_restricted`, and `named`: the names of the only people who then reach the family."""
        standing = standing_above("restrictions").standing().filter(family=OuterRef("pk"))
        named = standing_above("named_people").standing().filter(family=OuterRef("pk"))
        names = named.order_by("user__name", "pk").values("user__name")
        return self.annotate(is_restricted=Exists(standing), named=ArraySubquery(names))

    def with_member_names(self) -> "FamilyQuerySet":
        """`member_names`: how everybody in it is called in full."""
        people = standing_above("members").filter(family=OuterRef("pk")).order_by("pk")
        return self.annotate(member_names=ArraySubquery(people.values("full_name")))

    def with_no_tie_of(self, user: User) -> "FamilyQuerySet":
        """`said_no_tie`: whether this person was asked, and said that they know nobody in it."""
        said = standing_above("no_ties").filter(family=OuterRef("pk"), user=user)
        return self.annotate(said_no_tie=Exists(said.order_by()))

    def with_tree(self) -> "FamilyQuerySet":
        """`tree_…`: who is what to whom, as plain facts for `families.tree.tree_of`."""
        return self.annotate(**{f"tree_{name}": all_of(name, facts) for name, facts in TREE.items()})

    def with_plans(self) -> "FamilyQuerySet":
        """`plan_facts` and `goal_facts`: its plans, open ones first, and the beginning of each of their goals."""
        plans, goals = (standing_above(name).on_family_page() for name in ("plans", "goals"))
        return self.annotate(plan_facts=ArraySubquery(plans), goal_facts=ArraySubquery(goals))


def standing_above(name: str) -> Any:
    """The manager of what a room above hangs on families under this name: by the relation, never by an import."""
    field: Any = Family._meta.get_field(name)
    return field.related_model.objects


def all_of(relation: str, facts: dict[str, str]) -> ArraySubquery:
    """Every row that points to the family of the outer query, in its own order, as plain facts."""
    rows = standing_above(relation).filter(family=OuterRef("pk"))
    return ArraySubquery(rows.values(as_facts=JSONObject(**facts)))


def newest_of(relation: str, moment: str, facts: JSONObject) -> ArraySubquery:
    """The newest few rows that point to the family of the outer query, as plain facts."""
    model: Any = Family._meta.get_field(relation).related_model
    rows = model.objects.filter(family=OuterRef("pk")).order_by(f"-{moment}", "pk")
    return ArraySubquery(rows.values(as_facts=facts)[:NEWEST_FEW])


class Family(CaseModel):
    """The people one piece of work is with. 'Family' is as wide as they say it is (S4)."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    class Level(models.TextChoices):
        UNIVERSAL = "universal", _("Universal")
        EARLY_HELP = "early_help", _("Early help")
        CHILD_IN_NEED = "child_in_need", _("Child in need")
        CHILD_PROTECTION = "child_protection", _("Child protection")
        IN_CARE = "in_care", _("In care")
        LEAVING_CARE = "leaving_care", _("Leaving care")

    reference = models.CharField(max_length=12, unique=True, default=new_reference, editable=False)
    name = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    level = models.CharField(max_length=20, choices=Level.choices, default=Level.EARLY_HELP)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why_involved = models.TextField(blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FamilyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["name", "id"], name="family_by_name")]

    def __str__(self) -> str:
        return self.reference

    @staticmethod
    def reached_by(user: User) -> "models.QuerySet[FamilyAccess, uuid.UUID]":
        """The ids of the families that this person has a way to now: allocated, or by a supervision line."""
        return FamilyAccess.objects.current().filter(user=user).values_list("family_id", flat=True)

    @property
    def called(self) -> str:
        """The name in a sentence: The Bell family. What already reads like that stays as they say it."""
        said = self.name.casefold()
        if said.startswith("the ") or said.endswith("family"):
            return self.name
        return gettext("The %(name)s family") % {"name": self.name}


class AllocationQuerySet(models.QuerySet["Allocation"]):
    def current(self) -> "AllocationQuerySet":
        now = StatementTime()
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=now), started_at__lte=now)

    def stood_in_for(self, manager: User) -> "AllocationQuerySet":
        """Who works now with the families in which this manager stands in for another."""
        stands_in = FamilyAccess.Via.STAND_IN
        ways = FamilyAccess.objects.current().filter(user=manager, via=stands_in)
        return self.current().filter(family__in=ways.values("family_id"))

    def lead_first(self) -> "AllocationQuerySet":
        return self.order_by("-works_as", "started_at", "id")


class Allocation(CaseModel):
    """Who works with a family, from when to when. Access ends the moment this ends, also to one's own notes.

    Cover is for some hours and says why; its end is there from the beginning.
    """

    class As(models.TextChoices):
        LEAD = "lead", _("Lead practitioner")
        CO_WORKER = "co_worker", _("Co-worker")
        COVER = "cover", _("Covers")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="allocations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="allocations")
    works_as = models.CharField(max_length=10, choices=As.choices)
    reason = models.TextField(blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="allocation_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(works_as="cover")
                | Q(ended_at__isnull=False, ended_at__lte=F("started_at") + LONGEST_COVER),
                name="cover_ends_within_72_hours",
            ),
            models.UniqueConstraint(
                fields=["family"],
                condition=Q(works_as="lead", ended_at=None),
                name="one_lead_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["family", "user"],
                condition=Q(ended_at=None),
                name="allocated_once_at_a_time",
            ),
        ]
