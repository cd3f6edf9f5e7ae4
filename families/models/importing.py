"""What ties our people to a council's other systems: its numbers for them, and what its lists say happened."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.council_codes import code_in_words
from families.models.family import CaseModel, Family
from families.models.people import Member
from restorative.accounts.models import User


class OfAFamilyQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> "OfAFamilyQuerySet":
        return self.filter(family__in=Family.reached_by(user))


class ExternalId(CaseModel):
    """The number by which the council's system knows a family or somebody in it.

    `seen`: for each fact a keyed mark of what the file said last, so that only what changed *there* counts as a change.
    It is unique within a family only: were it unique in the whole database, a refusal would tell that a family exists.
    """

    class Source(models.TextChoices):
        PERSON = "person", _("Person number")
        FAMILY = "family", _("Family number")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="external_ids")
    member = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.CASCADE, related_name="external_ids"
    )
    source = models.CharField(max_length=10, choices=Source.choices)
    value = models.CharField(max_length=40)
    seen = models.JSONField(default=dict)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    objects = OfAFamilyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["value", "source"], name="external_id_by_value")]
        constraints = [
            models.UniqueConstraint(fields=["family", "source", "value"], name="external_id_once_a_family"),
            models.CheckConstraint(
                condition=Q(source="family", member=None) | Q(source="person", member__isnull=False),
                name="external_id_of_whom",
            ),
        ]


class DoubleNotice(CaseModel):
    """The council's number of this person came in again, with people whom nobody here may see.

    Made by `app.note_import_doubles` alone. It stands where the person already was, and says nothing of the other side.
    """

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="double_notices")
    at = models.DateTimeField(default=timezone.now)

    objects = OfAFamilyQuerySet.as_manager()


class CouncilEvent(CaseModel):
    """Something that a council's list says of a child: a day, what happened in fixed words, and the list's own code."""

    class What(models.TextChoices):
        CONTACT = "contact", _("Somebody contacted children’s services")
        EARLY_HELP = "early_help", _("Early help assessment began")
        EARLY_HELP_DONE = "early_help_done", _("Early help assessment finished")
        REFERRAL = "referral", _("Referral to children’s services")
        ASSESSMENT = "assessment", _("Assessment began")
        ASSESSED = "assessed", _("Assessment signed off")
        ENQUIRY = "enquiry", _("Child protection enquiry (section 47) began")
        CONFERENCE = "conference", _("First child protection conference")
        CIN_PLAN = "cin_plan", _("Child in need plan began")
        CIN_PLAN_ENDED = "cin_plan_ended", _("Child in need plan ended")
        CLOSED = "closed", _("The council closed its work")
        PROTECTION_PLAN = "cp_plan", _("Child protection plan began")
        PROTECTION_REVIEW = "cp_review", _("Child protection review conference")
        PROTECTION_ENDED = "cp_plan_ended", _("Child protection plan ended")
        SEEN = "seen", _("The child was seen")
        STATUTORY_VISIT = "statutory_visit", _("Statutory visit")
        PRE_PROCEEDINGS = "pre_proceedings", _("Pre-proceedings began")
        COURT = "court", _("Application to court")
        MEETING_OFFERED = "meeting", _("Letter before proceedings sent")
        CARE = "care", _("Came into care")
        CARE_REVIEW = "care_review", _("Review of a child in care")
        LEGAL_STATUS = "legal_status", _("Legal status changed")
        PLACEMENT = "placement", _("Placement began")
        HEALTH = "health", _("Health assessment")
        DENTAL = "dental", _("Dental check")
        CARE_ENDED = "care_ended", _("Left care")
        DISABILITY = "disability", _("Disability recorded")

    class Source(models.TextChoices):
        ANNEX_A = "annex_a", _("Annex A")
        CENSUS = "census", _("Children in need census")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="council_events")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="council_events")
    source = models.CharField(max_length=10, choices=Source.choices)
    day = models.DateField()
    what = models.CharField(max_length=20, choices=What.choices)
    code = models.CharField(max_length=60, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now)

    objects = OfAFamilyQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "what", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "what", "day"], name="council_event_once_a_day")
        ]

    @property
    def code_in_words(self) -> str:
        return code_in_words(self.what, self.code)


class ImportFileQuerySet(models.QuerySet["ImportFile"]):
    def visible_to(self, user: User) -> "ImportFileQuerySet":
        """One's own."""
        return self.filter(by=user)


class ImportFile(CaseModel):
    """A file between preview and yes: for who sent it alone, and gone within a day. Its name is not kept."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    data = models.BinaryField()
    report = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    objects = ImportFileQuerySet.as_manager()
