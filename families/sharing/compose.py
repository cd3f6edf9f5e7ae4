"""What of a subject one recipient reads, and the letter that it makes.

The content of a version is a plain dictionary:

    {"heading": "Notes from 3 June 2026", "from": "Priya Shah", "from_role": "Family support worker",
     "for": "Amina", "on": "2026-06-03", "minutes": 2, "language": "en-gb",
     "blocks": [{"id": "…", "kind": "happened", "text": "…"}, …]}

A block has besides: `answers` (the block that it answers or belongs to), `basis` where somebody said what it rests
on, and the facts of its kind: `response` and `yours` (a challenge), `yours` (their own words, or what they asked us),
`whose` and `by_when` (agreed: "ours", or "theirs" for the recipient's own), `next_on`, `next_at` and `next_who` (next), `added_on` and
`added_by` (added later). Of a plan: a goal has `whose` ("yours", "family", "ours" or nothing), `their_words`,
`our_words`, `zero`, `ten`, `readings` (each "on", "number", "looks_like", "who": "you" or "us"), `fair`, `fair_words`,
`why`, `children`, `by_when`, `if_not`, `state`, `state_words`; a step has `whose` ("yours", "ours", "other" or
nothing), `who`, `by_when`, `help`, `outcome`. Of an assessment: a strength or need has `whose` ("yours", "family" or
nothing), `children`, `voice` ("yours" where the words are the reader's), `family_view`, `our_view`, `stands` ("agreed",
"different" or "not_yet"), `why` and `reply`; what was hard has `why`, `tried`, `risk_effect`, `next_try`, `by_when` or
`nothing`; what we decided has `voice`, `said`, `because`, `told_on`. Where something is kept from its reader and a
manager says that they may know that much, `not_all` is true. It holds no id of the record, no number, place, team, and nothing of other recipients.

Where they have read an earlier version, `since` says what changed: {"on": the day of the one they read last, "new":
[block ids], "changed": {block id: the text before}, "gone": how many are no longer there}. Words that were replaced
before they were read stay unread, and so do those of a version that was taken back.
"""

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from families.models import Member
from families.sharing.approval import Approval, facts_of_approval
from families.sharing.held import Held, facts_of_held
from families.sharing.models import Composition, HarmAnswer, MemberAccess, SharedVersion
from families.sharing.pieces import Choice, Choices, Piece, Recipient, chosen, default_choice
from families.sharing.protection import Protection, facts_of_protection, is_known
from families.sharing.subjects import Subject
from families.sharing.withheld import Withheld, facts_of_withheld
from restorative.accounts.models import User

LANGUAGE = "en-gb"
# slower than people read for pleasure: these letters are read with care, often in a second language
WORDS_A_MINUTE = 150
# facts of a piece that name one of us
OUR_PEOPLE = ("said_by", "added_by", "next_who")
BlockIds = Mapping[uuid.UUID, uuid.UUID]
Content = dict[str, Any]


@dataclass
class Sheet:
    """One subject laid out for one recipient, with what was chosen so far."""

    subject: Subject
    recipient: Recipient
    pieces: list[Piece]
    protection: Protection
    approval: Approval
    withheld: Withheld
    held: Held
    composition_id: uuid.UUID | None = None
    saved: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    # what this recipient can read now, and what they read last
    standing: "Standing | None" = None
    last_read: "LastRead | None" = None

    @property
    def choices(self) -> dict[uuid.UUID, Choice]:
        """What was chosen, and the defaults for pieces about which nothing was said. What is withheld is out."""
        saved = parse_choices(self.saved)
        return {
            piece.id: Choice(included=False)
            if self.withheld.holds(piece.id)
            else saved.get(piece.id) or self.default(piece)
            for piece in self.pieces
        }

    def default(self, piece: Piece) -> Choice:
        """What holds something that this recipient must not read is not even offered to go."""
        choice = default_choice(piece, self.recipient)
        if not self.held.lets(piece, choice):
            return Choice(included=False)
        if choice.included and self.protection.found_in(piece):
            return replace(choice, included=False, why_out=Composition.WhyOut.SOMEONE_ELSE)
        return choice

    @property
    def is_decided(self) -> bool:
        """Somebody chose, and about every piece that stands there now."""
        saved = {key for key, facts in self.saved.items() if not facts.get("open")}
        asked = [piece for piece in self.pieces if not self.withheld.holds(piece.id)]
        return bool(self.chosen) and all(str(piece.id) in saved for piece in asked)

    def is_read_now(self, piece: Piece) -> bool:
        """Withheld, but standing in what they can read: it was shared before."""
        blocks = self.standing.content["blocks"] if self.standing else ()
        return self.withheld.holds(piece.id) and str(piece.block_id) in {one["id"] for one in blocks}

    @property
    def is_safe(self) -> bool:
        """Somebody thought of what must be kept from whom, and said of everybody who is named that it may be read."""
        choices = self.choices
        names = self.protection.names_in
        return (
            not self.is_held_back
            and self.protection.is_considered
            and all(is_known(names(piece), choices[piece.id].may) for piece in self.chosen)
        )

    @property
    def is_held_back(self) -> bool:
        """Whether something was chosen that is not this recipient's to read, or not without a reason."""
        choices = self.choices
        return any(
            choices[piece.id].included and not self.held.lets(piece, choices[piece.id])
            for piece in self.pieces
        )

    @property
    def chosen(self) -> list[Piece]:
        return self.going(self.choices)

    def going(self, choices: Choices) -> list[Piece]:
        """What goes by these choices: whatever they say, nothing that is withheld or held."""
        free = [piece for piece in self.pieces if self.is_free(piece, choices[piece.id])]
        return chosen(free, choices, self.recipient)

    def is_free(self, piece: Piece, choice: Choice) -> bool:
        return not self.withheld.holds(piece.id) and self.held.lets(piece, choice)


