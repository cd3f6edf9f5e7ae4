"""A text without its disguise: plain small letters and digits, and where in the text each of them stands."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

# most words are plain; a run of single signs (“L S 9 7”) belongs together; otherwise what stands between spaces does
CHUNK = re.compile(r"(?P<plain>[A-Za-z][a-z]+)[.,;:!?]?(?!\S)|(?:\S\s+){2,}\S(?!\S)|\S+")
# i, l, 1 and | cannot be told apart, whichever is meant
LOOK_ALIKE = {
    "i": "l",
    "|": "l",
    "$": "s",
    "@": "a",
    "ı": "l",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "p",
}
CYRILLIC = dict(zip("авсеԁһіјӏкмнорԛѕтуԝхьгп", "abcedhljlkmhopqstywxbrn", strict=True))
GREEK = dict(zip("αβεζηικνορτυχγωμ", "abeznlkvoptuxywm", strict=True))
# as capitals some look like other letters than as small ones
CAPITALS = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕЅІЈКМНОРСТУХ", "abezhlkmnoptyxabesljkmhopctyx", strict=True))
LETTER_FOR = {"0": "o", "1": "l", "2": "z", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b"}
# they count as letters, and show nothing
FILLERS = {"\u115f", "\u1160", "\u3164", "\uffa0"}
ON_A_LETTER = {"Mn", "Me"}


@dataclass(frozen=True)
class Folded:
    """`signs` are letters and digits only; `places` say where each stands in the text."""

    text: str
    signs: str
    places: Sequence[int]
    # where a word begins, after a gap; and besides where it might: a hump, a digit after a letter
    gaps: frozenset[int]
    begins: frozenset[int]

    def ends_at(self, end: int) -> bool:
        """Whether a word may end before this sign; the s of a plural or a possessive does not count."""
        return self.is_edge(end) or (self.signs[end] == "s" and self.is_edge(end + 1))

    def is_edge(self, at: int) -> bool:
        return at >= len(self.signs) or at in self.begins

    def words(self, start: int, end: int) -> list[str]:
        edges = [start, *(at for at in range(start + 1, end) if at in self.gaps), end]
        return [self.signs[a:b] for a, b in pairwise(edges)]


class Folding:
    """Puts together what `folded` gives, chunk by chunk."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.signs: list[str] = []
        self.places: list[int] = []
        self.gaps: set[int] = set()
        self.humps: set[int] = set()

    def add_plain(self, start: int, word: str) -> None:
        """A word of plain letters: nearly all are."""
        self.signs.append(word.lower().replace("i", "l"))
        self.places.extend(range(start, start + len(word)))

    def add_chunk(self, start: int, written: str) -> None:
        before = " "
        for place, sign in signs_of(start, written):
            if not sign:
                self.gaps.add(len(self.places))
                before = " "
                continue
            letter = self.text[place]
            if is_hump(before, letter):
                self.humps.add(len(self.places))
            before = letter
            self.signs.append(sign)
            self.places.extend([place] * len(sign))

    def done(self) -> Folded:
        gaps = frozenset(self.gaps)
        return Folded(self.text, "".join(self.signs), self.places, gaps, gaps | self.humps)


def folded(text: str) -> Folded:
    folding = Folding(text)
    for chunk in CHUNK.finditer(text):
        folding.gaps.add(len(folding.places))
        if chunk["plain"]:
            folding.add_plain(chunk.start(), chunk["plain"])
        else:
            folding.add_chunk(chunk.start(), chunk[0])
    return folding.done()


def signs_of(start: int, written: str) -> Iterator[tuple[int, str]]:
    """Each sign with its place; "" for a gap. A digit among letters stands for the letter that it looks like."""
    plain = [folded_sign(letter) for letter in written]
    has_letters = any(sign and sign.isalpha() for sign in plain)
    for place, sign in enumerate(plain, start):
        if sign is not None:
            yield place, LETTER_FOR.get(sign, sign) if has_letters else sign


@cache
def folded_sign(letter: str) -> str | None:
    """Plain small letters or digits; "" for a gap, None for what stands on or in a letter without parting it."""
    if letter in LOOK_ALIKE or letter in CAPITALS:
        return LOOK_ALIKE.get(letter) or CAPITALS[letter]
    if letter in FILLERS:
        return ""
    if unicodedata.category(letter) in ON_A_LETTER:
        return None
    known = unicodedata.normalize("NFKC", letter)
    if known in CAPITALS:
        return CAPITALS[known]
    return "".join(plain(part) for part in unicodedata.normalize("NFKD", known.casefold()))


def plain(part: str) -> str:
    if not part.isalnum():
        return ""
    if part.isdigit():
        return str(unicodedata.digit(part))
    return CYRILLIC.get(part) or GREEK.get(part) or LOOK_ALIKE.get(part) or part


def is_hump(before: str, letter: str) -> bool:
    """RobinGreen, No14: a new word without a space."""
    if before == " ":
        return False
    return (before.islower() and letter.isupper()) or before.isdigit() != letter.isdigit()
