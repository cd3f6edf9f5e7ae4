"""Adding a file to a note, and taking it away again while nobody in the family has it."""

import uuid

from django.db import transaction

from families.models import Attachment, Family
from restorative.accounts.models import User
from restorative.audit import actions as audit
from restorative.files.cleaning import CleanFile


@transaction.atomic
def add_attachment(
    *, family: Family, note_id: uuid.UUID, kind: str, caption: str, file: CleanFile, by: User
) -> Attachment:
    """Keep a cleaned file with a note. The same file sent twice to one note is kept once."""
    there = Attachment.objects.of_note(note_id).filter(family=family, sha256=file.sha256).first()
    if there is not None:
        return there
    attachment = Attachment.objects.create(
        family=family,
        note_id=note_id,
        kind=kind if file.is_picture else Attachment.Kind.PAPER,
        caption=caption,
        media_type=file.media_type,
        data=file.data,
        size=len(file.data),
        sha256=file.sha256,
        added_by=by,
    )
    audit.record(
        "add_attachment", by=by, target=attachment, family_id=family.pk, fields=["caption", "data", "kind"]
    )
    return attachment


@transaction.atomic
def remove_attachment(*, attachment: Attachment, by: User) -> None:
    """Delete a file for good. What was shared of it stays with whoever has it."""
    audit.record("remove_attachment", by=by, target=attachment, family_id=attachment.family_id)
    attachment.delete()
