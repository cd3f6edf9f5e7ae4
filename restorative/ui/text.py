"""How people count, and what text can be kept.

One character is one code point, after every line ending has become one newline. `static/js/count.js` counts
in exactly the same way, so that page and server never disagree.
"""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
LONG_TEXT = 20_000
SHORT_TEXT = 250

_line_endings = re.compile(r"\r\n?")
# signs that nobody sees and that set letters in another order: embeddings and overrides, then isolates
_turning = re.compile("[\u202a-\u202e\u2066-\u2069]")
# the two that make any letters read backwards; no language needs them
_overrides = re.compile("[\u202d\u202e]")
_unstorable = re.compile("[\x00\ud800-\udfff]")


def normalise_newlines(text: str) -> str:
    """Every line ending becomes one newline; nothing else changes."""
    return _line_endings.sub("\n", text)


def people_length(text: str) -> int:
    """Characters as people count them: a line break is one, an emoji is not four bytes."""
    return len(normalise_newlines(text))


def has_unstorable(text: str) -> bool:
    """Whether the text holds NUL or half of a surrogate pair, which no database or page can hold."""
    return bool(_unstorable.search(text))


def turns_letters(text: str) -> bool:
    """Whether hidden signs in it may set its letters in another order than they were typed."""
    return bool(_turning.search(text))


def without_turning(text: str) -> str:
    """The letters in the order in which they stand, whatever was to turn them round."""
    return _turning.sub("", text)


def without_overrides(text: str) -> str:
    """Every letter and mark stays, also of text from right to left; nothing makes letters read backwards."""
    return _overrides.sub("", text)


def showable(text: str) -> str:
    """The same text with what no page can hold shown as a replacement character."""
    return _unstorable.sub(REPLACEMENT, text)
