"""The trail: what changed, what was opened, what was refused. Ids and field names only, never content."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone


class AuditEvent(models.Model):
    """One action. No foreign keys: the trail outlives what it speaks of."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now)
    user_id = models.UUIDField(null=True)
    family_id = models.UUIDField(null=True)
    action = models.CharField(max_length=60)
    target_kind = models.CharField(max_length=60, blank=True)
    target_id = models.UUIDField(null=True)
    fields = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["family_id", "-at"], name="audit_by_family"),
            models.Index(fields=["-at", "-id"], name="audit_by_time"),
        ]


class AccessLog(models.Model):
    """One opening of a family, a version or a PDF. The table is partitioned by month.

    Without a family: what stands between two members of staff, as a supervision session.
    """

    class Kind(models.TextChoices):
        FAMILY = "family"
        VISIT = "visit"
        PLAN = "plan"
        HANDOVER = "handover"
        SESSION = "session"
        FILE = "file"
        VERSION = "version"
        MESSAGE = "message"
        PDF = "pdf"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now)
    user_id = models.UUIDField()
    member_id = models.UUIDField(null=True)
    family_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    target_id = models.UUIDField()


class Refusal(models.Model):
    """Somebody knocked and was not let in. The view's name and no more: addresses may hold other ids."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now)
    user_id = models.UUIDField()
    view_name = models.CharField(max_length=100)
    method = models.CharField(max_length=10)
    status = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="refusal_by_time")]
