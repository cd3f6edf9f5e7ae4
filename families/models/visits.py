"""Visits: any contact with a family, and the passages that say what happened (S5, S43)."""

import uuid
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from restorative.accounts.models import User

UNDO_FOR = timedelta(minutes=10)
FIRST_WORDS = 200


class Place(NamedTuple):
    """Where one visit stands in the order of `newest_first`."""

    happened_on: date
    finished_at: datetime
    id: uuid.UUID


class VisitDraftQuerySet(models.QuerySet["VisitDraft"]):
    def visible_to(self, user: User) -> "VisitDraftQuerySet":
        """One's own, in families one still holds: access ends also to one's own notes."""
        return self.filter(author=user, family__in=Family.reached_by(user))

    def unfinished(self) -> "VisitDraftQuerySet":
        return self.filter(finished_at=None)


class VisitDraft(models.Model):
    """A note that is being written: one payload of form fields, without history. Its id comes with the page."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # field name → list of the values as typed, in the form's own order
    payload = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = VisitDraftQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["author", "-saved_at"], name="draft_by_author")]


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, user: User) -> "VisitQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def owing_sharing(self) -> "VisitQuerySet":
        """Those that somebody in the family should be able to read, as `Visit.owes_sharing` says."""
        return self.filter(nobody_answered=False).exclude(kind=Visit.Kind.ATTEMPTED)

    def with_person(self, member: Member) -> "VisitQuerySet":
        """Those at which this member was."""
        there = VisitMember.objects.filter(visit=OuterRef("pk"), member=member, was_there=True)
        return self.filter(Exists(there))

    def newest_first(self) -> "VisitQuerySet":
        return self.order_by("-happened_on", "-finished_at", "-id")

    def older_than(self, place: Place) -> "VisitQuerySet":
        """What follows one place in the order of `newest_first`. The first condition is for the index."""
        day, finished, id_ = place
        same_day = Q(happened_on=day, finished_at__lt=finished) | Q(
            happened_on=day, finished_at=finished, id__lt=id_
        )
        return self.filter(Q(happened_on__lt=day) | same_day, happened_on__lte=day)

    def with_first_words(self) -> "VisitQuerySet":
        """`first_words`: how the first passage begins."""
        first = Passage.objects.filter(visit=OuterRef("pk")).order_by("position")
        return self.annotate(first_words=Subquery(first.values(beginning=Left("text", FIRST_WORDS))[:1]))

    def coming_from(self, day: date) -> "VisitQuerySet":
        """Those that say when somebody comes next, soonest first: the newest of each family, if its day has not passed."""
        order = ("family_id", "-happened_on", "-finished_at", "-id")
        newest = self.filter(next_on__isnull=False).order_by(*order).distinct("family_id")
        rows = Visit.objects.filter(pk__in=newest.values("pk"), next_on__gte=day)
        return rows.order_by("next_on", F("next_at").asc(nulls_last=True), "pk")

    def last_day(self) -> QuerySet["Visit", Any]:
        """The day of the newest visit to the family of the outer query: for a subquery."""
        mine = self.filter(family=OuterRef("pk")).newest_first()
        return mine.values("happened_on")[:1]


class Said(models.TextChoices):
    """Yes, no, or nothing said about it."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_SAID = "not_said", _("Not said")


class Visit(CaseModel):
    """A finished note of one contact: locked, and undone only within ten minutes while unshared."""

    class Kind(models.TextChoices):
        HOME = "home", _("Home visit (arranged)")
        HOME_UNANNOUNCED = "home_unannounced", _("Home visit (unannounced)")
        SCHOOL = "school", _("At school or nursery")
        OFFICE = "office", _("At our office")
        PHONE = "phone", _("Phone call")
        VIDEO = "video", _("Video call")
        MESSAGE = "message", _("Message")
        MEETING = "meeting", _("Meeting")
        DIRECT_WORK = "direct_work", _("Direct work")
        FAMILY_TIME = "family_time", _("Family time")
        ATTEMPTED = "attempted", _("Nobody answered")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="visits")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="visits")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    happened_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    nobody_answered = models.BooleanField(default=False)
    finished_at = models.DateTimeField(default=timezone.now)
    next_on = models.DateField(null=True, blank=True)
    next_at = models.TimeField(null=True, blank=True)
    next_who = models.CharField(max_length=200, blank=True)
    # whether the summary was read back to the family at the end (S51); blank never means no
    read_back = models.CharField(max_length=10, choices=Said.choices, default=Said.NOT_SAID)
    take_to_supervision = models.BooleanField(default=False)
    supervision_words = models.TextField(blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["family", "-happened_on", "-finished_at", "-id"],
                name="visit_by_family",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(starts_at=None) | Q(ends_at__gte=F("starts_at")),
                name="visit_ends_after_start",
            )
        ]

    @property
    def beginning(self) -> str:
        """The first words, for those read with `with_first_words`; cut where more follows."""
        words: str = getattr(self, "first_words", None) or ""
        return f"{words}…" if len(words) == FIRST_WORDS else words

    @property
    def undo_until(self) -> datetime:
        return self.finished_at + UNDO_FOR

    @property
    def owes_sharing(self) -> bool:
        """Whether somebody in the family should be able to read it. An attempt owes nothing."""
        return not self.nobody_answered and self.kind != self.Kind.ATTEMPTED

    def shared_versions(self) -> Any:
        """What was shared of this visit, with anybody."""
        return self.family.versions.filter(subject_id=self.pk)

    def was_acted_on(self) -> bool:
        """Whether it was shared, kept from somebody, promised in confidence, interpreted, added to, decided on, put
        into the chronology, or a promise settled."""
        done = (
            self.shared_versions(),
            self.family.withholdings.filter(subject_id=self.pk),
            self.amendments.all(),
            self.placings.all(),
            self.confidences.all(),
            self.interpreted.all(),
            self.family.releases.filter(passage__visit=self.pk),
            self.promises.exclude(settled_at=None),
            self.escalations.exclude(decided_at=None),
            self.family.significant_events.filter(source_id=self.pk),
        )
        acted_on = reduce(or_, (Q(Exists(rows)) for rows in done))
        return Visit.objects.filter(acted_on, pk=self.pk).exists()

    @property
    def place(self) -> Place:
        return Place(self.happened_on, self.finished_at, self.pk)