@dataclass(frozen=True)
class Standing:
    """The version that a recipient can read now."""

    content: Content
    sha256: str


@dataclass(frozen=True)
class LastRead:
    """What a recipient read of this last, and the day on which it was shared. Nothing that was taken back."""

    content: Content
    on: str


def sheet_for(subject: Subject, member: Member) -> Sheet:
    """Two statements: what is known of subject and recipient, and the pieces."""
    return laid_out(subject, member, what_is_known(subject, member))


def laid_out(subject: Subject, member: Member, known: Mapping[str, Any]) -> Sheet:
    """The sheet, from what is known; the pieces take statements of their own unless they were read ahead."""
    recipient, approval = recipient_of(member, known), Approval(known)
    protection = Protection(known, member, asks_of_own=approval.needs_yes)
    pieces = subject.pieces(recipient)
    return Sheet(
        subject,
        recipient,
        [without_our_names(piece) for piece in pieces] if protection.holds_names else pieces,
        protection,
        approval,
        Withheld(known, subject.id),
        Held(known, member),
        composition_id=known["composition_id"],
        saved=known["saved"] or {},
        standing=standing_of(known),
        last_read=last_read_of(known),
    )


def what_is_known(subject: Subject, member: Member) -> dict[str, Any]:
    """Who took part, what was chosen for this member, what they read now, and whether they can sign in."""
    facts = facts_of(subject.kind, subject.id, OuterRef("pk"), subject.present())
    can_sign_in = Exists(MemberAccess.objects.current().filter(member=OuterRef("pk")))
    return dict(Member.objects.filter(pk=member.pk).values(**facts, can_sign_in=can_sign_in).get())


def facts_of(kind: str, subject: Any, member: Any, present: QuerySet[Any]) -> dict[str, Any]:
    """What is known of one subject and one recipient, as expressions; either of the two may be the outer query's."""
    about = {"subject_kind": kind, "subject_id": subject, "member": member}
    composition = Composition.objects.filter(**about)
    versions = SharedVersion.objects.filter(**about)
    standing, read = versions.standing(), versions.read_by_recipient()[:1]
    return {
        "there": ArraySubquery(present.values(facts=JSONObject(id="who", kind="who_kind"))),
        "composition_id": Subquery(composition.values("pk")),
        "saved": Subquery(composition.values("choices")),
        "standing_content": Subquery(standing.values("content")),
        "standing_hash": Subquery(standing.values("sha256")),
        "read_content": Subquery(read.values("content")),
        "read_at": Subquery(read.values("shared_at")),
        **facts_of_protection(member),
        **facts_of_held(member),
        **facts_of_approval(about),
        **facts_of_withheld(about),
    }


def recipient_of(member: Member, known: Mapping[str, Any]) -> Recipient:
    ids = {one["id"] for one in known["there"]}
    adults = {one["id"] for one in known["there"] if one["kind"] == Member.Kind.ADULT}
    me = str(member.pk)
    return Recipient(
        member,
        was_there=me in ids,
        was_only_adult=adults == {me},
        can_sign_in=known["can_sign_in"],
        could_harm=known["harm"] == HarmAnswer.Could.YES,
    )


def standing_of(known: Mapping[str, Any]) -> Standing | None:
    if not known["standing_hash"]:
        return None
    return Standing(known["standing_content"], known["standing_hash"])


def last_read_of(known: Mapping[str, Any]) -> LastRead | None:
    if known["read_at"] is None:
        return None
    return LastRead(known["read_content"], timezone.localdate(known["read_at"]).isoformat())


