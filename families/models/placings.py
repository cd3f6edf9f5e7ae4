"""Where the author of a visit would place it: how much support, how much challenge (S7)."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from families.models.family import CaseModel, Family, standing_above
from families.models.visits import Visit, VisitQuerySet
from restorative.accounts.models import User


class PlacingQuerySet(models.QuerySet["Placing"]):
    def visible_to(self, user: User) -> "PlacingQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def standing(self) -> Subquery:
        """The newest of the visit of the outer query, as plain facts."""
        mine = self.filter(visit=OuterRef("pk")).newest_first()
        return Subquery(mine.values(facts=JSONObject(support="support", challenge="challenge"))[:1])

    def newest_first(self) -> "PlacingQuerySet":
        return self.order_by("-at", "-pk")


class Placing(CaseModel):
    """For thinking about one's own work, never a ranking. Never changed: the newest of a visit stands."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    # a placing is never taken away by who serves; a visit that has one is not taken back (Visit.was_acted_on)
    visit = models.ForeignKey(Visit, on_delete=models.DO_NOTHING, related_name="placings")
    support = models.PositiveSmallIntegerField()
    challenge = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = PlacingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["visit", "-at"], name="placing_by_visit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(support__lte=10, challenge__lte=10), name="placing_on_the_scale"
            )
        ]


def in_the_window(visits: VisitQuerySet) -> Any:
    """Visits that somebody placed or rated, with `placed` (the newest) and `said` (the newest first) as plain facts.

    What families said stands in a room above, which hangs it on the family.
    """
    placings = Placing.objects.filter(visit=OuterRef("pk")).newest_first()
    ratings = standing_above("ratings").filter(version__subject_id=OuterRef("pk")).newest_first()
    facts = JSONObject(member="member_id", name="member__preferred_name", full="member__full_name", way="way")
    return visits.annotate(
        placed=Placing.objects.standing(), said=ArraySubquery(ratings.values(facts=facts))
    ).filter(Exists(placings) | Exists(ratings))
