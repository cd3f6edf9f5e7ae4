"""What is added to a finished note later: appended, dated and signed; what stands is never changed."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from families.models.family import CaseModel, Family
from families.models.visits import Visit


class Amendment(CaseModel):
    """One addition to a finished note. Its text is passages; `why` says in a line what it is about."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="amendments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=200)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["added_at"]
