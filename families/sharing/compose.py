"""Which passages of a visit one recipient reads, and the letter they make.

The content of a version is a plain dictionary:

    {"heading": "Notes from 3 June 2026", "from": "Priya Shah", "from_role": "Family support worker",
     "for": "Amina", "on": "2026-06-03", "minutes": 2, "language": "en-gb",
     "blocks": [{"id": "…", "kind": "happened", "text": "…"}, …]}

A block has besides: `response` (a challenge), `answers` (the block id of the challenge that these words answer),
`yours` (this recipient responded, or said it), `whose` and `by_when` (agreed: "ours", or "theirs" for the
recipient's own), `next_on` and `next_at` (next), `basis` where somebody said what it rests on. It holds no id of
the record, no number, place, team, and nothing of other recipients.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import translation
from django.utils.translation import gettext as _

from families.models import Member, Passage, PassageMember, Promise, PromiseMember, Visit, VisitMember
from families.sharing.models import BlockSource, Composition, MemberAccess, SharedVersion
from families.sharing.models.versions import SubjectKind
from restorative.accounts.models import User
from restorative.ui.templatetags.ui import in_words

LANGUAGE = "en-gb"
# slower than people read for pleasure: these letters are read with care, often in a second language
WORDS_A_MINUTE = 150
Ids = frozenset[uuid.UUID]


@dataclass(frozen=True)
class Choice:
    """What the practitioner decided about one passage for one recipient."""

    included: bool
    why_out: str = ""
    asked: bool = False
    safe: bool = False
    alone: bool = False  # their words go although the worry they answer is left out


@dataclass(frozen=True)
class Recipient:
    member: Member
    was_there: bool
    was_only_adult: bool = False
    can_sign_in: bool = False


@dataclass(frozen=True)
class Piece:
    """One passage with what the rules need to know of it."""

    passage: Passage
    concerns: Ids = frozenset()
    promised_by: Ids = frozenset()
    # what stands for it in this recipient's versions, once it was chosen for them
    block_id: uuid.UUID | None = None

    @property
    def id(self) -> uuid.UUID:
        return self.passage.pk

    @property
    def promise(self) -> Promise | None:
        return getattr(self.passage, "promise", None)

    def is_childs_words(self, recipient: Recipient) -> bool:
        """Words of a child that somebody else would read."""
        said_by = self.passage.said_by
        return said_by is not None and said_by.is_child and said_by.pk != recipient.member.pk

    def is_only_about_others(self, recipient: Recipient) -> bool:
        return bool(self.concerns) and recipient.member.pk not in self.concerns


Choices = Mapping[uuid.UUID, Choice]
BlockIds = Mapping[uuid.UUID, uuid.UUID]


def pieces_of(visit_id: uuid.UUID, recipient_id: uuid.UUID) -> list[Piece]:
    """The passages of a visit in their order, in one statement."""
    concerned = PassageMember.objects.filter(passage=OuterRef("pk")).values("member_id")
    promised = PromiseMember.objects.filter(promise__passage=OuterRef("pk")).values("member_id")
    blocks = BlockSource.objects.filter(passage=OuterRef("pk"), member=recipient_id).values("block_id")
    passages = (
        Passage.objects.filter(visit=visit_id)
        .select_related("promise", "said_by")
        .annotate(
            concerned_ids=ArraySubquery(concerned),
            promised_ids=ArraySubquery(promised),
            block_id=Subquery(blocks),
        )
    )
    return [Piece(p, frozenset(p.concerned_ids), frozenset(p.promised_ids), p.block_id) for p in passages]


def default_choice(piece: Piece, recipient: Recipient) -> Choice:
    """In for who was there, out for who was not (design, who may see what, 6)."""
    if piece.is_childs_words(recipient):
        return Choice(included=False)
    if piece.is_only_about_others(recipient):
        return Choice(included=False, why_out=Composition.WhyOut.NOT_ABOUT_THEM)
    return Choice(included=recipient.was_there)


def may_go(piece: Piece, choice: Choice, recipient: Recipient) -> bool:
    """A child's words go only once the child was asked and it is safe."""
    return choice.included and (not piece.is_childs_words(recipient) or (choice.asked and choice.safe))


