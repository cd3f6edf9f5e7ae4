"""What others told us, released for one reader; and what others read about a young person, looked at again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family, Member, Passage
from restorative.accounts.models import User


class ReleaseQuerySet(models.QuerySet["Release"]):
    def visible_to(self, user: User) -> "ReleaseQuerySet":
        return self.filter(family__in=Family.reached_by(user))


class Release(CaseModel):
    """Why one reader may read what another agency, the police or a third party told us. For staff only."""

    class Ground(models.TextChoices):
        AGREED = "agreed", _("Who told us agreed")
        REASONABLE = (
            "reasonable",
            _("They did not agree, or could not be asked, and it is reasonable all the same"),
        )

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="releases")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    # a note of which something was released is not taken back (Visit.was_acted_on)
    passage = models.ForeignKey(Passage, on_delete=models.DO_NOTHING, related_name="+")
    ground = models.CharField(max_length=12, choices=Ground.choices)
    reason = models.TextField()
    agreed_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "passage"], name="released_once_per_reader"),
            models.CheckConstraint(condition=~Q(reason=""), name="release_says_why"),
        ]


class ShareRecheckQuerySet(models.QuerySet["ShareRecheck"]):
    def visible_to(self, user: User) -> "ShareRecheckQuerySet":
        return self.filter(family__in=Family.reached_by(user))


class ShareRecheck(CaseModel):
    """After a birthday: what the young person said about what others read of them, and what was decided."""

    class Asked(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="share_rechecks")
    asked = models.CharField(max_length=10, choices=Asked.choices)
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ShareRecheckQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["member", "-at"], name="share_recheck_by_member")]
