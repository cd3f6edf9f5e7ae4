"""Looks for many terms in many texts, and says where each of them stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from families.scan.fold import Folded, folded
from families.scan.terms import Term
from families.scan.ways import Way, words_in

# words that stand for themselves: “am in a hurry” names no Amina, “may a friend come” no Maya
LITTLE = words_in(
    "a i am an and are as at be been but by can did do for from had has have he her him his how if in into is it its"
    " may me more my no nor not of off on one or our out own per she so some than that the their them then there they"
    " this to too up us was we were what when who will with you your all any let go got get see saw say said"
)
# names that are words as well: with a small letter they are the word
WORDS_TOO = words_in(
    "amber art ash banks basil bell bill bird black brown carter chase clay cliff cook daisy dale day dean drew faith"
    " field fox frank frost glen grace grant gray green grey hall hazel heath heather hill holly hope house iris ivy"
    " jack jade jasmine joy king lamb lance lily long love mark may miles moon north olive page park pat pearl peg"
    " penny poppy price ray reed rice rich rivers rob robin rose rowan ruby sandy sharp short sky smith snow star"
    " stone storm sue summer swan taylor violet wade ward west white will winter wise wood wren young"
)


# from this length on the beginning of a longer word is no accident: owlbeckprimary
LONG = 7


@dataclass(frozen=True)
class Match:
    """A term in a text, from one place to before another."""

    start: int
    end: int
    term: Term


class Scanner:
    def __init__(self, terms: Iterable[Term]) -> None:
        self.ways = [Sought(term, way) for term in terms for way in term.ways()]

    def matches(self, text: str) -> list[Match]:
        """Each place once, in order, the longest match of what begins there."""
        if not self.ways:
            return []
        fold = folded(text)
        starts = starts_of(fold)
        found: dict[tuple[int, str], Match] = {}
        for sought in self.ways:
            for match in sought.matches(fold, starts):
                key = match.start, match.term.key
                if key not in found or match.end > found[key].end:
                    found[key] = match
        return sorted(found.values(), key=attrgetter("start", "end"))


def starts_of(fold: Folded) -> dict[str, list[int]]:
    """Where words begin, by their first sign."""
    starts: dict[str, list[int]] = {}
    for at in fold.begins:
        if at < len(fold.signs):
            starts.setdefault(fold.signs[at], []).append(at)
    return starts


class Sought:
    """One way to write one term, ready to be looked for."""

    def __init__(self, term: Term, way: Way) -> None:
        self.term, self.way = term, way
        self.heads = way.heads()
        self.first = {head[0] for head in self.heads}

    def matches(self, fold: Folded, starts: Mapping[str, Sequence[int]]) -> Iterator[Match]:
        if self.way.anchor not in fold.signs:
            return
        for at in [at for sign in self.first for at in starts.get(sign, ())]:
            if fold.signs.startswith(self.heads, at):
                yield from self.match_at(fold, at)

    def match_at(self, fold: Folded, at: int) -> Iterator[Match]:
        ends = [end for end in self.way.ends(fold.signs, at) if is_meant(self.way, fold, at, end)]
        if ends:
            yield Match(fold.places[at], fold.places[max(ends) - 1] + 1, self.term)


def is_meant(way: Way, fold: Folded, start: int, end: int) -> bool:
    """Whether it ends where a word ends, and is not made of little words that happen to follow each other."""
    if not fold.ends_at(end) and end - start < LONG:
        return False
    words = fold.words(start, end)
    if len(words) > way.words and all(word in LITTLE_FOLDED for word in words):
        return False
    is_small = fold.text[fold.places[start]].islower()
    return not (is_small and way.words == 1 and words in WORDS_TOO_FOLDED)


LITTLE_FOLDED = {folded(word).signs for word in LITTLE}
WORDS_TOO_FOLDED = [[folded(word).signs] for word in WORDS_TOO]
