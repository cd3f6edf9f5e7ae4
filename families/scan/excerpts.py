"""The words around what somebody looked for, out of a note's text."""

import re
from collections.abc import Iterable, Sequence

WORD = re.compile(r"[^\W_]+")
LEXEME = re.compile(r"'((?:[^']|'')*)'")
# signs before and after what was found
BEFORE, AFTER = 90, 160
# a shorter beginning would be that of too many other words
BEGINNING = 4

Piece = tuple[str, bool]


def stems_in(asked: str) -> set[str]:
    """The forms that the database looks for, out of its own words for the question."""
    return {found.replace("''", "'") for found in LEXEME.findall(asked)}


def is_asked(word: str, stems: Iterable[str]) -> bool:
    """Whether a word is one that was looked for, or a form of it: nurseries for nurseri, which is nursery too."""
    low = word.casefold()
    return any(low == stem or (len(stem) >= BEGINNING and low.startswith(root(stem))) for stem in stems)


def root(stem: str) -> str:
    return stem.removesuffix("i") if len(stem) > BEGINNING else stem


def excerpt(texts: Sequence[str], stems: set[str]) -> list[Piece]:
    """From the passage that says most of it: a few words, in pieces, each with whether it was looked for."""
    best = max(texts, key=lambda text: len(hits_in(text, stems)), default="")
    found = [at for at in WORD.finditer(best) if is_asked(at[0], stems)]
    at = found[0].start() if found else 0
    start, end = word_start(best, at - BEFORE), word_end(best, at + AFTER)
    pieces: list[Piece] = [("… ", False)] if start else []
    for one in (one for one in found if one.end() <= end):
        pieces += [(best[start : one.start()], False), (one[0], True)]
        start = one.end()
    rest = best[start:end] + (" …" if end < len(best) else "")
    return [(text, is_hit) for text, is_hit in [*pieces, (rest, False)] if text]


def hits_in(text: str, stems: set[str]) -> set[str]:
    words = {word.casefold() for word in WORD.findall(text)}
    return {stem for stem in stems if any(is_asked(word, [stem]) for word in words)}


def word_start(text: str, at: int) -> int:
    """The beginning of the next word after this place; of the text, before it."""
    return text.find(" ", at) + 1 if at > 0 else 0


def word_end(text: str, at: int) -> int:
    """The end of the last word before this place; of the text, after it."""
    return max(text.rfind(" ", 0, at), 0) or at if at < len(text) else len(text)
