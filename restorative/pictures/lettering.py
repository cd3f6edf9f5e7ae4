"""How wide words are in a picture, and where they break: SVG text does neither by itself."""

import re
import unicodedata
from functools import lru_cache

ELLIPSIS = "…"
HYPHENED = re.compile("[^-]*-+|[^-]+")
# hundredths of an em, from the space to the tilde: the wider of our two bold faces, so that nothing is underrated
ASCII = (
    *(31, 30, 48, 76, 61, 97, 75, 27, 34, 34, 54, 60, 28, 37, 28, 44, 66, 57, 58, 60, 62, 61, 63, 57),
    *(62, 57, 28, 28, 57, 61, 57, 55, 90, 69, 66, 66, 73, 60, 57, 72, 76, 42, 56, 66, 56, 94, 81, 79),
    *(63, 79, 66, 61, 61, 76, 65, 97, 68, 65, 62, 34, 44, 34, 58, 41, 36, 60, 63, 52, 63, 60, 39, 63),
    *(65, 30, 30, 62, 32, 98, 65, 62, 63, 63, 45, 51, 43, 65, 57, 86, 58, 57, 50, 39, 55, 39, 57),
)
WIDE, USUAL, ODD = 1.0, 0.7, 1.35
RIGHT_TO_LEFT = {"R", "AL"}
LEFT_TO_RIGHT = {"L"}
INVISIBLE = {"Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn"}


@lru_cache(maxsize=2048)
def sign_width(sign: str) -> float:
    """In em. A letter with an accent is as wide as the letter; what we do not know is rather wide."""
    base = unicodedata.normalize("NFD", sign)[0]
    if " " <= base <= "~":
        return ASCII[ord(base) - 32] / 100
    if unicodedata.category(base) in INVISIBLE:
        return 0.0
    if unicodedata.category(base) == "So":
        return ODD
    return WIDE if unicodedata.east_asian_width(base) in "WF" else USUAL


def width(text: str, size: float) -> float:
    """How wide this is at that size, rather too much than too little."""
    return sum(sign_width(sign) for sign in text) * size


def wrapped(text: str, size: float, most: float, lines: int) -> list[str]:
    """The text in at most so many lines, none wider than `most`; what does not fit ends in an ellipsis."""
    found: list[str] = []
    for word in text.split():
        for number, piece in enumerate(pieces(word, size, most)):
            longer = found[-1] + ("" if number else " ") + piece if found else piece
            if found and width(longer, size) <= most:
                found[-1] = longer
            else:
                found.append(piece)
    if len(found) <= lines:
        return found
    return [*found[: lines - 1], shortened(found[lines - 1], size, most)]


def pieces(word: str, size: float, most: float) -> list[str]:
    """Where a word may be broken: after hyphens, and anywhere in what is wider than a line."""
    found = []
    for part in HYPHENED.findall(word):
        found.append("")
        for sign in part:
            if found[-1] and width(found[-1] + sign, size) > most:
                found.append("")
            found[-1] += sign
    return found


def shortened(text: str, size: float, most: float) -> str:
    while text and width(text + ELLIPSIS, size) > most:
        text = text[:-1]
    return text + ELLIPSIS


def direction(text: str) -> str:
    """rtl where the first letter that has a direction runs from right to left; otherwise ltr."""
    for sign in text:
        way = unicodedata.bidirectional(sign)
        if way in RIGHT_TO_LEFT | LEFT_TO_RIGHT:
            return "rtl" if way in RIGHT_TO_LEFT else "ltr"
    return "ltr"
