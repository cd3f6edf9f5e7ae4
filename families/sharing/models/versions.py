"""What was shared, frozen, and what came back. A version stands alone like a letter."""

import hashlib
import json
import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Exists, Func, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Greatest, JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family, Member
from families.models.rules import all_or_none
from families.sharing.models.answers import LOUDEST_FIRST, Answer, Comment, ReadAloud
from restorative.accounts.models import User
from restorative.audit.models import AccessLog


def canonical(content: dict[str, Any]) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces: the bytes that are hashed and signed."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def content_hash(content: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()


class SubjectKind(models.TextChoices):
    """What a version may be made from. settings.SHARED_SUBJECTS says where each is found; sharing imports none above it."""

    VISIT = "visit", _("Visit")
    PLAN = "plan", _("Plan")
    HANDOVER = "handover", _("Handover")
    ASSESSMENT = "assessment", _("Assessment")


class Composition(CaseModel):
    """Which passages go to one recipient, as the practitioner has it so far; it becomes a version."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=10, choices=SubjectKind.choices)
    subject_id = models.UUIDField()
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    # source id → {"in": bool, "why_out": WhyOut, "asked": bool, "safe": bool}
    choices = models.JSONField(default=dict)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class WhyOut(models.TextChoices):
        """The two reasons that are the practitioner's own; any other is a manager's decision."""

        NOT_ABOUT_THEM = "not_about_them", _("It is not about this person")
        SOMEONE_ELSE = "someone_else", _("It is someone else's private information")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "member"],
                name="one_composition_per_recipient",
            )
        ]


class SharedVersionQuerySet(models.QuerySet["SharedVersion"]):
    def visible_to(self, user: User) -> "SharedVersionQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def shown_to(self, member_id: uuid.UUID) -> "SharedVersionQuerySet":
        """What stands on one recipient's page: their own, not replaced, not recalled, not taken off by them."""
        return self.standing().filter(member_id=member_id, hidden_at=None)

    def standing(self) -> "SharedVersionQuerySet":
        return self.filter(replaced_at=None, recalled_at=None)

    def older_than(self, version: "SharedVersion") -> "SharedVersionQuerySet":
        """What follows one version when the newest stand first."""
        at = version.shared_at
        return self.filter(Q(shared_at__lt=at) | Q(shared_at=at, pk__lt=version.pk))

    def with_opened(self) -> "SharedVersionQuerySet":
        """`opened_at`: when the recipient first opened it, as the access log says; `aloud_on`: when it was read to them."""
        openings = AccessLog.objects.so_far().filter(
            kind=AccessLog.Kind.VERSION,
            target_id=OuterRef("pk"),
            member_id=OuterRef("member_id"),
            at__gte=OuterRef("shared_at"),
        )
        first = openings.order_by("at").values("at")[:1]
        readings = ReadAloud.objects.filter(version=OuterRef("pk")).order_by("read_on")
        return self.annotate(opened_at=Subquery(first), aloud_on=Subquery(readings.values("read_on")[:1]))

    def with_printed(self) -> "SharedVersionQuerySet":
        """`printed_at`: when it was first made into a paper, by whomever, as the access log says."""
        papers = AccessLog.objects.so_far().filter(kind=AccessLog.Kind.PDF, target_id=OuterRef("pk"))
        papers = papers.order_by("at")
        return self.annotate(printed_at=Subquery(papers.values("at")[:1]))

    def read_by_recipient(self) -> "SharedVersionQuerySet":
        """Opened by the recipient or read to them, neither taken back nor taken off their page; the newest first."""
        read = self.with_opened().filter(Q(opened_at__isnull=False) | Q(aloud_on__isnull=False))
        return read.filter(recalled_at=None, hidden_at=None).order_by("-shared_at")

    def in_brief(self) -> "SharedVersionQuerySet":
        """`heading`, `sender` and `minutes`, without a word of what it says."""
        facts = {
            "heading": KT("content__heading"),
            "sender": KT("content__from"),
            "minutes": KT("content__minutes"),
        }
        return self.annotate(**facts).defer("content")

    def with_goals(self) -> "SharedVersionQuerySet":
        """`goals`: the blocks of a plan that are goals; none of anything else."""
        found = Func(
            "content",
            Value('$.blocks[*] ? (@.kind == "goal")'),
            function="jsonb_path_query_array",
            output_field=models.JSONField(),
        )
        return self.annotate(goals=found)

    def next_contacts(self, day: date) -> list[dict[str, Any]]:
        """The blocks that say when we meet next, from this day on, soonest first."""
        path = Value('$.blocks[*] ? (@.kind == "next" && @.next_on >= $day)')
        found = Func(
            "content",
            path,
            JSONObject(day=Value(day.isoformat())),
            function="jsonb_path_query",
            output_field=models.JSONField(),
        )
        blocks: list[dict[str, Any]] = list(self.values_list(found, flat=True))
        return sorted(blocks, key=lambda block: (block["next_on"], block.get("next_at", "")))

    def with_last_answer(self) -> "SharedVersionQuerySet":
        """`last_answer_kind`, `_loudest` (of it and its parts), `_words`, `_at`; and `comment_count`, `last_comment_at`."""
        newest = Answer.objects.filter(version=OuterRef("pk")).order_by("-answered_at")
        comments = Comment.objects.filter(version=OuterRef("pk")).order_by()
        count = comments.values("version").annotate(n=Count("pk")).values("n")
        return self.annotate(
            last_answer_kind=Subquery(newest.values("kind")[:1]),
            last_answer_loudest=Subquery(newest.values("loudest")[:1]),
            last_answer_words=Subquery(newest.values("words")[:1]),
            last_answer_at=Subquery(newest.values("answered_at")[:1]),
            comment_count=Coalesce(Subquery(count), 0),
            last_comment_at=Subquery(comments.order_by("-written_at").values("written_at")[:1]),
        )

    def with_own_answer(self) -> "SharedVersionQuerySet":
        """`last_answer_parts`, `_recorded` by whom, and `_lent`: for the page of the person who gave it."""
        newest = Answer.objects.filter(version=OuterRef("pk")).order_by("-answered_at")
        return self.annotate(
            last_answer_parts=Subquery(newest.values("parts")[:1]),
            last_answer_recorded=Subquery(newest.values("recorded_by")[:1]),
            last_answer_lent=Subquery(newest.values("on_workers_phone")[:1]),
        )

    def with_choices(self) -> "SharedVersionQuerySet":
        """`choices`: what was last chosen for the recipient of each, piece by piece."""
        mine = Composition.objects.filter(
            subject_kind=OuterRef("subject_kind"),
            subject_id=OuterRef("subject_id"),
            member=OuterRef("member"),
        )
        return self.annotate(choices=Subquery(mine.values("choices")))

    def with_last_hand(self) -> "SharedVersionQuerySet":
        """`last_answer_writer` and `_way`, where it was read aloud and written down; `_phone`: on a worker's phone.

        For staff: the family's path cannot see who works here.
        """
        newest = Answer.objects.filter(version=OuterRef("pk")).order_by("-answered_at")
        return self.annotate(
            last_answer_writer=Subquery(newest.values("recorded_by__name")[:1]),
            last_answer_way=Subquery(newest.values("reading__way")[:1]),
            last_answer_phone=Subquery(newest.values("on_workers_phone")[:1]),
        )

    def heard_back(self) -> "SharedVersionQuerySet":
        """Answered or commented on, disagreement first, then newest; `last_heard_at` says when.

        A version that was replaced stays until the recipient has answered its successor: sharing again does not
        make a disagreement go away. One that was taken back is history, and stands on its own page only.
        """
        later = SharedVersion.objects.filter(
            member_id=OuterRef("member_id"),
            subject_id=OuterRef("subject_id"),
            shared_at__gt=OuterRef("shared_at"),
            answers__isnull=False,
        )
        ranks = [When(loudest=kind, then=Value(rank)) for rank, kind in enumerate(LOUDEST_FIRST)]
        rank = Case(*ranks, default=Value(len(ranks)), output_field=IntegerField())
        newest = Answer.objects.filter(version=OuterRef("pk")).order_by("-answered_at")
        return (
            self.filter(~Exists(later), recalled_at=None)
            .with_last_answer()
            .with_last_hand()
            .filter(Q(last_answer_at__isnull=False) | Q(last_comment_at__isnull=False))
            .annotate(
                loudness=Coalesce(Subquery(newest.annotate(rank=rank).values("rank")[:1]), len(ranks)),
                last_heard_at=Greatest("last_answer_at", "last_comment_at"),
            )
            .order_by("loudness", "-last_heard_at", "pk")
        )


