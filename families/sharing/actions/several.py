"""Several visits shared with one person at once: all of them or none, a version each, and one notice."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from families.sharing.actions.versions import (
    ChangedMeanwhile,
    fields_of,
    frozen,
    hand_over_files,
    hold,
    keep,
)
from families.sharing.approval import NeedsYes
from families.sharing.compose import Content, Sheet, content_of
from families.sharing.models import Composition, SharedVersion, content_hash
from families.sharing.notices import tell
from families.sharing.pieces import Choices
from families.sharing.several import sheets_of
from families.sharing.visits import say_bases_of, show_promises
from restorative.accounts.models import User
from restorative.audit.actions import record_each


@dataclass(frozen=True)
class Decided:
    """What was chosen on one sheet, and what its passages rest on where nobody had said so."""

    sheet: Sheet
    choices: Choices
    bases: Mapping[uuid.UUID, str]


@transaction.atomic
def save_several(*, decided: Sequence[Decided], by: User) -> list[Composition]:
    """Keep what goes to one recipient of each of several visits of one family."""
    subjects = [one.sheet.subject for one in decided]
    bases = {key: basis for one in decided for key, basis in one.bases.items()}
    say_bases_of([subject.id for subject in subjects], bases)
    compositions = keep([(one.sheet, one.choices) for one in decided], by)
    fields = fields_of([one.choices for one in decided], has_bases=bool(bases))
    record_each("compose", by=by, targets=compositions, family_id=subjects[0].family.pk, fields=fields)
    return compositions


@transaction.atomic
def share_several(*, member: Any, seen: Mapping[uuid.UUID, str], by: User) -> list[SharedVersion]:
    """Freeze what was looked at: `seen` is the hash of each visit's previewed content. One notice for all.

    What stands already stays as it is. Raises ChangedMeanwhile if a single one is not what was looked at, and
    NeedsYes where a manager reads a single one first and has not said yes to it.
    """
    hold(member.family_id)
    going = [(sheet, content) for sheet, content in as_seen(member, seen, by) if is_news(sheet, content)]
    if not going:
        return []
    if not all(sheet.approval.lets(seen[sheet.subject.id]) for sheet, _content in going):
        raise NeedsYes
    end_standing(member.pk, [sheet.subject.id for sheet, _content in going if sheet.standing])
    versions = SharedVersion.objects.bulk_create(frozen(sheet, content, by) for sheet, content in going)
    hand_over_files([sheet for sheet, _content in going])
    ids = [sheet.subject.id for sheet, _content in going]
    show_promises(ids, member, frozenset(piece.id for sheet, _content in going for piece in sheet.chosen))
    tell(going[0][0].recipient)
    record_each("share_version", by=by, targets=versions, family_id=member.family_id, fields=["content"])
    return versions


def end_standing(member_id: uuid.UUID, subject_ids: Sequence[uuid.UUID]) -> None:
    if subject_ids:
        # one that they took off their page stands all the same, and ends here as well
        standing = SharedVersion.objects.standing().filter(member_id=member_id, subject_id__in=subject_ids)
        standing.update(replaced_at=timezone.now())


def as_seen(member: Any, seen: Mapping[uuid.UUID, str], by: User) -> list[tuple[Sheet, Content]]:
    sheets = sheets_of(seen, member, by)
    contents = [(sheet, content_of(sheet, sender=by)) for sheet in sheets]
    same = [
        (sheet, content)
        for sheet, content in contents
        if content is not None and content_hash(content) == seen[sheet.subject.id]
    ]
    if len(same) < len(seen):
        raise ChangedMeanwhile
    return same


def is_news(sheet: Sheet, content: Content) -> bool:
    return sheet.standing is None or sheet.standing.sha256 != content_hash(content)