def chosen(pieces: Iterable[Piece], choices: Choices, recipient: Recipient) -> list[Piece]:
    """What goes. Words that answer a worry go with it, unless they were chosen by themselves as well."""
    going = [piece for piece in pieces if may_go(piece, choices[piece.id], recipient)]
    ids = {piece.id for piece in going}
    return [piece for piece in going if goes_with(piece.passage.answers_id, ids) or choices[piece.id].alone]


def goes_with(challenge: uuid.UUID | None, going: set[uuid.UUID]) -> bool:
    return challenge is None or challenge in going


@dataclass
class Sheet:
    """One visit laid out for one recipient, with what was chosen so far."""

    visit: Visit
    recipient: Recipient
    pieces: list[Piece]
    composition_id: uuid.UUID | None = None
    saved: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    # the hash of the version that this recipient reads now
    standing: str | None = None

    @property
    def choices(self) -> dict[uuid.UUID, Choice]:
        """What was chosen, and the defaults for passages about which nothing was said."""
        saved = parse_choices(self.saved)
        return {
            piece.id: saved.get(piece.id) or default_choice(piece, self.recipient) for piece in self.pieces
        }

    @property
    def is_decided(self) -> bool:
        """Somebody chose, and about every passage that stands there now."""
        return bool(self.chosen) and all(str(piece.id) in self.saved for piece in self.pieces)

    @property
    def chosen(self) -> list[Piece]:
        return chosen(self.pieces, self.choices, self.recipient)


def sheet_for(visit: Visit, member: Member) -> Sheet:
    """Two statements: what is known of visit and recipient, and the passages."""
    known = what_is_known(visit, member)
    return Sheet(
        visit,
        recipient_of(member, known),
        pieces_of(visit.pk, member.pk),
        composition_id=known["composition_id"],
        saved=known["saved"] or {},
        standing=known["standing"],
    )


def what_is_known(visit: Visit, member: Member) -> dict[str, Any]:
    """Who was there, what was chosen for this member, what they read now, and whether they can sign in."""
    there = VisitMember.objects.filter(visit=visit.pk, was_there=True)
    about = {"subject_kind": SubjectKind.VISIT, "subject_id": visit.pk, "member": OuterRef("pk")}
    composition = Composition.objects.filter(**about)
    known = Member.objects.filter(pk=member.pk).values(
        there=ArraySubquery(there.values(facts=JSONObject(id="member_id", kind="member__kind"))),
        composition_id=Subquery(composition.values("pk")),
        saved=Subquery(composition.values("choices")),
        standing=Subquery(SharedVersion.objects.standing().filter(**about).values("sha256")),
        can_sign_in=Exists(MemberAccess.objects.current().filter(member=OuterRef("pk"))),
    )
    return dict(known.get())


def recipient_of(member: Member, known: Mapping[str, Any]) -> Recipient:
    ids = {one["id"] for one in known["there"]}
    adults = {one["id"] for one in known["there"] if one["kind"] == Member.Kind.ADULT}
    me = str(member.pk)
    return Recipient(member, me in ids, was_only_adult=adults == {me}, can_sign_in=known["can_sign_in"])


def parse_choices(saved: Mapping[str, Mapping[str, Any]]) -> dict[uuid.UUID, Choice]:
    return {
        uuid.UUID(key): Choice(
            included=facts["in"],
            why_out=facts["why_out"],
            asked=facts["asked"],
            safe=facts["safe"],
            alone=facts["alone"],
        )
        for key, facts in saved.items()
    }


def store_choices(choices: Choices) -> dict[str, dict[str, Any]]:
    return {
        str(key): {
            "in": choice.included,
            "why_out": choice.why_out,
            "asked": choice.asked,
            "safe": choice.safe,
            "alone": choice.alone,
        }
        for key, choice in choices.items()
    }


