"""Whether two people who are written down may be one: by sound, birth and postcode, each reason said. No database here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from families.scan.sounds import sounds_of, without_accents

MOST: Final = 20


@dataclass(frozen=True)
class Someone:
    """One member, as plain facts."""

    key: str
    full_name: str
    born: date | None = None
    postcodes: frozenset[str] = field(default_factory=frozenset)

    @property
    def plain_name(self) -> str:
        return " ".join(without_accents(self.full_name.casefold()).split())

    @property
    def sounds(self) -> frozenset[str]:
        return frozenset(sounds_of(self.full_name))


def reasons(one: Someone, other: Someone) -> list[str]:
    """Why they may be one, as short codes; nothing if that is not likely.

    Names alone are never enough: many people bear the same.
    """
    found = [code for code, holds in tests_of(one, other) if holds]
    names = [code for code in found if code in ("name", "sound")]
    others = [code for code in found if code in ("born", "swapped", "postcode")]
    births_differ = bool(one.born and other.born) and not {"born", "swapped"}.intersection(found)
    return found if names and others and not births_differ else []


def tests_of(one: Someone, other: Someone) -> Iterator[tuple[str, bool]]:
    same_name = bool(one.plain_name) and one.plain_name == other.plain_name
    yield "name", same_name
    yield "sound", not same_name and bool(one.sounds) and one.sounds == other.sounds
    yield "born", one.born is not None and one.born == other.born
    yield "swapped", is_swapped(one.born, other.born)
    yield "postcode", bool(one.postcodes & other.postcodes)


def is_swapped(one: date | None, other: date | None) -> bool:
    """Day and month in each other's place, as in a list from another country."""
    if one is None or other is None or one == other:
        return False
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


Pair = tuple[Someone, Someone, list[str]]


def likely(own: Iterable[Someone], others: Iterable[Someone]) -> list[Pair]:
    """Pairs of one's own people with others, each once, the likeliest first."""
    others = list(others)
    found: dict[frozenset[str], Pair] = {}
    for one in own:
        for other in others:
            why = reasons(one, other) if one.key != other.key else []
            if why:
                found.setdefault(frozenset((one.key, other.key)), (one, other, why))
    return sorted(found.values(), key=lambda pair: -len(pair[2]))[:MOST]
