"""Which language a text is likely to be in, so that it is read aloud and laid out rightly."""

import re
from typing import Final

RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "fa", "he", "ur"})

_scripts: Final = (
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("pa", re.compile(r"[\u0a00-\u0a7f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("gu", re.compile(r"[\u0a80-\u0aff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("ti", re.compile(r"[\u1200-\u137f]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]")),
)
_arabic_letters: Final = (
    ("ckb", re.compile("[ێۆڕڵ]")),
    ("ur", re.compile("[ٹڈڑےںھہ]")),
    ("fa", re.compile("[پچژگکی]")),
)
_latin: Final = (
    ("pl", re.compile("[łŁ]|[ąęśźżćń].*[ąęśźżćńó]", re.DOTALL)),
    ("ro", re.compile("[șțȘȚşţ]|ă.*[ăâî]", re.DOTALL)),
)
_letters: Final = re.compile(r"[^\W\d_]")
SAMPLE: Final = 600
ENOUGH: Final = 0.3
# what turns the whole paragraph round must be most of it; else its first letter says how it runs
MOST: Final = 0.5
_turns_round: Final = frozenset({"arabic", "he"})


def guess_language(text: str) -> str:
    """A language tag, or "" when it cannot be told (most likely the language of the page)."""
    sample = text[:SAMPLE]
    letters = len(_letters.findall(sample))
    for name, signs in _scripts:
        share = MOST if name in _turns_round else ENOUGH
        if letters and len(signs.findall(sample)) > letters * share:
            return _arabic(sample) if name == "arabic" else name
    return next((name for name, signs in _latin if signs.search(sample)), "")


def direction(language: str) -> str:
    """The reading direction of a language; "auto" when it is not known."""
    if not language:
        return "auto"
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def _arabic(sample: str) -> str:
    return next((name for name, signs in _arabic_letters if signs.search(sample)), "ar")