def content_of(sheet: Sheet, *, sender: User) -> dict[str, Any] | None:
    """The letter as it would be frozen now; None while something is still to be decided."""
    if not sheet.is_decided:
        return None
    pieces = sheet.chosen
    ids = {piece.id: piece.block_id for piece in pieces if piece.block_id}
    if len(ids) < len(pieces):
        return None
    return letter(sheet, pieces, ids, sender)


def letter(sheet: Sheet, pieces: list[Piece], ids: BlockIds, sender: User) -> dict[str, Any]:
    with translation.override(LANGUAGE):
        heading = _("Notes from %(day)s") % {"day": in_words(sheet.visit.happened_on)}
    return {
        "heading": heading,
        "from": sender.name,
        "from_role": sender.job_title,
        "for": sheet.recipient.member.called,
        "on": sheet.visit.happened_on.isoformat(),
        "minutes": minutes_to_read(piece.passage.text for piece in pieces),
        "language": LANGUAGE,
        "blocks": [block(piece, sheet, ids) for piece in pieces],
    }


def block(piece: Piece, sheet: Sheet, ids: BlockIds) -> dict[str, Any]:
    passage = piece.passage
    facts = {
        "id": str(ids[passage.pk]),
        "kind": passage.kind,
        "text": passage.text,
        "basis": passage.basis,
        **FACTS.get(passage.kind, no_facts)(piece, sheet, ids),
    }
    return {name: value for name, value in facts.items() if value or name in ("id", "kind", "text")}


def no_facts(piece: Piece, sheet: Sheet, ids: BlockIds) -> dict[str, Any]:
    return {}


def challenge_facts(piece: Piece, sheet: Sheet, ids: BlockIds) -> dict[str, Any]:
    response = piece.passage.response
    return {"response": response, "yours": bool(response) and responded(piece, sheet)}


def responded(challenge: Piece, sheet: Sheet) -> bool:
    """Whether it was this recipient who responded: as the words say, or else as the only adult there."""
    speakers = {
        piece.passage.said_by_id
        for piece in sheet.pieces
        if piece.passage.answers_id == challenge.id and piece.passage.said_by_id
    }
    return sheet.recipient.member.pk in speakers if speakers else sheet.recipient.was_only_adult


def response_facts(piece: Piece, sheet: Sheet, ids: BlockIds) -> dict[str, Any]:
    challenge = ids.get(piece.passage.answers_id) if piece.passage.answers_id else None
    return {
        "answers": str(challenge) if challenge else "",
        "yours": piece.passage.said_by_id == sheet.recipient.member.pk,
    }


def agreed_facts(piece: Piece, sheet: Sheet, ids: BlockIds) -> dict[str, Any]:
    promise = piece.promise
    if promise is None:
        return {}
    is_hers = promise.whose == Promise.Whose.THEIRS and sheet.recipient.member.pk in piece.promised_by
    whose = promise.whose if is_hers or promise.whose == Promise.Whose.OURS else ""
    return {"whose": whose, "by_when": promise.by_when.isoformat() if promise.by_when else ""}


def next_facts(piece: Piece, sheet: Sheet, ids: BlockIds) -> dict[str, Any]:
    visit = sheet.visit
    if visit.next_on is None:
        return {}
    return {
        "next_on": visit.next_on.isoformat(),
        "next_at": visit.next_at.isoformat("minutes") if visit.next_at else "",
    }


Facts = Callable[[Piece, Sheet, BlockIds], dict[str, Any]]
FACTS: dict[str, Facts] = {
    Passage.Kind.CHALLENGE: challenge_facts,
    Passage.Kind.RESPONSE: response_facts,
    Passage.Kind.AGREED: agreed_facts,
    Passage.Kind.NEXT: next_facts,
}


def minutes_to_read(texts: Iterable[str]) -> int:
    """Whole minutes, one at least. Scripts without spaces count by letters: about two make a word."""
    return max(1, round(sum(reading_words(text) for text in texts) / WORDS_A_MINUTE))


def reading_words(text: str) -> float:
    dense = sum(1 for letter in text if "\u3040" <= letter <= "\u9fff")
    return len(text.split()) + dense / 2
