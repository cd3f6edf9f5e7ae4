"""Who could be harming whom, as somebody of us said it; and what a manager reads before it is shared. For staff only."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family, Member
from families.models.people import READS_FROM
from families.models.rules import all_or_none
from families.sharing.models.messages import Message
from families.sharing.models.versions import SharedVersion, SubjectKind
from restorative.accounts.models import User

# what is no letter and is read first all the same: our answer to what somebody told us
REPLY = "message"
READ_FIRST = [*SubjectKind.choices, (REPLY, _("An answer"))]


class HarmAnswerQuerySet(models.QuerySet["HarmAnswer"]):
    def visible_to(self, user: User) -> "HarmAnswerQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_first(self) -> "HarmAnswerQuerySet":
        return self.order_by("-at", "-pk")

    def newest_of_each(self) -> "HarmAnswerQuerySet":
        """What counts: one answer a member."""
        return self.order_by("member_id", "-at", "-pk").distinct("member_id")


class HarmAnswer(CaseModel):
    """Could this person be harming or controlling somebody in the family? Never changed: the newest one counts."""

    class Could(models.TextChoices):
        NO = "no", _("No")
        YES = "yes", _("Yes")
        NOT_KNOWN = "not_known", _("We do not know")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="harm_answers")
    could_harm = models.CharField(max_length=10, choices=Could.choices)
    why = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = HarmAnswerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["member", "-at"], name="harm_answer_by_member")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(could_harm="yes") | ~Q(why=""), name="harm_answer_yes_says_why"
            )
        ]


def could_be_sent(members: QuerySet[Member], day: date) -> QuerySet[Member]:
    """Adults, and young people who are old enough on this day to be sent something. Nobody who has died."""
    latest = day.replace(year=day.year - READS_FROM, day=min(day.day, 28) if day.month == 2 else day.day)
    return members.filter(died_on=None).filter(Q(kind=Member.Kind.ADULT) | Q(birth_date__lte=latest))


def facts_of_harm(member: Any) -> dict[str, Any]:
    """`harm` and `harm_why`, the newest answer about one member; `is_unanswered`: about somebody in the family none."""
    newest = HarmAnswer.objects.filter(member=member).newest_first()
    others = could_be_sent(Member.objects.filter(family=OuterRef("family_id")), timezone.localdate())
    answered = Exists(HarmAnswer.objects.filter(member=OuterRef("pk")))
    return {
        "harm": Subquery(newest.values("could_harm")[:1]),
        "harm_why": Subquery(newest.values("why")[:1]),
        "is_unanswered": Exists(others.filter(~answered).order_by()),
    }


class ShareRequestQuerySet(models.QuerySet["ShareRequest"]):
    def visible_to(self, user: User) -> "ShareRequestQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def waiting(self) -> "ShareRequestQuerySet":
        return self.filter(decided_at=None)

    def newest_first(self) -> "ShareRequestQuerySet":
        return self.order_by("-asked_at", "-pk")

    def with_reasons(self) -> "ShareRequestQuerySet":
        """`harm`, `harm_why` and `is_unanswered`: why somebody reads it first."""
        return self.annotate(**facts_of_harm(OuterRef("member")))

    def standing(self) -> "ShareRequestQuerySet":
        """Decided, and nothing was asked, shared or answered about the same subject and person since."""
        same = {name: OuterRef(name) for name in ("subject_kind", "subject_id", "member")}
        later = ShareRequest.objects.filter(**same, asked_at__gt=OuterRef("asked_at"))
        shared = SharedVersion.objects.filter(**same, shared_at__gt=OuterRef("asked_at"))
        answered = Message.objects.filter(pk=OuterRef("subject_id")).exclude(replied_at=None)
        return self.exclude(decided_at=None).filter(~Exists(later), ~Exists(shared), ~Exists(answered))


class ShareRequest(CaseModel):
    """A letter as it was previewed, and what a manager said to it. Their yes is for this very text."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("Approved")
        CHANGES = "changes", _("Changes asked for")
        # another text took its place before anybody read it
        REPLACED = "replaced", _("Asked again")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="share_requests")
    subject_kind = models.CharField(max_length=10, choices=READ_FIRST)
    subject_id = models.UUIDField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    words = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ShareRequestQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "member", "-asked_at"], name="request_by_subject"),
            models.Index(fields=["family", "-asked_at"], name="request_by_family"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "member"],
                condition=Q(decided_at=None),
                name="one_waiting_request_per_recipient",
            ),
            models.CheckConstraint(
                condition=all_or_none(decided_at=None, decided_by=None, decision=""),
                name="request_decided_by_when_and_how",
            ),
            models.CheckConstraint(
                condition=~Q(decision="changes") | ~Q(words=""), name="request_changes_in_words"
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        return self.decided_at is None

    def may_be_decided_by(self, user: User) -> bool:
        """A manager of the family, and never the one who asked."""
        return self.is_waiting and self.asked_by_id != user.pk
