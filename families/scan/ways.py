"""One way to write a term: a path of pieces, each of which may be written in several ways."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from families.scan.fold import LETTER_FOR, folded
from families.scan.numbers import LONGEST, repeated, words_of

SHORT_FORMS = [
    ("street", "st", "str"),
    ("road", "rd"),
    ("avenue", "ave", "av"),
    ("lane", "ln"),
    ("close", "cl"),
    ("drive", "dr", "drv"),
    ("court", "ct", "crt"),
    ("crescent", "cres", "cr"),
    ("terrace", "ter", "terr", "tce"),
    ("gardens", "gdns"),
    ("grove", "gr", "grv"),
    ("place", "pl"),
    ("square", "sq"),
    ("mount", "mt"),
    ("house", "hse"),
    ("school", "sch"),
    ("centre", "center", "ctr"),
    ("medical", "med"),
    ("saint", "st"),
    ("doctor", "dr"),
    ("and", ""),
    ("s", ""),
]
# “st” is a street and a saint
SAME = {
    form: [other for forms in SHORT_FORMS if form in forms for other in forms]
    for form in sorted({form for forms in SHORT_FORMS for form in forms if form})
}
HEAD = 2
DIGIT_FOR: dict[str, str] = {letter: digit for digit, letter in LETTER_FOR.items()}


def words_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass
class Way:
    """`steps[n]` are the signs that may stand at the nth place, each with the place that follows them."""

    steps: list[list[tuple[str, int]]] = field(default_factory=list)
    words: int = 0
    # signs that stand there however it is written: without them there is nothing to look for
    anchor: str = ""

    def add(self, signs: Iterable[str]) -> None:
        """One place more, which may be written in these ways."""
        here = len(self.steps)
        self.steps.append([(one, here + 1) for one in dict.fromkeys(signs)])

    def add_word(self, word: str) -> None:
        forms = [folded(form).signs for form in SAME.get(word, (word,))]
        self.add(forms)
        self.words += 1
        if len(forms) == 1 and len(forms[0]) > len(self.anchor):
            self.anchor = forms[0]

    def add_digits(self, digits: str) -> None:
        """Each digit by itself, or two or three in one number, or the same twice and thrice."""
        first = len(self.steps)
        self.words += 1
        for at in range(len(digits)):
            rest = digits[at:]
            said = [
                (word, first + at + length)
                for length in range(1, min(LONGEST, len(rest)) + 1)
                for word in words_of(rest[:length])
            ]
            more = [(word, first + at + count) for word, count in repeated(rest[:LONGEST])]
            self.steps.append(list(dict.fromkeys([*said, *more])))

    def add_letters(self, letters: str) -> None:
        """The letters of a code, where a digit may stand for the letter that it looks like."""
        self.words += 1
        for sign in folded(letters).signs:
            self.add([sign, *({DIGIT_FOR[sign]} if sign in DIGIT_FOR else ())])

    def heads(self) -> tuple[str, ...]:
        """How it can begin: what may stand at its first two places. Most texts are done with after a look at these."""
        found, todo = set(), [("", 0, 0)]
        for written, place, depth in todo:
            if depth == HEAD or place == len(self.steps):
                found.add(written)
            else:
                todo += [(written + signs, then, depth + bool(signs)) for signs, then in self.steps[place]]
        return tuple(sorted(found))

    def ends(self, signs: str, at: int) -> set[int]:
        """Where it may end that begins at this sign."""
        found, todo = set(), [(0, at)]
        seen = set(todo)
        while todo:
            place, here = todo.pop()
            if place == len(self.steps):
                found.add(here)
                continue
            for written, then in self.steps[place]:
                nearer = (then, here + len(written))
                if nearer not in seen and signs.startswith(written, here):
                    seen.add(nearer)
                    todo.append(nearer)
        return found
