"""What a family member tells us by themselves, and what we answered (*Tell us something*)."""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from families.models import CaseModel, Family, Member, Promise
from families.models.rules import all_or_none
from restorative.accounts.models import User
from restorative.audit.models import AccessLog

REPLY_WITHIN_WORKING_DAYS = 2
FRIDAY = 4


def reply_by(day: date) -> date:
    """Two working days after this one: Monday to Friday."""
    for _ in range(REPLY_WITHIN_WORKING_DAYS):
        day += timedelta(days=1)
        while day.weekday() > FRIDAY:
            day += timedelta(days=1)
    return day


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, user: User) -> "MessageQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def unanswered(self) -> "MessageQuerySet":
        return self.filter(replied_at=None)

    def newest_first(self) -> "MessageQuerySet":
        return self.order_by("-sent_at", "-pk")

    def older_than(self, message: "Message") -> "MessageQuerySet":
        """What follows one message when the newest stand first."""
        at = message.sent_at
        return self.filter(Q(sent_at__lt=at) | Q(sent_at=at, pk__lt=message.pk))

    def answered_unread(self, member_id: uuid.UUID) -> "MessageQuerySet":
        """This member's, answered since they last read our answers, as the access log says."""
        readings = AccessLog.objects.so_far().filter(
            kind=AccessLog.Kind.MESSAGE,
            target_id=member_id,
            member_id=member_id,
            at__gte=OuterRef("replied_at"),
        )
        return self.filter(~Exists(readings), member_id=member_id).exclude(replied_at=None)


class Message(CaseModel):
    """Words of a family member. It makes a promise of ours: to reply, by a day. `wants_to_talk`: rather not in writing."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="messages")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="messages")
    user_id = models.UUIDField()
    text = models.TextField(blank=True)
    wants_to_talk = models.BooleanField(default=False)
    sent_at = models.DateTimeField(default=timezone.now)
    promise = models.OneToOneField(Promise, on_delete=models.PROTECT, related_name="message")
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]
        indexes = [
            models.Index(fields=["family", "-sent_at"], name="message_by_family"),
            models.Index(fields=["member", "-sent_at"], name="message_by_member"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(replied_at=None, replied_by=None),
                name="message_replied_by_and_when",
            )
        ]
