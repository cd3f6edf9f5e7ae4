"""Composing, sharing and taking back one recipient's version of a visit."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Case, DateTimeField, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from families.models import Family, Member, Passage, Promise, PromiseMember, Visit
from families.sharing.compose import Choices, Sheet, chosen, content_of, sheet_for, store_choices
from families.sharing.models import BlockSource, Composition, SharedVersion
from families.sharing.models.versions import SubjectKind, content_hash
from families.sharing.notices import tell
from restorative.accounts.models import User
from restorative.audit.actions import record


class ChangedMeanwhile(Exception):
    """What would be shared is not what was looked at."""


@transaction.atomic
def save_composition(
    *, sheet: Sheet, choices: Choices, bases: Mapping[uuid.UUID, str], by: User
) -> Composition:
    """Keep what goes to one recipient, and what a passage rests on where nobody had said so."""
    visit, member = sheet.visit, sheet.recipient.member
    say_bases(visit, bases)
    composition = Composition(
        id=sheet.composition_id or uuid.uuid4(),
        family_id=visit.family_id,
        subject_kind=SubjectKind.VISIT,
        subject_id=visit.pk,
        member=member,
        choices=store_choices(choices),
        made_by=by,
    )
    Composition.objects.bulk_create(
        [composition],
        update_conflicts=True,
        unique_fields=["subject_kind", "subject_id", "member"],
        update_fields=["choices", "made_by", "changed_at"],
    )
    name_blocks(sheet, choices)
    fields = ["choices", "basis"] if bases else ["choices"]
    record("compose", by=by, target=composition, family_id=visit.family_id, fields=fields)
    return composition


def say_bases(visit: Visit, bases: Mapping[uuid.UUID, str]) -> None:
    """One statement for all of them; what somebody said before stays."""
    said = [When(pk=passage, then=Value(basis)) for passage, basis in bases.items()]
    if said:
        Passage.objects.filter(pk__in=bases, visit=visit, basis="").update(basis=Case(*said))


def name_blocks(sheet: Sheet, choices: Choices) -> None:
    """Give each chosen passage its block id for this recipient, once and for all."""
    member = sheet.recipient.member
    going = chosen(sheet.pieces, {**sheet.choices, **choices}, sheet.recipient)
    BlockSource.objects.bulk_create(
        [
            BlockSource(family_id=sheet.visit.family_id, member=member, passage=piece.passage)
            for piece in going
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
    standing = SharedVersion.objects.shown_to(member.pk).filter(subject_id=visit.pk)
    if sheet.standing == seen:
        return standing.get()
    if sheet.standing:
        standing.update(replaced_at=timezone.now())
    version = freeze(visit, member, content, by)
    show_promises(visit.pk, member, {piece.id for piece in sheet.chosen})
    tell(sheet.recipient)
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
    stands = Promise.objects.filter(visit=visit_id, passage__in=passages)
    shown = Case(
        When(promise__in=stands, then=Coalesce("shown_at", timezone.now())),
        default=None,
        output_field=DateTimeField(),
    )
    PromiseMember.objects.filter(member=member, promise__visit=visit_id).update(shown_at=shown)


@transaction.atomic
def recall_version(*, version: SharedVersion, by: User) -> None:
    """Take a version off the recipient's page. One that was replaced or recalled before stays as it is."""
    hold(version.family_id)
    standing = SharedVersion.objects.standing().filter(pk=version.pk)
    if not standing.update(recalled_at=timezone.now(), recalled_by=by):
        return
    show_promises(version.subject_id, version.member, set())
    record("recall_version", by=by, target=version, family_id=version.family_id, fields=["recalled_at"])
