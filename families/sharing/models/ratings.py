"""How a visit was for somebody in the family, in one of four plain sentences (S7)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family, Member


class FamilyRatingQuerySet(models.QuerySet["FamilyRating"]):
    def newest_first(self) -> "FamilyRatingQuerySet":
        return self.order_by("-rated_at", "-pk")


class FamilyRating(CaseModel):
    """Of one version, by its recipient, as themselves. Another one later stands beside it: the newest counts.

    Nobody else in the family learns of it.
    """

    class Way(models.TextChoices):
        WITH = "with", _("We did it together")
        FOR = "for", _("It was done for us")
        TO = "to", _("It was done to us")
        NOT = "not", _("We were left alone with it")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="ratings")
    version = models.ForeignKey("sharing.SharedVersion", on_delete=models.PROTECT, related_name="ratings")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    user_id = models.UUIDField()
    way = models.CharField(max_length=10, choices=Way.choices)
    rated_at = models.DateTimeField(default=timezone.now)

    objects = FamilyRatingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["version", "-rated_at"], name="rating_by_version")]
        constraints = [
            models.CheckConstraint(
                condition=Q(way__in=["with", "for", "to", "not"]), name="rating_is_one_of_four"
            )
        ]