def parse_choices(saved: Mapping[str, Mapping[str, Any]]) -> dict[uuid.UUID, Choice]:
    return {
        uuid.UUID(key): Choice(
            included=facts["in"],
            why_out=facts["why_out"],
            asked=facts["asked"],
            safe=facts["safe"],
            alone=facts["alone"],
            may=frozenset(facts.get("may", ())),
            is_open=facts.get("open", False),
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
            "may": sorted(choice.may),
            "open": choice.is_open,
        }
        for key, choice in choices.items()
    }


def content_of(sheet: Sheet, *, sender: User) -> Content | None:
    """The letter as it would be frozen now; None while something is still to be decided, or must not reach them.

    A letter that says what the standing one says is the standing one: nothing changed since.
    """
    if sheet.subject.not_yet or not sheet.is_decided or not sheet.is_safe:
        return None
    pieces = sheet.chosen
    ids = {piece.id: piece.block_id for piece in pieces if piece.block_id}
    if len(ids) < len(pieces):
        return None
    content = letter(sheet, pieces, ids, sender)
    return None if sheet.protection.is_stopped(content) else with_since(sheet, content)


def with_since(sheet: Sheet, content: Content) -> Content:
    """With what changed since they read it last; without, where the words before must not be read again."""
    if sheet.standing and without_since(sheet.standing.content) == content:
        return sheet.standing.content
    since = changes(sheet.last_read, content, silent_blocks(sheet)) if sheet.last_read else {}
    return content | {"since": since} if since and not sheet.protection.is_stopped(since) else content


def without_our_names(piece: Piece) -> Piece:
    """As it goes to somebody who learns none of our names: who wrote, added or comes is nobody by name."""
    neutral = {name: our_worker() for name in OUR_PEOPLE if piece.facts.get(name)}
    return replace(piece, facts={**piece.facts, **neutral}) if neutral else piece


def our_worker() -> str:
    """What stands in the place of a name that is held back."""
    with translation.override(LANGUAGE):
        return _("Your worker")


def from_whom(sheet: Sheet, sender: User) -> dict[str, str]:
    if sheet.protection.holds_names:
        return {"from": our_worker(), "from_role": ""}
    return {"from": sender.name, "from_role": sender.job_title}


def letter(sheet: Sheet, pieces: list[Piece], ids: BlockIds, sender: User) -> Content:
    with translation.override(LANGUAGE):
        heading = sheet.subject.heading
    return {
        "heading": heading,
        **from_whom(sheet, sender),
        "for": sheet.recipient.member.called,
        "on": sheet.subject.day.isoformat(),
        "minutes": minutes_to_read(piece.text for piece in pieces),
        "language": LANGUAGE,
        "blocks": [block(piece, ids) for piece in pieces],
        **({"not_all": True} if sheet.withheld.is_told else {}),
        **sheet.subject.reads_as(sheet.recipient),
    }


def block(piece: Piece, ids: BlockIds) -> dict[str, Any]:
    answered = ids.get(piece.answers) if piece.answers else None
    facts = {
        "id": str(ids[piece.id]),
        "kind": piece.kind,
        "text": piece.text,
        "basis": piece.basis,
        "answers": str(answered) if answered else "",
        **piece.facts,
    }
    return {name: value for name, value in facts.items() if value or name in ("id", "kind", "text")}


def without_since(content: Content) -> Content:
    return {name: value for name, value in content.items() if name != "since"}


def silent_blocks(sheet: Sheet) -> set[str]:
    """What is withheld is not counted as gone: a number would tell of it."""
    return {str(piece.block_id) for piece in sheet.pieces if sheet.withheld.holds(piece.id)}


def changes(earlier: LastRead, content: Content, silent: Collection[str] = ()) -> dict[str, Any]:
    """What is new, what reads differently now, and how much is no longer there."""
    before = {block["id"]: block for block in earlier.content["blocks"]}
    now = {block["id"]: block for block in content["blocks"]}
    said = {
        "new": [id_ for id_ in now if id_ not in before],
        "changed": {
            id_: before[id_]["text"] for id_, block in now.items() if id_ in before and before[id_] != block
        },
        "gone": len(before.keys() - now.keys() - set(silent)),
    }
    found = {name: value for name, value in said.items() if value}
    return {"on": earlier.on, **found} if found else {}


def minutes_to_read(texts: Iterable[str]) -> int:
    """Whole minutes, one at least. Scripts without spaces count by letters: about two make a word."""
    return max(1, round(sum(reading_words(text) for text in texts) / WORDS_A_MINUTE))


def reading_words(text: str) -> float:
    dense = sum(1 for letter in text if "\u3040" <= letter <= "\u9fff")
    return len(text.split()) + dense / 2
