"""What is new since the version before, for its reader: shown first, in plain words.

It is drawn from the frozen content alone. What is gone is counted and never named, and never shown.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

SHOWN = 5
BEGINNING = 160
# a change is marked word by word where both texts are short and much of them is the same
MARKED_UP_TO = 80
MUCH = 0.5


@dataclass(frozen=True)
class Part:
    """A piece of a text: kept, added or taken out."""

    how: str
    text: str


@dataclass(frozen=True)
class New:
    """A part that was not there before: how it begins, and the block on which to go on."""

    id: str
    heading: str
    before: str
    text: str
    is_whole: bool


@dataclass(frozen=True)
class Changed:
    """A part that reads differently now: word by word, or what it said before; how it begins if its words are the same."""

    id: str
    heading: str
    parts: list[Part]
    said_before: str = ""


@dataclass(frozen=True)
class Since:
    on: date
    new: list[New] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    # how many more of each there are than stand here
    more_new: int = 0
    more_changed: int = 0
    gone: int = 0

    @property
    def ids(self) -> set[str]:
        """The blocks to which it leads."""
        return {one.id for one in self.new} | {one.id for one in self.changed}


def since_of(said: Mapping[str, Any] | None, blocks: Sequence[Any]) -> Since | None:
    """`said` is content["since"]; nothing where nothing that is read has changed."""
    if not said or not said.keys() & {"new", "changed", "gone"}:
        return None
    texts_before = said.get("changed", {})
    new = [block for block in blocks if block.id in said.get("new", [])]
    changed = [block for block in blocks if block.id in texts_before]
    return Since(
        on=date.fromisoformat(said["on"]),
        new=[new_part(block) for block in new[:SHOWN]],
        changed=[changed_part(block, texts_before[block.id]) for block in changed[:SHOWN]],
        more_new=max(0, len(new) - SHOWN),
        more_changed=max(0, len(changed) - SHOWN),
        gone=said.get("gone", 0),
    )


def new_part(block: Any) -> New:
    text = shortened(block.text)
    return New(block.id, block.heading, block.before, text, is_whole=text == block.text)


def beginning(text: str) -> str:
    """The text, or as many of its first words as fit."""
    if len(text) <= BEGINNING:
        return text
    cut = text[:BEGINNING]
    return cut[: cut.rfind(" ")] if " " in cut else cut


def shortened(text: str) -> str:
    start = beginning(text)
    return text if start == text else f"{start}…"


def changed_part(block: Any, before: str) -> Changed:
    if before == block.text:
        return Changed(block.id, block.heading, [Part("kept", shortened(block.text))])
    old, new = words_of(before), words_of(block.text)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(old), len(new)) > MARKED_UP_TO or matcher.ratio() < MUCH:
        return Changed(block.id, block.heading, [], said_before=before)
    return Changed(block.id, block.heading, parts_of(matcher, old, new))


def words_of(text: str) -> list[str]:
    """Words, each with the spaces that follow it: joined they are the text again."""
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    edges = [0, *starts[1:], len(text)]
    return [text[first:last] for first, last in pairwise(edges)]


def parts_of(matcher: "SequenceMatcher[str]", old: list[str], new: list[str]) -> list[Part]:
    """What was taken out stands before what took its place."""
    parts = []
    for how, i, j, k, m in matcher.get_opcodes():
        if how == "equal":
            parts.append(Part("kept", "".join(new[k:m])))
        else:
            parts += [Part("taken", "".join(old[i:j])), Part("added", "".join(new[k:m]))]
    return [part for part in parts if part.text]
