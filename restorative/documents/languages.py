"""Which language and direction a paragraph is in, as far as its letters tell."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

# Scripts in the order they are tried; the language is the one most people here write in that script.
SCRIPTS = {
    "ar": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
    "pa": re.compile("[\u0a00-\u0a7f]"),
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\u1100-\u11ff\uac00-\ud7af]"),
    "ti": re.compile("[\u1200-\u139f]"),
    "": re.compile("[A-Za-z\u00c0-\u024f]"),
}
SAME_SCRIPT = {
    "ar": {"ar", "ckb", "fa", "ku", "pnb", "ps", "sd", "ug", "ur"},
    "ti": {"am", "ti"},
}
OTHER_THAN_LATIN = {"he", "ja", "ko", "pa", "zh"}.union(*SAME_SCRIPT.values())
# Letters that Arabic does not use; Sorani has its own, and Persian shares the rest with Urdu.
URDU = re.compile("[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]")
SORANI = re.compile("[\u0695\u06b5\u06c6\u06ce\u06d5]")
PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
# A run of letters with no place to break a line; Chinese, Japanese and Korean may break nearly anywhere.
UNBROKEN = re.compile("[^ \t\n\u1680\u2000-\u2006\u2008-\u200b\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]{50,}")
ENDLESS = 100
PIECE = re.compile("(?s).{60}")
# Words that WeasyPrint must break itself cost seconds in joined letters, so their pieces fit a line of large print.
JOINED_PIECE = re.compile("(?s).{40}")
RIGHT_TO_LEFT = {"R", "AL"}
STRONG = RIGHT_TO_LEFT | {"L"}


@dataclass(frozen=True)
class Paragraph:
    text: str
    lang: str  # empty: the language of the document
    direction: str


def paragraphs(text: str, hint: str | None = None) -> list[Paragraph]:
    """Split a text where its lines stop, or change how they are read; the hint is what its writer said."""
    lines = ((line, _reading(line, hint)) for line in text.splitlines())
    groups = groupby(lines, key=itemgetter(1))
    return [Paragraph("\n".join(breakable(line) for line, _ in group), *how) for how, group in groups if how]


def _reading(line: str, hint: str | None) -> tuple[str, str] | None:
    return (language_of(line, hint), direction_of(line)) if line.strip() else None


def breakable(text: str) -> str:
    """Break the lines of an endless word here: WeasyPrint takes minutes over 20,000 letters joined together."""
    return UNBROKEN.sub(_in_pieces, text)


def _in_pieces(run: re.Match[str]) -> str:
    if SCRIPTS["ar"].search(run[0]):
        return JOINED_PIECE.sub("\\g<0>\n", run[0])
    return PIECE.sub("\\g<0>\n", run[0]) if len(run[0]) >= ENDLESS else run[0]


def language_of(text: str, hint: str | None = None) -> str:
    """Return a language tag, or nothing where the document's own language is as good a guess."""
    guess = _guess(text)
    language = (hint or "").partition("-")[0].lower()
    if not guess:
        return "" if language in OTHER_THAN_LATIN else hint or ""
    return hint or guess if language in SAME_SCRIPT.get(guess, {guess}) else _closer(guess, text)


def direction_of(text: str) -> str:
    """Return the direction of the first letter that has one, as browsers do for dir=auto."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return "rtl" if next((kind for kind in kinds if kind in STRONG), "L") in RIGHT_TO_LEFT else "ltr"


def _guess(text: str) -> str:
    counts = {language: len(letters.findall(text)) for language, letters in SCRIPTS.items()}
    return max(counts, key=lambda language: counts[language]) if any(counts.values()) else ""


def _closer(guess: str, text: str) -> str:
    if guess != "ar":
        return guess
    for language, letters in (("ckb", SORANI), ("ur", URDU), ("fa", PERSIAN)):
        if letters.search(text):
            return language
    return "ar"
