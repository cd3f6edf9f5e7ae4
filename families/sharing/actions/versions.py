"""Composing, sharing and taking back one recipient's version of a subject."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from families.models import Attachment, Family, Member
from families.sharing.actions.breaches import Opened, begin, read_off, record_breaches
from families.sharing.approval import NeedsYes
from families.sharing.compose import Sheet, content_of, sheet_for, store_choices
from families.sharing.models import (
    BlockSource,
    Breach,
    Composition,
    Recall,
    Release,
    SharedFile,
    SharedVersion,
)
from families.sharing.models.versions import content_hash
from families.sharing.notices import tell
from families.sharing.pieces import Choices
from families.sharing.subjects import Subject, subject_class
from restorative.accounts.models import User
from restorative.audit.actions import record


class ChangedMeanwhile(Exception):
    """What would be shared is not what was looked at."""


@transaction.atomic
def save_composition(
    *, sheet: Sheet, choices: Choices, bases: Mapping[uuid.UUID, str], by: User
) -> Composition:
    """Keep what goes to one recipient, and what a passage rests on where nobody had said so."""
    sheet.subject.say_bases(bases)
    (composition,) = keep([(sheet, choices)], by)
    fields = fields_of([choices], has_bases=bool(bases))
    record("compose", by=by, target=composition, family_id=composition.family_id, fields=fields)
    return composition


def keep(decided: Sequence[tuple[Sheet, Choices]], by: User) -> list[Composition]:
    """What was decided on each of these sheets. Two statements for all of them."""
    compositions = Composition.objects.bulk_create(
        [composition_of(sheet, choices, by) for sheet, choices in decided],
        update_conflicts=True,
        unique_fields=["subject_kind", "subject_id", "member"],
        update_fields=["choices", "made_by", "changed_at"],
    )
    named = [source for sheet, choices in decided for source in block_sources(sheet, choices)]
    BlockSource.objects.bulk_create(named, ignore_conflicts=True)
    released = [release for sheet, choices in decided for release in releases_of(sheet, choices, by)]
    if released:
        Release.objects.bulk_create(released, ignore_conflicts=True)
    return compositions


def releases_of(sheet: Sheet, choices: Choices, by: User) -> list[Release]:
    """Why this recipient may read what others told us, for each piece of which somebody said so just now."""
    going = {piece.id for piece in sheet.going({**sheet.choices, **choices})}
    return [
        Release(
            family_id=sheet.subject.family.pk,
            member=sheet.recipient.member,
            passage_id=key,
            by=by,
            **asdict(choice.release),
        )
        for key, choice in choices.items()
        if choice.release is not None and key in going
    ]


def fields_of(choices: Sequence[Choices], *, has_bases: bool) -> list[str]:
    """What was decided, for the trail."""
    has_releases = any(choice.release for some in choices for choice in some.values())
    return ["choices", *(["basis"] if has_bases else []), *(["release"] if has_releases else [])]


def composition_of(sheet: Sheet, choices: Choices, by: User) -> Composition:
    return Composition(
        id=sheet.composition_id or uuid.uuid4(),
        family_id=sheet.subject.family.pk,
        subject_kind=sheet.subject.kind,
        subject_id=sheet.subject.id,
        member=sheet.recipient.member,
        choices=store_choices(without_withheld(sheet, choices)),
        made_by=by,
    )


def without_withheld(sheet: Sheet, choices: Choices) -> Choices:
    """Nothing is kept about what is withheld: once it is not, somebody decides anew."""
    return {key: choice for key, choice in choices.items() if not sheet.withheld.holds(key)}


def block_sources(sheet: Sheet, choices: Choices) -> list[BlockSource]:
    """Give each chosen piece its block id for this recipient, once and for all."""
    family_id, member = sheet.subject.family.pk, sheet.recipient.member
    going = sheet.going({**sheet.choices, **choices})
    return [BlockSource(family_id=family_id, member=member, source_id=piece.id) for piece in going]


@transaction.atomic
def share_version(*, subject: Subject, member: Member, seen: str, by: User) -> SharedVersion:
    """Freeze what was looked at in the preview, and tell the recipient that there is a message.

    `seen` is the hash of the previewed content. Sharing the same content again gives the version that stands.
    Raises ChangedMeanwhile if the subject or the choices are no longer what was looked at, and NeedsYes where a
    manager reads it first and has not said yes to it.
    """
    hold(subject.family.pk)
    sheet = sheet_for(subject, member)
    content = content_of(sheet, sender=by)
    if content is None or content_hash(content) != seen:
        raise ChangedMeanwhile
    standing = SharedVersion.objects.standing().filter(member=member.pk, subject_id=subject.id)
    if sheet.standing and sheet.standing.sha256 == seen:
        return standing.get()
    if not sheet.approval.lets(seen):
        raise NeedsYes
    if sheet.standing:
        standing.update(replaced_at=timezone.now())
    version = freeze(sheet, content, by)
    hand_over_files([sheet])
    subject.show_to(subject.id, member, frozenset(piece.id for piece in sheet.chosen))
    tell(sheet.recipient)
    record("share_version", by=by, target=version, family_id=subject.family.pk, fields=["content"])
    return version


def hold(family_id: uuid.UUID) -> None:
    """One share, recall or undo at a time in a family: the others wait for this transaction to end."""
    Family.objects.hold(family_id)


def freeze(sheet: Sheet, content: dict[str, Any], by: User) -> SharedVersion:
    version = frozen(sheet, content, by)
    version.save(force_insert=True)
    return version


def frozen(sheet: Sheet, content: dict[str, Any], by: User) -> SharedVersion:
    """The version as it will stand, not kept yet."""
    return SharedVersion(
        family_id=sheet.subject.family.pk,
        member=sheet.recipient.member,
        subject_kind=sheet.subject.kind,
        subject_id=sheet.subject.id,
        content=content,
        sha256=content_hash(content),
        language=content["language"],
        shared_by=by,
    )


def hand_over_files(sheets: Sequence[Sheet]) -> None:
    """The recipient gets a copy of each file that goes: a version reads nothing of the record."""
    going = [piece for sheet in sheets for piece in sheet.chosen]
    blocks = {piece.id: piece.block_id for piece in going if piece.file and piece.block_id}
    if not blocks:
        return
    SharedFile.objects.bulk_create(
        [
            SharedFile(
                family_id=file.family_id,
                member=sheets[0].recipient.member,
                block_id=blocks[file.pk],
                media_type=file.media_type,
                data=file.data,
                sha256=file.sha256,
            )
            for file in Attachment.objects.filter(pk__in=blocks)
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def recall_version(
    *, version: SharedVersion, reason: str, because: str = Recall.Because.MISTAKE, what: str = "", by: User
) -> bool:
    """Take a version off the recipient's page, and keep why. The same said twice is said once.

    Where it should not have reached them, a record of that begins with what is known of it; `what` says what was in
    it, or is left for the record. False if it was replaced or taken back before: it stays as it is, and nothing is kept.
    """
    hold(version.family_id)
    standing = SharedVersion.objects.standing().filter(pk=version.pk)
    if not standing.update(recalled_at=timezone.now(), recalled_by=by):
        return Recall.objects.filter(version=version, version__recalled_by=by, reason=reason).exists()
    Recall.objects.create(family_id=version.family_id, version=version, reason=reason, because=because)
    subject_class(version.subject_kind).show_to(version.subject_id, version.member, frozenset())
    fields = ["recalled_at", "reason"]
    record("recall_version", by=by, target=version, family_id=version.family_id, fields=fields)
    if because == Recall.Because.REACHED:
        reached = Opened(
            how=Breach.How.SHARED,
            reached=version.member.called,
            what=what,
            noticed_at=timezone.now(),
            read_off=read_off(version),
        )
        record_breaches(begin(version.family_id, [reached], by), by, version.family_id)
    return True
