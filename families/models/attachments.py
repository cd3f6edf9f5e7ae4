"""Photos, papers and drawings that belong to a note. Stored in the database: web processes keep no state."""

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.visits import Visit
from restorative.accounts.models import User


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, user: User) -> "AttachmentQuerySet":
        """Those of finished notes, and those that one added to an unfinished one."""
        of_a_visit = Exists(Visit.objects.filter(pk=OuterRef("note_id")))
        return self.filter(of_a_visit | Q(added_by=user), family__in=Family.reached_by(user))

    def of_note(self, note_id: uuid.UUID) -> "AttachmentQuerySet":
        return self.of_notes([note_id])

    def of_notes(self, note_ids: Iterable[uuid.UUID]) -> "AttachmentQuerySet":
        return self.filter(note_id__in=list(note_ids)).defer("data").order_by("added_at", "pk")


class Attachment(CaseModel):
    """One file, cleaned: what it was called and where it was taken is gone.

    `note_id` is the id that a draft and the visit made of it share, so that a file may come before the visit.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Photo")
        PAPER = "paper", _("Paper (PDF)")
        DRAWING = "drawing", _("Drawing")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="attachments")
    note_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    caption = models.CharField(max_length=200)
    media_type = models.CharField(max_length=40)
    data = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["note_id", "added_at"], name="attachment_by_note")]

    def is_shared(self) -> bool:
        """Whether somebody in the family was ever sent it."""
        return self.family.shared_files.filter(sha256=self.sha256).exists()
