"""Composing, sharing and taking back one recipient's version of a visit."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from families.models import Family, Member, Passage, PromiseMember, Visit
from families.sharing.compose import Choices, Sheet, content_of, sheet_for, store_choices
from families.sharing.models import BlockSource, Composition, SharedVersion
from families.sharing.models.versions import SubjectKind, content_hash
from families.sharing.notices import tell
from restorative.accounts.models import User
from restorative.audit.actions import record


class ChangedMeanwhile(Exception):
    """What would be shared is not what was looked at."""


@transaction.atomic
def save_composition(
    *, visit: Visit, member: Member, choices: Choices, bases: Mapping[uuid.UUID, str], by: User
) -> Composition:
    """Keep what goes to one recipient, and what a passage rests on where nobody had said so."""
    for basis in sorted(set(bases.values())):
        said = [passage for passage, of in bases.items() if of == basis]
        Passage.objects.filter(pk__in=said, visit=visit, basis="").update(basis=basis)
    composition, _ = Composition.objects.update_or_create(
        subject_kind=SubjectKind.VISIT,
        subject_id=visit.pk,
        member=member,
        defaults={
            "family_id": visit.family_id,
            "choices": store_choices(choices),
            "made_by": by,
            "changed_at": timezone.now(),
        },
    )
    name_blocks(sheet_for(visit, member))
    fields = ["choices", "basis"] if bases else ["choices"]
    record("compose", by=by, target=composition, family_id=visit.family_id, fields=fields)
    return composition


def name_blocks(sheet: Sheet) -> None:
    """Give each chosen passage its block id for this recipient, once and for all."""
    BlockSource.objects.bulk_create(
        [
            BlockSource(family_id=sheet.visit.family_id, member=sheet.recipient.member, passage=piece.passage)
            for piece in sheet.chosen
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def share_version(*, visit: Visit, member: Member, seen: str, by: User) -> SharedVersion:
    """Freeze what was looked at in the preview, and tell the recipient that there is a message.

    `seen` is the hash of the previewed content. Sharing the same content again gives the version that stands.
    Raises ChangedMeanwhile if the visit or the choices are no longer what was looked at.
    """
    hold(visit.family_id)
    sheet = sheet_for(visit, member)
    content = content_of(sheet, sender=by)
    if content is None or content_hash(content) != seen:
        raise ChangedMeanwhile
    standing = SharedVersion.objects.shown_to(member.pk).filter(subject_id=visit.pk).first()
    if standing and standing.sha256 == seen:
        return standing
    if standing:
        standing.replaced_at = timezone.now()
        standing.save(update_fields=["replaced_at"])
    version = freeze(visit, member, content, by)
    show_promises(visit.pk, member, {piece.id for piece in sheet.chosen})
    tell(member)
    record("share_version", by=by, target=version, family_id=visit.family_id, fields=["content"])
    return version


def hold(family_id: uuid.UUID) -> None:
    """One share, recall or undo at a time in a family: the others wait for this transaction to end."""
    Family.objects.select_for_update(no_key=True).filter(pk=family_id).values("pk").first()


def freeze(visit: Visit, member: Member, content: dict[str, Any], by: User) -> SharedVersion:
    return SharedVersion.objects.create(
        family_id=visit.family_id,
        member=member,
        subject_kind=SubjectKind.VISIT,
        subject_id=visit.pk,
        content=content,
        sha256=content_hash(content),
        language=content["language"],
        shared_by=by,
    )


def show_promises(visit_id: uuid.UUID, member: Member, passages: set[uuid.UUID]) -> None:
    """Of this visit's promises the recipient sees those that stand in their version, and no others."""
    mine = PromiseMember.objects.filter(member=member, promise__visit=visit_id)
    mine.filter(promise__passage__in=passages, shown_at=None).update(shown_at=timezone.now())
    mine.exclude(promise__passage__in=passages).update(shown_at=None)


@transaction.atomic
def recall_version(*, version: SharedVersion, by: User) -> None:
    """Take a version off the recipient's page. One that was replaced or recalled before stays as it is."""
    hold(version.family_id)
    standing = SharedVersion.objects.standing().filter(pk=version.pk)
    if not standing.update(recalled_at=timezone.now(), recalled_by=by):
        return
    show_promises(version.subject_id, version.member, set())
    record("recall_version", by=by, target=version, family_id=version.family_id, fields=["recalled_at"])
