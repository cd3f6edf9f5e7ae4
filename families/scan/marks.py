"""A text in turns of what may be read and what was found in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from families.scan.scanner import Match


@dataclass(frozen=True)
class Fragment:
    """A piece of a text; `is_marked` where it is what must not be read."""

    text: str
    is_marked: bool


def fragments(text: str, found: Sequence[Match]) -> list[Fragment]:
    """The text in turns of what may be read and what must not."""
    said: list[Fragment] = []
    done = 0
    for match in found:
        if match.end > done:
            start = max(match.start, done)
            said += [
                Fragment(text[done:start], is_marked=False),
                Fragment(text[start : match.end], is_marked=True),
            ]
            done = match.end
    return [one for one in [*said, Fragment(text[done:], is_marked=False)] if one.text]
