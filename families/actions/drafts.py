"""Keeping a note while it is being written: saved whatever it says, never over something newer."""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from families.models import Attachment, Family, VisitDraft
from restorative.accounts.models import User
from restorative.audit import actions as audit

Payload = dict[str, list[str]]
MOST_BYTES: Final = 1_000_000
PAGE: Final = "page"


class DraftTaken(Exception):
    """This id belongs to somebody else's note, or to another family's."""


class DraftTooLarge(Exception):
    """More was typed than a draft can hold."""


class DraftConflict(Exception):
    """What is kept is newer than what was sent, or finished. Both texts are still there."""

    def __init__(self, kept: VisitDraft) -> None:
        super().__init__()
        self.kept = kept


@dataclass(frozen=True)
class Typed:
    """What one page sends: the fields as typed, the revision that the page began from, and the page's own mark.

    A button's save (`by_button`) leaves no mark behind: an autosave of the same page that arrives after it is late.
    """

    draft_id: uuid.UUID
    family: Family
    payload: Payload
    revision: int
    page: str = ""
    by_button: bool = True

    @property
    def to_keep(self) -> Payload:
        return self.payload if self.by_button or not self.page else {**self.payload, PAGE: [self.page]}

    @property
    def is_too_large(self) -> bool:
        return len(json.dumps(self.payload, ensure_ascii=False).encode()) > MOST_BYTES

    def follows(self, kept: VisitDraft) -> bool:
        """Whether this may take the place of what is kept.

        A page whose answer was lost on the way does not know its own last revision: its mark tells.
        """
        from_this_page = bool(self.page) and kept.payload.get(PAGE) == [self.page]
        return self.revision == kept.revision or from_this_page

    def says_the_same_as(self, kept: VisitDraft) -> bool:
        return self.payload == without_page(kept.payload)


def without_page(payload: Payload) -> Payload:
    return {name: values for name, values in payload.items() if name != PAGE}


@transaction.atomic
def save_draft(*, typed: Typed, by: User) -> VisitDraft:
    """Keep what was typed, right or wrong. Raises DraftTaken, DraftConflict, DraftTooLarge.

    The first save writes the event "draft started". Autosave is exempt from then on: an event every two seconds
    would drown the trail, and a draft is nobody's record yet.
    """
    kept, is_new = keep(typed, by)
    if is_new:
        audit.record("draft started", by=by, target=kept, family_id=kept.family_id)
    return kept


@transaction.atomic
def discard_draft(*, draft: VisitDraft, by: User) -> None:
    """Delete an unfinished draft for good, with the files that were added to it."""
    audit.record("draft discarded", by=by, target=draft, family_id=draft.family_id)
    Attachment.objects.filter(note_id=draft.pk, family=draft.family_id).delete()
    draft.delete()


def is_taken(draft_id: uuid.UUID) -> bool:
    """Whether anybody at all has a draft or a visit with this id, also where row policies hide it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.visit_id_is_taken(%s)", [draft_id])
        return bool(cursor.fetchone()[0])


def keep(typed: Typed, by: User, finished_at: datetime | None = None) -> tuple[VisitDraft, bool]:
    """The draft with what was typed in it, finished at this moment if one is given; locked, and whether it is new."""
    if typed.is_too_large:
        raise DraftTooLarge
    kept = locked(typed, by)
    if kept is None:
        started = start(typed, by, finished_at)
        if started is not None:
            return started, True
        kept = locked(typed, by)
    if kept is None:
        raise DraftTaken
    return update(kept, typed, finished_at), False


def locked(typed: Typed, by: User) -> VisitDraft | None:
    mine = VisitDraft.objects.visible_to(by).select_for_update(of=("self",))
    return mine.filter(pk=typed.draft_id, family=typed.family).first()


def start(typed: Typed, by: User, finished_at: datetime | None) -> VisitDraft | None:
    """The draft's first row; None if the id is taken, by this page's other request or by somebody else."""
    if is_taken(typed.draft_id):
        return None
    draft = VisitDraft(
        id=typed.draft_id, family=typed.family, author=by, payload=typed.to_keep, finished_at=finished_at
    )
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:
        return None
    return draft


def update(kept: VisitDraft, typed: Typed, finished_at: datetime | None) -> VisitDraft:
    changed = []
    if not typed.says_the_same_as(kept):
        changed = put(kept, typed)
    if finished_at is not None and kept.finished_at is None:
        kept.finished_at = finished_at
        changed.append("finished_at")
    if changed:
        kept.save(update_fields=changed)
    return kept


def put(kept: VisitDraft, typed: Typed) -> list[str]:
    """Take over what was typed; which fields changed. Raises DraftConflict."""
    if kept.finished_at is not None or not typed.follows(kept):
        raise DraftConflict(kept)
    kept.payload = typed.to_keep
    kept.revision += 1
    kept.saved_at = timezone.now()
    return ["payload", "revision", "saved_at"]
