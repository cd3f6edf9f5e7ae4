"""Whether somebody of us bears a surname of somebody in a family: a reason to ask them, and no more than that."""

import re
import unicodedata
from collections.abc import Iterable

LEAST = 3


def surnames(name: str) -> set[str]:
    """The last word of a name and, of a double one, each half; without accents, in small letters."""
    words = plain(name).split()
    halves = re.split(r"[-\u2010-\u2015]", words[-1]) if words else []
    return {half for half in halves if len(half) >= LEAST}


def plain(text: str) -> str:
    signs = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return re.sub(r"['\u2019`.]", "", kept)


def bears_a_surname_of(name: str, names: Iterable[str]) -> bool:
    mine = surnames(name)
    return any(mine & surnames(other) for other in names)
