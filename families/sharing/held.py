"""What of a subject stays out for one recipient, whatever is ticked: confidences, and what others told us.

A confidence has no way in while it stands. What another agency, the police or a third party told us goes once it was
released for this very recipient.
"""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from families.models import ConfidencePassage, ConfidenceReader, Member
from families.sharing.models import Release
from families.sharing.pieces import Choice, Piece
from families.sharing.protection import NO_WORDS, Protection, texts_in

# a sentence of a confidence or a part of one, or a short one as a whole, is known again where somebody wrote it once more
WORDS_OF_A_SENTENCE, WORDS_OF_A_WHOLE = 6, 4


@dataclass(frozen=True)
class Confided:
    """A confidence because of which a piece is not this recipient's to read."""

    confidence: uuid.UUID
    called: str
    is_repeated: bool = False


@dataclass(frozen=True)
class Released:
    reason: str
    by: str
    at: datetime


class Held:
    """Of one recipient, from what is known."""

    def __init__(self, known: Mapping[str, Any], me: Member) -> None:
        mine = str(me.pk)
        self.confidences = [
            one for one in known["in_confidence"] if one["whose"] != mine and mine not in one["readers"]
        ]
        self.released = {uuid.UUID(one["passage"]): released_of(one) for one in known["released_to"]}
        # a page asks for the same piece more than once
        self.found: dict[uuid.UUID, Confided | None] = {}
        self.sentences = [(words, one) for one in self.confidences for words in sentences_of(one["text"])]

    def kept(self, piece: Piece) -> Confided | None:
        """The confidence that keeps it from them: it was said there, or its words stand here once more."""
        if piece.id not in self.found:
            self.found[piece.id] = self.find(piece)
        return self.found[piece.id]

    def find(self, piece: Piece) -> Confided | None:
        for one in self.confidences:
            if one["passage"] == str(piece.id):
                return kept_by(one)
        if not self.sentences:
            return None
        texts = [squeezed(text) for text in texts_in([piece.text, piece.facts], NO_WORDS)]
        again = (one for words, one in self.sentences for text in texts if words in text)
        found = next(again, None)
        return kept_by(found, is_repeated=True) if found else None

    def repeated_in(self, text: str) -> list[str]:
        """The sentences of a confidence that stand in there once more."""
        squeezed_text = squeezed(text)
        return [words.strip() for words, _one in self.sentences if words in squeezed_text]

    def lets(self, piece: Piece, choice: Choice) -> bool:
        """Whether it may go, as far as this is concerned, where it is chosen to go."""
        is_released = not piece.came_from or piece.id in self.released or choice.release is not None
        return is_released and self.kept(piece) is None


def must_not_learn(member: Member, text: str, known: Mapping[str, Any]) -> list[str]:
    """What stands in words of ours to one member and must not reach them."""
    return [*Protection(known, member).words_in(text), *Held(known, member).repeated_in(text)]


def kept_by(one: Mapping[str, Any], *, is_repeated: bool = False) -> Confided:
    called = one["preferred"] or one["name"].split(" ")[0]
    return Confided(uuid.UUID(one["confidence"]), called, is_repeated)


def released_of(one: Mapping[str, Any]) -> Released:
    return Released(one["reason"], one["by"], datetime.fromisoformat(one["at"]))


def squeezed(text: str) -> str:
    """Words alone, so that spaces, capitals and quotation marks make no difference."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "


def sentences_of(text: str) -> Iterable[str]:
    whole = squeezed(text)
    if len(whole.split()) >= WORDS_OF_A_WHOLE:
        yield whole
    for sentence in re.split(r"[.,;:!?…\n]+", text):
        words = squeezed(sentence)
        if len(words.split()) >= WORDS_OF_A_SENTENCE and words != whole:
            yield words


def facts_of_held(member: Any) -> dict[str, Any]:
    """`in_confidence` and `released_to`, in the statement that asks for them; the member may be the outer query's."""
    readers = ConfidenceReader.objects.filter(confidence=OuterRef("confidence")).order_by()
    part = JSONObject(
        passage="passage_id",
        text="passage__text",
        confidence="confidence_id",
        whose="confidence__member_id",
        name="confidence__member__full_name",
        preferred="confidence__member__preferred_name",
        readers=ArraySubquery(readers.values("member_id")),
    )
    parts = ConfidencePassage.objects.standing().filter(family=OuterRef("family_id")).order_by("pk")
    release = JSONObject(passage="passage_id", reason="reason", by=F("by__name"), at="at")
    releases = Release.objects.filter(member=member).order_by()
    return {
        "in_confidence": ArraySubquery(parts.values(facts=part)),
        "released_to": ArraySubquery(releases.values(facts=release)),
    }
