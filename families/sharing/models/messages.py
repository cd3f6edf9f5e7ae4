"""What a family member tells us by themselves, and what we answered (*Tell us something*)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from families.models import CaseModel, Family, Member, Promise
from restorative.accounts.models import User


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, user: User) -> "MessageQuerySet":
        return self.filter(family__in=Family.objects.visible_to(user))

    def unanswered(self) -> "MessageQuerySet":
        return self.filter(replied_at=None)


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
                condition=Q(replied_at=None, replied_by=None) | ~Q(replied_at=None) & ~Q(replied_by=None),
                name="message_replied_by_and_when",
            )
        ]
