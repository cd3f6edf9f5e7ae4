"""Two members who are one human, in two families or listed twice in one: said by somebody who sees both, and undone again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from families.models.rules import all_or_none
from restorative.accounts.models import User


class SamePersonQuerySet(models.QuerySet["SamePerson"]):
    def visible_to(self, user: User) -> "SamePersonQuerySet":
        """Where both sides are seen; to who sees one, there is nothing."""
        mine = Family.reached_by(user)
        return self.filter(family__in=mine, other_family__in=mine)

    def standing(self) -> "SamePersonQuerySet":
        return self.filter(undone_at=None)

    def of_family(self, family: Family) -> "SamePersonQuerySet":
        return self.filter(Q(family=family) | Q(other_family=family))


class SamePerson(CaseModel):
    """What somebody said of two members. Every fact stays on its own Member: only the bare Person becomes one."""

    class Verdict(models.TextChoices):
        SAME = "same", _("The same person")
        DIFFERENT = "different", _("Two people")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    other_family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    other_member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    # whose membership the other was before, so that it can be again
    was_person = models.UUIDField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = SamePersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(member=F("other_member")), name="same_person_of_two"),
            models.CheckConstraint(
                condition=all_or_none(undone_by=None, undone_at=None), name="same_person_undone_by_and_when"
            ),
            models.UniqueConstraint(
                fields=["member", "other_member"], condition=Q(undone_at=None), name="same_person_said_once"
            ),
        ]
