"""A note's text as passages, each with whom it concerns; and the promises among them."""

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, groupby

from families.actions.notes import Agreed, Challenge, FromOthers, Note, Origin, Question, View
from families.models import Member, Passage, PassageMember, Promise, PromiseMember, Visit


@dataclass(frozen=True)
class Part:
    """One passage to be, the members whom it concerns, and the promise that it makes if it makes one."""

    passage: Passage
    concerned: list[Member]
    agreed: Agreed | None = None


def write_text(visit: Visit, note: Note) -> None:
    """All text as passages in the order of the page."""
    parts = list(parts_of(note))
    write_parts(visit, parts)
    write_promises(visit, [part for part in parts if part.agreed])


def parts_of(note: Note) -> Iterable[Part]:
    """What was said of all concerns who was there; a view its own person; a promise of theirs who promised it."""
    kinds, present = Passage.Kind, note.present
    yield from (Part(Passage(kind=kinds.HAPPENED, text=text), present) for text in paragraphs(note.happened))
    yield from (Part(others_passage(said), present) for said in note.from_others)
    for support in note.supports:
        yield Part(Passage(kind=kinds.SUPPORT, text=support.text), support.about or present)
    for challenge in note.challenges:
        concerned = challenge.about or present
        yield from (Part(passage, concerned) for passage in challenge_passages(challenge))
    yield from (Part(view_passage(view), [view.said_by]) for view in note.views)
    for question in note.questions:
        yield from (Part(passage, present) for passage in question_passages(question))
    for agreed in note.agreed:
        yield Part(Passage(kind=kinds.AGREED, text=agreed.what), agreed.concerned(present), agreed)
    if note.next_words:
        yield Part(Passage(kind=kinds.NEXT, text=note.next_words), present)
    yield from summary_parts(note)


def write_parts(visit: Visit, parts: Iterable[Part], *, first: int = 0) -> None:
    """Two statements, however many there are."""
    parts = list(parts)
    for position, part in enumerate(parts, first):
        passage = part.passage
        passage.family_id, passage.visit, passage.position = visit.family_id, visit, position
    Passage.objects.bulk_create(part.passage for part in parts)
    PassageMember.objects.bulk_create(
        PassageMember(family_id=visit.family_id, passage=part.passage, member=member)
        for part in parts
        for member in part.concerned
    )


def challenge_passages(said: Challenge) -> list[Passage]:
    challenge = Passage(kind=Passage.Kind.CHALLENGE, text=said.text, response=said.response)
    if not said.words:
        return [challenge]
    words = Passage(kind=Passage.Kind.RESPONSE, text=said.words, answers=challenge, said_by=said.said_by)
    return [challenge, words]


def view_passage(view: View) -> Passage:
    return Passage(
        kind=Passage.Kind.VIEW,
        text=view.text,
        said_by=view.said_by,
        setting=view.setting,
        who_else=view.who_else,
    )


def others_passage(said: FromOthers) -> Passage:
    """It stands under what happened, and says where it comes from."""
    happened = Passage.Kind.HAPPENED
    return Passage(kind=happened, text=said.text, came_from=said.came_from, source=said.source)


def originate(passage: Passage, origin: Origin) -> None:
    passage.came_from, passage.source = origin.came_from, origin.source
    passage.said_by = passage.said_by or origin.said_by


def question_passages(said: Question) -> list[Passage]:
    question = Passage(kind=Passage.Kind.QUESTION, text=said.text)
    if not said.we_did:
        return [question]
    return [question, Passage(kind=Passage.Kind.WE_DID, text=said.we_did, answers=question)]


def write_promises(visit: Visit, parts: Iterable[Part]) -> None:
    made = [(part, promise_of(visit, part.passage, part.agreed)) for part in parts if part.agreed]
    Promise.objects.bulk_create(promise for _, promise in made)
    PromiseMember.objects.bulk_create(
        PromiseMember(family_id=visit.family_id, promise=promise, member=member)
        for part, promise in made
        for member in part.concerned
    )


def promise_of(visit: Visit, passage: Passage, said: Agreed) -> Promise:
    return Promise(
        family_id=visit.family_id,
        visit=visit,
        passage=passage,
        whose=said.whose,
        what=said.what,
        by_when=said.by_when,
        made_by_id=visit.author_id,
    )


def summary_parts(note: Note) -> Iterable[Part]:
    """The summary as few passages as may be: where it tells what concerns one of them only, that stands by itself.

    Two parents may have been there: what one of them promised is in the other's letter only if somebody chose so.
    """
    pieces = zip(concerned_in(note), paragraphs(note.end.summary), strict=True) if note.end.summary else []
    for concerned, some in groupby(pieces, key=lambda piece: piece[0]):
        text = "\n\n".join(text for _, text in some)
        yield Part(Passage(kind=Passage.Kind.SUMMARY, text=text), list(concerned) or note.present)


def said_closely(note: Note) -> Iterable[tuple[str, list[Member]]]:
    """What concerns some of them only, and whom."""
    yield from ((said.what, said.closely) for said in note.agreed if said.closely)
    yield from ((said.text, said.about) for said in note.supports if said.about)


def concerned_in(note: Note) -> list[tuple[Member, ...]]:
    """For each paragraph of the summary: whom it concerns, where it tells of such a thing, in part or in full."""
    summary = note.end.summary
    starts = list(accumulate((len(text) + len("\n\n") for text in paragraphs(summary)), initial=0))[:-1]
    found: list[dict[Member, None]] = [{} for _ in starts]
    for said, concerned in said_closely(note):
        for place in re.finditer(re.escape(said.strip()), summary):
            first, last = bisect(starts, place.start()), bisect(starts, place.end() - 1)
            for number in range(first - 1, last):
                found[number] |= dict.fromkeys(concerned)
    return [tuple(concerned) for concerned in found]


def paragraphs(text: str) -> list[str]:
    """One piece per paragraph; joined again with a blank line between them they are exactly the text."""
    pieces: list[str] = []
    for part in text.split("\n\n"):
        if pieces and not (part.strip() and pieces[-1].strip()):
            pieces[-1] += f"\n\n{part}"
        else:
            pieces.append(part)
    return pieces
