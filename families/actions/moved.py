"""What came from another family: an unfinished note that moves, and who of the right family was at a visit."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from families.actions.drafts import Payload
from families.actions.notes import Seen
from families.models import Attachment, Family, Member, Promise, PromiseMember, Visit, VisitDraft, VisitMember
from restorative.accounts.models import User
from restorative.audit import actions as audit

GOALS = "goals"


@transaction.atomic
def move_draft(*, draft: VisitDraft, to_family: Family, by: User) -> VisitDraft | None:
    """The words of an unfinished note, and its files, in another family. Who was chosen stays behind.

    None if it was finished or moved meanwhile.
    """
    mine = VisitDraft.objects.visible_to(by).unfinished().select_for_update(of=("self",))
    held = mine.filter(pk=draft.pk, family=draft.family_id).first()
    if held is None:
        return None
    payload = without_people(held.payload, ids_of(draft.family))
    moved = VisitDraft.objects.create(id=uuid.uuid4(), family=to_family, author=by, payload=payload)
    move_files(held, moved)
    audit.record("draft moved away", by=by, target=held, family_id=held.family_id)
    audit.record("draft moved here", by=by, target=moved, family_id=moved.family_id)
    held.delete()
    return moved


def ids_of(family: Family) -> set[str]:
    """Everybody of a family, as a page's fields name them."""
    return {str(pk) for pk in family.members.values_list("pk", flat=True)}


def without_people(payload: Payload, ids: Iterable[str]) -> Payload:
    """The same without anybody of the family: no tick, no box that is about one of them, no goal of theirs."""
    ids = set(ids)
    kept = {
        name: values
        for name, values in payload.items()
        if name != GOALS and not any(one in name for one in ids)
    }
    return {
        name: rest for name, values in kept.items() if (rest := [one for one in values if one not in ids])
    }


def move_files(old: VisitDraft, new: VisitDraft) -> None:
    files = list(Attachment.objects.filter(note_id=old.pk, family=old.family_id))
    if not files:
        return
    Attachment.objects.filter(pk__in=[file.pk for file in files]).delete()
    for file in files:
        file.pk, file.note_id, file.family_id = uuid.uuid4(), new.pk, new.family_id
    Attachment.objects.bulk_create(files)


@transaction.atomic
def say_who_was_there(
    *,
    visit: Visit,
    present: Sequence[Member],
    children: Sequence[Seen],
    promisers: Mapping[Any, Member],
    by: User,
) -> bool:
    """Once, for a note that was moved here. `promisers`: promise id → who of them will do it. False if it is said."""
    Family.objects.hold(visit.family_id)
    if visit.people.exists():
        return False
    rows = {
        one.pk: VisitMember(visit=visit, family_id=visit.family_id, member=one, was_there=True)
        for one in present
    }
    for said in children:
        new = VisitMember(visit=visit, family_id=visit.family_id, member=said.child)
        row = rows.setdefault(said.child.pk, new)
        row.seen, row.seen_alone, row.why_not = said.seen, said.alone, said.why_not
    VisitMember.objects.bulk_create(rows.values())
    concern(visit, present, promisers)
    audit.record("say_who_was_there", by=by, target=visit, family_id=visit.family_id, fields=["was_there"])
    return True


def concern(visit: Visit, present: Sequence[Member], promisers: Mapping[Any, Member]) -> None:
    """Ours concern all who were there; a promise of theirs is one person's business."""
    whose = {
        promise: present if promise.whose == Promise.Whose.OURS else [promisers[promise.pk]]
        for promise in visit.promises.all()
        if promise.whose == Promise.Whose.OURS or promise.pk in promisers
    }
    PromiseMember.objects.bulk_create(
        PromiseMember(family_id=visit.family_id, promise=promise, member=one)
        for promise, some in whose.items()
        for one in some
    )
