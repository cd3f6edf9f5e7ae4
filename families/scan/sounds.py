"""How names sound, so that who heard a name and never saw it written finds the person."""

import re
import unicodedata

import jellyfish

# one sound alone says too little: Lee, Lou and Ali would all be one
FEWEST_SOUNDS = 2
LONGEST_KEY = 40


def sounds_of(text: str) -> set[str]:
    """One key for each name in it; the same for Catherine and Kathryn, none for what is too short to tell."""
    keys = {sound_of(word) for word in re.split(r"[\W\d_]+", text)}
    return {key for key in keys if len(key) >= FEWEST_SOUNDS}


def sound_of(word: str) -> str:
    """A name in letters that the rules do not know has its own small letters as a key."""
    plain = without_accents(word.casefold())
    return (jellyfish.metaphone(plain) if plain.isascii() else plain)[:LONGEST_KEY]


def without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in parts if unicodedata.category(sign) != "Mn")
