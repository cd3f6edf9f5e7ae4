"""What mattered in the story of a family: chosen, one or two sentences each, for the chronology."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from families.models.rules import all_or_none
from restorative.accounts.models import User


class SignificantEventQuerySet(models.QuerySet["SignificantEvent"]):
    def visible_to(self, user: User) -> "SignificantEventQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def standing(self) -> "SignificantEventQuerySet":
        """Those that were not taken out again."""
        return self.filter(ended_at=None)

    def about(self, member: Member) -> "SignificantEventQuerySet":
        return self.filter(Exists(EventMember.objects.filter(event=OuterRef("pk"), member=member)))

    def between(self, since: date | None, until: date | None) -> "SignificantEventQuerySet":
        found = self.filter(day__gte=since) if since else self
        return found.filter(day__lte=until) if until else found

    def oldest_first(self) -> "SignificantEventQuerySet":
        return self.order_by("day", "at", "pk")

    def newest_first(self) -> "SignificantEventQuerySet":
        return self.order_by("-day", "-at", "-pk")

    def with_people(self) -> "SignificantEventQuerySet":
        """`concerned`: whom each concerns, as plain facts; `by_name`: who chose it."""
        whom = EventMember.objects.filter(event=OuterRef("pk")).order_by("member__kind", "member__birth_date")
        facts = JSONObject(full_name="member__full_name", preferred_name="member__preferred_name")
        return self.annotate(concerned=ArraySubquery(whom.values(facts=facts)), by_name=F("by__name"))


class SignificantEvent(CaseModel):
    """Chosen from a visit or a decision, or written by itself. Never changed: taken out, and written anew."""

    class Kind(models.TextChoices):
        CAME = "came", _("Somebody was born or came to live here")
        WENT = "went", _("Somebody left or died")
        HOME = "home", _("Home and money")
        SCHOOL = "school", _("School and learning")
        HEALTH = "health", _("Health")
        WORRY = "worry", _("A worry about safety")
        COURT = "court", _("Police or court")
        HELP = "help", _("Help that began, changed or ended")
        DECISION = "decision", _("A decision")
        STRONG = "strong", _("Something went well")
        OTHER = "other", _("Something else")

    class Source(models.TextChoices):
        VISIT = "visit", _("A visit")
        DECISION = "decision", _("A decision")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="significant_events")
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    what = models.TextField()
    # a plain id, for decisions are made above; it goes with a note that is withdrawn
    source_kind = models.CharField(max_length=10, choices=Source.choices, blank=True)
    source_id = models.UUIDField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = SignificantEventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["family", "-day"], name="event_by_family"),
            models.Index(fields=["source_id"], name="event_by_source"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(source_kind="", source_id=None), name="event_source_is_whole"
            ),
            models.CheckConstraint(
                condition=all_or_none(ended_at=None, ended_by=None), name="event_ended_by_and_when"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="event_says_what"),
        ]


class EventMember(CaseModel):
    """Whom what mattered concerns."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    event = models.ForeignKey(SignificantEvent, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "member"], name="event_member_once")]
