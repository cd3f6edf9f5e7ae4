"""What came back to a shared version: answers, by their own hand or written down for them, readings and comments."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family, Member
from families.models.visits import Said


class ReadAloud(CaseModel):
    """A version that was read to its recipient: which, how, with whose help, and what they told back (S49, S50)."""

    class Way(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        PHONE = "phone", _("By phone")
        VIDEO = "video", _("By video call")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey("sharing.SharedVersion", on_delete=models.PROTECT, related_name="readings")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    read_on = models.DateField()
    way = models.CharField(max_length=10, choices=Way.choices)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.CharField(max_length=200, blank=True)
    supporter = models.CharField(max_length=200, blank=True)
    # whether nobody else could hear; blank never means no
    was_private = models.CharField(max_length=10, choices=Said.choices, default=Said.NOT_SAID)
    told_back = models.TextField(blank=True)
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-noted_at"]


class AnswerQuerySet(models.QuerySet["Answer"]):
    def with_writer(self) -> "AnswerQuerySet":
        """`writer`: who wrote it down on their behalf. For staff: the family's path cannot see who works here."""
        return self.annotate(writer=F("recorded_by__name")).select_related("reading")


class Answer(CaseModel):
    """What the recipient said to one version. Changing one's mind is a new answer; the newest counts."""

    class Kind(models.TextChoices):
        AGREE = "agree", _("I agree")
        MOSTLY = "mostly", _("Mostly, but…")
        DIFFERENT = "different", _("I see it differently")
        MORE_TIME = "more_time", _("I need more time")
        NO_SIGN = "no_sign", _("I don't want to sign")
        NOT_SAFE = "not_safe", _("Not safe now")
        TALK = "talk", _("Talk to me instead")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey("sharing.SharedVersion", on_delete=models.PROTECT, related_name="answers")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    user_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    words = models.TextField(blank=True)
    has_read = models.BooleanField(default=False)
    typed_name = models.CharField(max_length=200, blank=True)
    # for a plan: block id of a goal → kind, where a goal has an answer of its own
    parts = models.JSONField(default=dict, blank=True)
    # the loudest of all these: what lists, numbers and states go by, so that no part is drowned
    loudest = models.CharField(max_length=20, choices=Kind.choices)
    # said aloud and written down by a worker: never a signature
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reading = models.ForeignKey(
        ReadAloud, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    # given on the worker's phone: offered again later, in private
    on_workers_phone = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64)
    answered_at = models.DateTimeField(default=timezone.now)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-answered_at"]
        indexes = [
            models.Index(fields=["family", "-answered_at"], name="answer_by_family"),
            models.Index(fields=["version", "-answered_at"], name="answer_by_version"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(recorded_by=None) | Q(typed_name="", has_read=False),
                name="what_is_recorded_is_no_signature",
            ),
            models.CheckConstraint(
                condition=Q(reading=None) | ~Q(recorded_by=None),
                name="read_aloud_is_recorded_by_somebody",
            ),
        ]

    @property
    def is_sign_off(self) -> bool:
        """A name and a tick make an answer a signature (design, ideas)."""
        return self.has_read and bool(self.typed_name)

    @property
    def stays_unseen(self) -> bool:
        """Whoever reads over their shoulder must not read that it was not safe: no page of theirs repeats it."""
        return self.kind == self.Kind.NOT_SAFE

    @property
    def sees_it_differently(self) -> bool:
        """All of it, or a part of it."""
        return self.loudest == self.Kind.DIFFERENT

    @property
    def in_words(self) -> str:
        """What was said to all of it, and beside it what was said louder to a part."""
        whole = str(self.Kind(self.kind).label)
        if self.loudest == self.kind:
            return whole
        said = {"whole": whole, "part": self.Kind(self.loudest).label}
        return gettext("%(whole)s · to a part of it: %(part)s") % said


# in which order answers ask to be heard
LOUDEST_FIRST = [
    Answer.Kind.DIFFERENT,
    Answer.Kind.NOT_SAFE,
    Answer.Kind.TALK,
    Answer.Kind.NO_SIGN,
    Answer.Kind.MORE_TIME,
    Answer.Kind.MOSTLY,
    Answer.Kind.AGREE,
]


def loudest(kinds: Iterable[str]) -> str:
    """The one that drowns none of the others: one disagreement is a disagreement. The database checks it."""
    return min(kinds, key=lambda kind: LOUDEST_FIRST.index(Answer.Kind(kind)))


class Comment(CaseModel):
    """The recipient's words under one block of a version. Staff cannot edit them."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey("sharing.SharedVersion", on_delete=models.PROTECT, related_name="comments")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    user_id = models.UUIDField()
    block_id = models.UUIDField()
    text = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["written_at"]
        indexes = [
            models.Index(fields=["version", "written_at"], name="comment_by_version"),
            models.Index(fields=["family", "-written_at"], name="comment_by_family"),
        ]
