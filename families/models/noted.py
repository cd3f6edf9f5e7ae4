"""What somebody of us writes down about one person, a row at a time: the newest stands, nothing is changed."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from families.models.family import CaseModel, Family
from families.models.people import Member
from restorative.accounts.models import User


class NotedQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> "NotedQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_of_each(self, day: str, most: int, **facts: str) -> ArraySubquery:
        """The newest few about the member of the outer query, newest first, as plain facts: for an annotation."""
        mine = self.filter(member=OuterRef("pk")).order_by(f"-{day}", "-at", "pk")
        return ArraySubquery(mine.values(facts=JSONObject(day=day, **facts))[:most])


class Noted(CaseModel):
    """Appended in one's own name, about one member."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
