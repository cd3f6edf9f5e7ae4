"""What we offered somebody, and what came of it, so that nobody is called hard to engage whom nobody asked (S9)."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from families.models.visits import VisitMember
from restorative.accounts.models import User

if TYPE_CHECKING:
    from datetime import date


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, user: User) -> "OfferQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_first(self) -> "OfferQuerySet":
        return self.order_by("-offered_on", "-at", "-pk")


class Offer(CaseModel):
    """One offer to one member, written down once. Never a score of anybody."""

    class Outcome(models.TextChoices):
        TOOK_PART = "took_part", _("They took part")
        PARTLY = "partly", _("They took part in some of it")
        COULD_NOT = "could_not", _("They could not")
        SAID_NO = "said_no", _("They said no")
        OUR_SIDE = "our_side", _("Our side fell through")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="offers")
    offered_on = models.DateField()
    what = models.TextField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = OfferQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["member", "-offered_on"], name="offer_by_member")]


def with_engagement(members: Any, since: "date") -> Any:
    """Members with `days_there` (of visits since a day) and `made_offers` (since then, the newest first) as plain facts."""
    there = VisitMember.objects.filter(member=OuterRef("pk"), was_there=True, visit__happened_on__gte=since)
    offers = Offer.objects.filter(member=OuterRef("pk"), offered_on__gte=since).newest_first()
    facts = JSONObject(on="offered_on", what="what", outcome="outcome", words="words", by=F("by__name"))
    return members.annotate(
        days_there=ArraySubquery(there.order_by("pk").values("visit__happened_on")),
        made_offers=ArraySubquery(offers.values(facts=facts)),
    )
