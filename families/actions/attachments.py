"""Adding a file to a note, and taking it away again while nobody in the family has it."""

import uuid

from django.db import transaction

from families.models import Attachment, Family
from restorative.accounts.models import User
from restorative.audit import actions as audit
from restorative.files.cleaning import CleanFile


class AlreadyThere(Exception):
    """The very same file is with the note already, and something else is said of it."""

    def __init__(self, attachment: Attachment) -> None:
        self.attachment = attachment


@transaction.atomic
def add_attachment(
    *, family: Family, note_id: uuid.UUID, kind: str, caption: str, file: CleanFile, by: User
) -> Attachment:
    """Keep a cleaned file with a note. The same sent twice is kept once, also where both arrive at once.

    Raises AlreadyThere for the same file with other words: no word is lost unsaid.
    """
    Family.objects.hold(family.pk)
    said = {"kind": kind if file.is_picture else Attachment.Kind.PAPER, "caption": caption}
    there = Attachment.objects.of_note(note_id).filter(family=family, sha256=file.sha256).first()
    if there is not None:
        if said != {"kind": there.kind, "caption": there.caption}:
            raise AlreadyThere(there)
        return there
    attachment = Attachment.objects.create(
        family=family,
        note_id=note_id,
        **said,
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
def remove_attachment(*, attachment: Attachment, by: User) -> bool:
    """Delete a file for good; removed twice is removed once. False if somebody in the family has it: it stays.

    Who shares holds the family as well: a file either goes with a letter or is gone.
    """
    Family.objects.hold(attachment.family_id)
    if attachment.is_shared():
        return False
    removed, _ = Attachment.objects.filter(pk=attachment.pk).delete()
    if removed:
        audit.record("remove_attachment", by=by, target=attachment, family_id=attachment.family_id)
    return True
