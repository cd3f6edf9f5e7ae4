"""When something reached somebody it should not have: what it was, who was told, what was done, what we learned (S37)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family
from families.models.rules import all_or_none
from restorative.accounts.models import Role, User
from restorative.audit.reading import NOT_RESTRICTED

# from when it was noticed until the regulator must have heard, where it has to (UK GDPR, article 33)
REPORT_WITHIN = timedelta(hours=72)


class BreachQuerySet(models.QuerySet["Breach"]):
    def visible_to(self, user: User) -> "BreachQuerySet":
        """Of the families that one sees; to the lead those of all that are not restricted."""
        theirs = Q(family__in=Family.reached_by(user))
        return self.filter(theirs | NOT_RESTRICTED if Role.LEAD in user.roles else theirs)

    def open(self) -> "BreachQuerySet":
        return self.filter(closed_at=None)

    def with_people(self) -> "BreachQuerySet":
        return self.select_related("noted_by", "closed_by", "report__by")


class Breach(CaseModel):
    """One time that something went wrong. Facts of what was shared are read off the record, never typed.

    `version_id` is a plain id: the version of a note that was withdrawn is gone, and this stays.
    """

    class How(models.TextChoices):
        SHARED = "shared", _("It was shared with somebody it should not have reached")
        WRONG_FAMILY = "wrong_family", _("A note on the wrong family had been shared")
        POSTED = "posted", _("A letter or message went to the wrong place")
        LOST = "lost", _("Paper, a phone or a computer was lost")
        OVERSEEN = "overseen", _("Somebody saw or heard it who should not have")
        OTHER = "other", _("Something else")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="breaches")
    how = models.CharField(max_length=20, choices=How.choices)
    noticed_at = models.DateTimeField(default=timezone.now)
    reached = models.TextField()
    what = models.TextField()
    made_safe = models.TextField(blank=True)
    learning = models.TextField(blank=True)
    # read off the record when this was opened: from then on nobody opens what was taken back
    version_id = models.UUIDField(null=True, blank=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    aloud_on = models.DateField(null=True, blank=True)
    printed_at = models.DateTimeField(null=True, blank=True)
    # an earlier version of the same, read before this one took its place
    earlier_at = models.DateTimeField(null=True, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = BreachQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "closed_at", "noticed_at"], name="breach_by_family")]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(closed_at=None, closed_by=None),
                name="breach_closed_by_and_when",
            )
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def report_by(self) -> datetime:
        """Until when the regulator must have heard, where it has to."""
        return self.noticed_at + REPORT_WITHIN

    @property
    def is_decided(self) -> bool:
        """Whether it was decided if the regulator is told; for those read with `with_people`."""
        return hasattr(self, "report")

    @property
    def is_late(self) -> bool:
        return self.is_open and not self.is_decided and self.report_by < timezone.now()

    @property
    def was_shared(self) -> bool:
        """Whether the record itself knows when it was sent and read."""
        return self.shared_at is not None

    @property
    def was_read(self) -> bool:
        return any((self.read_at, self.aloud_on, self.earlier_at))


class BreachTold(CaseModel):
    """Somebody was told of it. Never changed: another telling is another row."""

    class Who(models.TextChoices):
        PERSON = "person", _("The person whose facts they were")
        MANAGER = "manager", _("A manager")
        LEAD = "lead", _("The data protection lead")
        POLICE = "police", _("The police or 999")
        OTHER = "other", _("Somebody else")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    breach = models.ForeignKey(Breach, on_delete=models.CASCADE, related_name="told")
    who = models.CharField(max_length=10, choices=Who.choices)
    words = models.TextField()
    told_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["told_at", "pk"]


class BreachReport(CaseModel):
    """Whether the regulator is told, why, and under which reference: the lead's decision, made once."""

    class Decision(models.TextChoices):
        REPORTED = "reported", _("The regulator was told")
        NOT_NEEDED = "not_needed", _("The regulator need not be told")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    breach = models.OneToOneField(Breach, on_delete=models.CASCADE, related_name="report")
    decision = models.CharField(max_length=12, choices=Decision.choices)
    why = models.TextField()
    reference = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
