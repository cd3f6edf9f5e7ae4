"""The trail: what changed, what was opened, what was refused. Ids and field names only, never content.

A hash of each of its rows is taken as it is written (`Leaf`), and kept in a chain (`Seal`).
"""

import uuid
from datetime import timedelta

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
            models.Index(fields=["user_id", "-at"], name="audit_by_user"),
        ]


class AccessLogQuerySet(models.QuerySet["AccessLog"]):
    def so_far(self) -> "AccessLogQuerySet":
        """All there can be: nothing was opened tomorrow.

        Said with a fixed moment, it spares the database the five years of months that stand ready, which it would plan
        and look into one by one. The day is for the clocks of several machines.
        """
        return self.filter(at__lt=timezone.now() + timedelta(days=1))


class AccessLog(models.Model):
    """One opening of a family, a version or a PDF. The table is partitioned by month.

    Without a family: what stands between two members of staff, as a supervision session.
    """

    class Kind(models.TextChoices):
        FAMILY = "family"
        VISIT = "visit"
        PLAN = "plan"
        HANDOVER = "handover"
        ASSESSMENT = "assessment"
        SESSION = "session"
        FILE = "file"
        VERSION = "version"
        MESSAGE = "message"
        PDF = "pdf"
        SEARCH = "search"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now)
    user_id = models.UUIDField()
    member_id = models.UUIDField(null=True)
    family_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    target_id = models.UUIDField()

    objects = AccessLogQuerySet.as_manager()


class Refusal(models.Model):
    """Somebody knocked and was not let in. The view's name and no more: addresses may hold other ids."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now)
    user_id = models.UUIDField()
    view_name = models.CharField(max_length=100)
    method = models.CharField(max_length=10)
    status = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["-at", "-id"], name="refusal_by_time"),
            models.Index(fields=["user_id", "-at"], name="refusal_by_user"),
        ]


class Change(models.Model):
    """One row of a case table that was added, changed or taken away. Written by triggers; partitioned by year.

    What stood in the row before and after lies beside this, in columns that the model leaves out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now)
    user_id = models.UUIDField(null=True)
    member_id = models.UUIDField(null=True)
    family_id = models.UUIDField(null=True)
    source = models.CharField(max_length=63)
    row_id = models.UUIDField()
    operation = models.CharField(max_length=6)
    columns = ArrayField(models.CharField(max_length=63))


class Leaf(models.Model):
    """The hash of one row of the trail, as it was written. It waits here to be sealed."""

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=63)
    row_id = models.UUIDField()
    hash = models.BinaryField()


class Seal(models.Model):
    """Many hashes bound together, and bound to the seal before."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(default=timezone.now)
    sources = ArrayField(models.CharField(max_length=63))
    row_ids = ArrayField(models.UUIDField())
    hashes = ArrayField(models.BinaryField())
    previous = models.BinaryField()
    hash = models.BinaryField()