class VisitMember(CaseModel):
    """One member at one visit. For a child: seen, and seen alone; blank never means no (S20)."""

    Said = Said

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="people")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="attended")
    was_there = models.BooleanField(default=False)
    seen = models.CharField(max_length=10, choices=Said.choices, default=Said.NOT_SAID)
    seen_alone = models.CharField(max_length=10, choices=Said.choices, default=Said.NOT_SAID)
    why_not = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "member"], name="visit_member_once")]


class Passage(CaseModel):
    """One piece of a visit's text, with a stable id, so that it can be shared or left out by itself."""

    class Kind(models.TextChoices):
        HAPPENED = "happened", _("What happened")
        SUPPORT = "support", _("Support we gave")
        CHALLENGE = "challenge", _("What we challenged")
        RESPONSE = "response", _("In their words")
        VIEW = "view", _("What they think")
        QUESTION = "question", _("What they challenged us about")
        WE_DID = "we_did", _("What we did about it")
        AGREED = "agreed", _("What we agreed")
        NEXT = "next", _("What happens next")
        SUMMARY = "summary", _("What we said at the end")
        ADDED = "added", _("Added later")

    class Response(models.TextChoices):
        AGREED = "agreed", _("Agreed")
        PARTLY = "partly", _("Partly agreed")
        DISAGREED = "disagreed", _("Disagreed")
        ANOTHER_IDEA = "another_idea", _("Offered another idea")
        WANTS_TIME = "wants_time", _("Wants time to think")
        DISTRESSED = "distressed", _("Was distressed")
        NONE_YET = "none_yet", _("No response yet")

    class Basis(models.TextChoices):
        NOT_SAID = "", _("Not said")
        OBSERVED = "observed", _("We saw or heard it")
        REPORTED = "reported", _("Somebody told us")
        OPINION = "opinion", _("Our opinion")

    class Source(models.TextChoices):
        """Where it comes from. Blank is the usual one for its kind: we saw it, or whoever said it."""

        OURS = "ours", _("We saw, heard or did it")
        FAMILY = "family", _("Somebody in the family said it")
        AGENCY = "agency", _("Another agency")
        POLICE = "police", _("The police")
        THIRD_PARTY = "third_party", _("Somebody else, like a neighbour or a relative")

    # what is not ours to pass on: out of every share until it is released for one reader
    FROM_OTHERS = (Source.AGENCY, Source.POLICE, Source.THIRD_PARTY)

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="passages")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    position = models.PositiveIntegerField()
    text = models.TextField()
    # for a challenge: how they responded; their words are a passage of their own that answers it.
    # What we did answers, in the same way, what they challenged us about
    response = models.CharField(max_length=20, choices=Response.choices, blank=True)
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="words")
    basis = models.CharField(max_length=10, choices=Basis.choices, blank=True)
    came_from = models.CharField(max_length=12, choices=Source.choices, blank=True)
    # who exactly, for us alone: never shared
    source = models.CharField(max_length=200, blank=True)
    said_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # for a view: where they said it, and who else was there (S18)
    setting = models.CharField(max_length=200, blank=True)
    who_else = models.CharField(max_length=200, blank=True)
    # what was added later belongs to an amendment, whose author signs it
    amendment = models.ForeignKey(
        "families.Amendment", null=True, blank=True, on_delete=models.CASCADE, related_name="passages"
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "position"], name="passage_position_once"),
            models.CheckConstraint(
                condition=Q(response="") | Q(kind="challenge"),
                name="only_challenges_have_a_response",
            ),
            models.CheckConstraint(
                condition=Q(amendment=None) & ~Q(kind="added") | ~Q(amendment=None) & Q(kind="added"),
                name="what_was_added_has_its_amendment",
            ),
        ]

    @property
    def is_from_others(self) -> bool:
        return self.came_from in self.FROM_OTHERS

    @property
    def origin(self) -> "Passage.Source":
        """Where it comes from, as somebody said it, or else as it is usual for its kind."""
        if self.came_from:
            return self.Source(self.came_from)
        theirs = self.said_by_id is not None or self.kind in WORDS_OF_THEIRS
        return self.Source.FAMILY if theirs else self.Source.OURS


WORDS_OF_THEIRS = {Passage.Kind.RESPONSE, Passage.Kind.VIEW, Passage.Kind.QUESTION}


class PassageMember(CaseModel):
    """A member whom a passage concerns."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="concerned")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["passage", "member"], name="passage_member_once")]