class SharedVersion(CaseModel):
    """One recipient's frozen copy. It never reads the live record, and holds no source id, number, place or team.

    `content` is {"heading", "from", "from_role", "for", "on", "language", "minutes",
    "blocks": [{"id", "kind", "text", …}]}; families/sharing/compose.py says more. `sha256` is the hash of its
    canonical bytes: whoever signs, signs those.
    """

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="versions")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="versions")
    subject_kind = models.CharField(max_length=10, choices=SubjectKind.choices)
    subject_id = models.UUIDField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=10, default="en-gb")
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True, blank=True)
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # the recipient took it off their own page; it stands all the same, and their worker can put it back
    hidden_at = models.DateTimeField(null=True, blank=True)

    objects = SharedVersionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["member", "-shared_at"], name="version_by_member"),
            models.Index(fields=["subject_id"], name="version_by_subject"),
            models.Index(fields=["family", "-shared_at"], name="version_by_family"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "member"],
                condition=Q(replaced_at=None, recalled_at=None),
                name="one_standing_version_per_recipient",
            ),
            models.CheckConstraint(
                condition=all_or_none(recalled_at=None, recalled_by=None),
                name="version_recalled_by_and_when",
            ),
        ]

    @property
    def stands(self) -> bool:
        return self.replaced_at is None and self.recalled_at is None

    @property
    def is_on_page(self) -> bool:
        """Whether its recipient finds it: it stands, and they have not taken it off their page."""
        return self.stands and self.hidden_at is None

    def successor(self) -> "SharedVersion | None":
        """The version of the same subject that stands now."""
        standing = SharedVersion.objects.standing().filter(member_id=self.member_id)
        return standing.filter(subject_kind=self.subject_kind, subject_id=self.subject_id).first()


