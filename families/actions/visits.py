"""Finishing a note makes the visit and its passages; undoing it makes it a draft again."""

from dataclasses import dataclass, field
from datetime import date, time
from itertools import chain

from django.db import transaction
from django.utils import timezone

from families.actions.drafts import DraftConflict, Typed, keep
from families.models import (
    Member,
    Passage,
    PassageMember,
    Promise,
    PromiseMember,
    Visit,
    VisitDraft,
    VisitMember,
)
from restorative.accounts.models import User
from restorative.audit import actions as audit


@dataclass(frozen=True)
class Challenge:
    """What we challenged, how they responded, and their own words."""

    text: str
    response: str = ""
    words: str = ""
    said_by: Member | None = None


@dataclass(frozen=True)
class Agreed:
    """What was promised, by one of the family or, without a promiser, by us."""

    what: str
    promiser: Member | None = None
    by_when: date | None = None

    @property
    def whose(self) -> Promise.Whose:
        return Promise.Whose.THEIRS if self.promiser else Promise.Whose.OURS

    def concerned(self, present: list[Member]) -> list[Member]:
        """A promise of theirs is one person's business; ours concerns all who were there."""
        return [self.promiser] if self.promiser else present


@dataclass(frozen=True)
class Seen:
    """Whether one child was seen, and seen alone; blank never means no."""

    child: Member
    seen: str = VisitMember.Said.NOT_SAID
    alone: str = VisitMember.Said.NOT_SAID
    why_not: str = ""


@dataclass(frozen=True)
class Note:
    """A whole note, checked and ready to be finished."""

    kind: str
    happened_on: date
    happened: str
    present: list[Member] = field(default_factory=list)
    starts_at: time | None = None
    ends_at: time | None = None
    supports: list[str] = field(default_factory=list)
    challenges: list[Challenge] = field(default_factory=list)
    agreed: list[Agreed] = field(default_factory=list)
    children: list[Seen] = field(default_factory=list)
    next_on: date | None = None
    next_at: time | None = None
    next_words: str = ""


@transaction.atomic
def finish_visit(*, typed: Typed, note: Note, by: User) -> Visit:
    """Make the visit of a draft, with the draft's id. A second time gives the same visit.

    Raises DraftTaken, DraftConflict (something newer is kept), DraftTooLarge.
    """
    now = timezone.now()
    try:
        draft, _ = keep(typed, by, finished_at=now)
    except DraftConflict as conflict:
        if conflict.kept.finished_at is None:
            raise
        draft = conflict.kept
    if draft.finished_at != now:
        return Visit.objects.get(pk=draft.pk)
    visit = write_visit(draft, note, by)
    audit.record("visit finished", by=by, target=visit, family_id=visit.family_id)
    return visit


@transaction.atomic
def undo_finish(*, visit: Visit, by: User) -> VisitDraft | None:
    """Take a finished note back within ten minutes, while unshared: a draft again, with everything typed.

    None if it can no longer be taken back.
    """
    # the family's row as well: sharing holds it, so that nobody shares what is just being taken back
    held = Visit.objects.select_related("family").select_for_update(of=("self", "family"), no_key=True)
    visit = held.get(pk=visit.pk)
    draft = None if visit.was_acted_on() else undoable_draft(visit, by)
    if draft is None:
        return None
    audit.record("visit taken back", by=by, target=visit, family_id=visit.family_id)
    visit.delete()
    draft.finished_at = None
    draft.revision += 1
    draft.save(update_fields=["finished_at", "revision"])
    return draft


def undoable_draft(visit: Visit, by: User) -> VisitDraft | None:
    """The author's draft that this visit would become again, within the ten minutes."""
    if visit.author_id != by.pk or timezone.now() >= visit.undo_until:
        return None
    return VisitDraft.objects.visible_to(by).filter(pk=visit.pk).first()


def write_visit(draft: VisitDraft, note: Note, by: User) -> Visit:
    visit = Visit(
        id=draft.pk,
        family_id=draft.family_id,
        author=by,
        kind=note.kind,
        happened_on=note.happened_on,
        starts_at=note.starts_at,
        ends_at=note.ends_at,
        nobody_answered=not note.present,
        finished_at=draft.finished_at or timezone.now(),
        next_on=note.next_on,
        next_at=note.next_at,
    )
    visit.save(force_insert=True)
    write_people(visit, note)
    write_text(visit, note)
    return visit


def write_people(visit: Visit, note: Note) -> None:
    """A row for each who was there, and for each child of whom something was said."""
    rows = {member.pk: VisitMember(visit=visit, member=member, was_there=True) for member in note.present}
    for said in note.children:
        row = rows.setdefault(said.child.pk, VisitMember(visit=visit, member=said.child))
        row.seen, row.seen_alone, row.why_not = said.seen, said.alone, said.why_not
    for row in rows.values():
        row.family_id = visit.family_id
    VisitMember.objects.bulk_create(rows.values())


def write_text(visit: Visit, note: Note) -> None:
    """All text as passages in the order of the page. Each concerns those who were there, or who promised it."""
    kinds = Passage.Kind
    agreed = [(said, Passage(kind=kinds.AGREED, text=said.what)) for said in note.agreed]
    passages = [
        *(Passage(kind=kinds.HAPPENED, text=text) for text in paragraphs(note.happened)),
        *(Passage(kind=kinds.SUPPORT, text=text) for text in note.supports),
        *chain.from_iterable(challenge_passages(said) for said in note.challenges),
        *(passage for _, passage in agreed),
        *([Passage(kind=kinds.NEXT, text=note.next_words)] if note.next_words else []),
    ]
    for position, passage in enumerate(passages):
        passage.family_id, passage.visit, passage.position = visit.family_id, visit, position
    Passage.objects.bulk_create(passages)
    concerned = {passage.pk: said.concerned(note.present) for said, passage in agreed}
    PassageMember.objects.bulk_create(
        PassageMember(family_id=visit.family_id, passage=passage, member=member)
        for passage in passages
        for member in concerned.get(passage.pk, note.present)
    )
    write_promises(visit, agreed, note.present)


def challenge_passages(said: Challenge) -> list[Passage]:
    challenge = Passage(kind=Passage.Kind.CHALLENGE, text=said.text, response=said.response)
    if not said.words:
        return [challenge]
    words = Passage(kind=Passage.Kind.RESPONSE, text=said.words, answers=challenge, said_by=said.said_by)
    return [challenge, words]


def write_promises(visit: Visit, agreed: list[tuple[Agreed, Passage]], present: list[Member]) -> None:
    promises = [
        Promise(
            family_id=visit.family_id,
            visit=visit,
            passage=passage,
            whose=said.whose,
            what=said.what,
            by_when=said.by_when,
            made_by_id=visit.author_id,
        )
        for said, passage in agreed
    ]
    Promise.objects.bulk_create(promises)
    PromiseMember.objects.bulk_create(
        PromiseMember(family_id=visit.family_id, promise=promise, member=member)
        for promise, (said, _) in zip(promises, agreed, strict=True)
        for member in said.concerned(present)
    )


def paragraphs(text: str) -> list[str]:
    """One piece per paragraph; joined again with a blank line between them they are exactly the text."""
    pieces: list[str] = []
    for part in text.split("\n\n"):
        if pieces and not (part.strip() and pieces[-1].strip()):
            pieces[-1] += f"\n\n{part}"
        else:
            pieces.append(part)
    return pieces
