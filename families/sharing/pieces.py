"""What can go to one recipient, piece by piece, and the rules of what goes (design, who may see what, 6)."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from families.models import Attachment, Member
from families.sharing.models import Composition

Ids = frozenset[uuid.UUID]


@dataclass(frozen=True)
class Choice:
    """What the practitioner decided about one piece for one recipient."""

    included: bool
    why_out: str = ""
    asked: bool = False
    safe: bool = False
    alone: bool = False  # it goes although what it answers is left out
    # whom it names, where somebody said that the recipient may read it
    may: frozenset[str] = frozenset()
    # nobody has decided about it yet: something was asked of a manager before the page was done
    is_open: bool = False
    # why they may read what others told us, where somebody said so just now; it is kept as a Release
    release: "Grounds | None" = None


@dataclass(frozen=True)
class Grounds:
    """Why somebody may read what others told us."""

    ground: str
    reason: str
    agreed_on: date


@dataclass(frozen=True)
class Recipient:
    member: Member
    was_there: bool
    was_only_adult: bool = False
    can_sign_in: bool = False
    # that they could be harming somebody in the family: the newest answer says yes
    could_harm: bool = False


@dataclass(frozen=True)
class Piece:
    """One piece of a subject: a passage, a goal, a step, a file.

    `facts` go into the frozen block as they are. `answers` is the piece that this one answers or belongs to.
    """

    id: uuid.UUID
    kind: str
    text: str
    concerns: Ids = frozenset()
    said_by: Member | None = None
    answers: uuid.UUID | None = None
    basis: str = ""
    asks_basis: bool = False
    # another agency, the police or a third party, in words: it stays out until it is released
    came_from: str = ""
    # a file never goes unless somebody ticks it
    file: Attachment | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    # what stands for it in this recipient's versions, once it was chosen for them
    block_id: uuid.UUID | None = None

    def is_childs_words(self, recipient: Recipient) -> bool:
        """Words of a child that somebody else would read."""
        said_by = self.said_by
        return said_by is not None and said_by.is_child and said_by.pk != recipient.member.pk

    def is_only_about_others(self, recipient: Recipient) -> bool:
        return bool(self.concerns) and recipient.member.pk not in self.concerns


Choices = Mapping[uuid.UUID, Choice]


def default_choice(piece: Piece, recipient: Recipient) -> Choice:
    """In for who was there; out for who was not, and for who could be harming somebody: for them each part is chosen."""
    if piece.file is not None or piece.came_from or piece.is_childs_words(recipient):
        return Choice(included=False)
    if piece.is_only_about_others(recipient):
        return Choice(included=False, why_out=Composition.WhyOut.NOT_ABOUT_THEM)
    return Choice(included=recipient.was_there and not recipient.could_harm)


def may_go(piece: Piece, choice: Choice, recipient: Recipient) -> bool:
    """A child's words go only once the child was asked and it is safe."""
    return choice.included and (not piece.is_childs_words(recipient) or (choice.asked and choice.safe))


def chosen(pieces: Iterable[Piece], choices: Choices, recipient: Recipient) -> list[Piece]:
    """What goes. Words that answer a worry go with it, unless they were chosen by themselves as well."""
    going = [piece for piece in pieces if may_go(piece, choices[piece.id], recipient)]
    ids = {piece.id for piece in going}
    return [piece for piece in going if goes_with(piece.answers, ids) or choices[piece.id].alone]


def goes_with(answered: uuid.UUID | None, going: set[uuid.UUID]) -> bool:
    return answered is None or answered in going