class Recall(CaseModel):
    """Why a version was taken back; who and when stand on the version.

    A row of its own, for staff only: a family member's path reads the rows of its versions whole.
    """

    class Because(models.TextChoices):
        MISTAKE = "mistake", _("There is a mistake in it")
        REACHED = "reached", _("It reached somebody it should not have, or says what they should not learn")
        WRONG_FAMILY = "wrong_family", _("It was written on the wrong family")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    version = models.OneToOneField(SharedVersion, on_delete=models.CASCADE, related_name="recall")
    reason = models.TextField()
    because = models.CharField(max_length=12, choices=Because.choices, default=Because.MISTAKE)


class BlockSource(CaseModel):
    """What a recipient's block came from, for staff only. The id is random, and stable per recipient.

    `source_id` is a passage, a goal, a step or a file: a plain id, since sharing cannot import plans.
    """

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    source_id = models.UUIDField()
    block_id = models.UUIDField(default=uuid.uuid4, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "source_id"], name="one_block_per_recipient")
        ]


class SharedFile(CaseModel):
    """The recipient's own copy of a file that stands in their version, under its block's id."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="shared_files")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    block_id = models.UUIDField(unique=True)
    media_type = models.CharField(max_length=40)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    shared_at = models.DateTimeField(default=timezone.now)
