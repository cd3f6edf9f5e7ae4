"""Who took part, and what we offered, month by month (S9).

It tells what happened and what we did about it. It never adds up, and it is no score of anybody: what nobody offered
is ours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Final

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

SPAN: Final = 12


class Level(StrEnum):
    """What a month was like. Of several things in one month the first of these is shown."""

    TOOK_PART = "took_part"
    PARTLY = "partly"
    # before their no: what fell through on our side is never hidden behind it
    OUR_SIDE = "our_side"
    DID_NOT = "did_not"
    NOT_ASKED = "not_asked"
    # before we worked together, or after they left
    OUTSIDE = "outside"


SHAPES: Final = {
    Level.TOOK_PART: "●",
    Level.PARTLY: "◐",
    Level.OUR_SIDE: "✕",
    Level.DID_NOT: "○",
    Level.NOT_ASKED: "–",
    Level.OUTSIDE: "",
}
# in which order they are told: ours first
TOLD: Final = (Level.NOT_ASKED, Level.OUR_SIDE, Level.TOOK_PART, Level.PARTLY, Level.DID_NOT)


def words_of(level: Level) -> str:
    return {
        Level.TOOK_PART: _("took part"),
        Level.PARTLY: _("took part in some of it"),
        Level.OUR_SIDE: _("we offered, and our side fell through"),
        Level.DID_NOT: _("we offered, and they did not take part"),
        Level.NOT_ASKED: _("we did not ask"),
        Level.OUTSIDE: _("we did not work together then"),
    }[level]


@dataclass(frozen=True)
class Month:
    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @property
    def place(self) -> int:
        return self.year * 12 + self.month - 1

    @property
    def name(self) -> str:
        return str(MONTHS[self.month])

    @property
    def short(self) -> str:
        return self.name[:3]


@dataclass(frozen=True)
class Someone:
    """A member, from when until when we could have asked them, and what there was: on which day, of which kind."""

    name: str
    happened: tuple[tuple[date, Level], ...] = ()
    since: date | None = None
    until: date | None = None
    # what the caller wants back with the row
    key: object = None


@dataclass(frozen=True)
class Cell:
    month: Month
    level: Level
    # they took part, and beside that something of ours fell through: it is not hidden behind their coming
    and_ours: bool = False

    @property
    def shape(self) -> str:
        return SHAPES[self.level] + (SHAPES[Level.OUR_SIDE] if self.and_ours else "")

    @property
    def words(self) -> str:
        also = _("and once our side fell through") if self.and_ours else ""
        return ", ".join(filter(None, (words_of(self.level), also)))

    def is_of(self, level: Level) -> bool:
        return level in (self.level, Level.OUR_SIDE if self.and_ours else self.level)


@dataclass(frozen=True)
class Row:
    someone: Someone
    cells: tuple[Cell, ...]

    @property
    def sentences(self) -> list[str]:
        """Ours first: We did not ask: April to June."""
        told = ((level, spans(self.cells, level)) for level in TOLD)
        return [
            _("%(what)s: %(months)s") % {"what": capital(words_of(level)), "months": ", ".join(months)}
            for level, months in told
            if months
        ]


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def months_until(today: date, span: int = SPAN) -> list[Month]:
    """The oldest first, this month last."""
    last = Month.of(today).place
    return [Month(place // 12, place % 12 + 1) for place in range(last - span + 1, last + 1)]


def strip(people: Iterable[Someone], today: date) -> list[Row]:
    """A row for each, a cell for each of the last twelve months."""
    months = months_until(today)
    return [Row(one, tuple(cell_of(one, month) for month in months)) for one in people]


def together_since(rows: Sequence[Row]) -> list[Row]:
    """The same without the months at the beginning in which we worked with none of them."""
    first = min(
        (place for row in rows for place, cell in enumerate(row.cells) if cell.level != Level.OUTSIDE),
        default=0,
    )
    return [Row(row.someone, row.cells[first:]) for row in rows]


def cell_of(someone: Someone, month: Month) -> Cell:
    found = {level for day, level in someone.happened if Month.of(day) == month}
    if not found:
        return Cell(month, without(someone, month))
    level = min(found, key=list(Level).index)
    return Cell(month, level, level != Level.OUR_SIDE and Level.OUR_SIDE in found)


def without(someone: Someone, month: Month) -> Level:
    """What a month was like in which nothing is written down."""
    early = someone.since is not None and month.place < Month.of(someone.since).place
    late = someone.until is not None and month.place > Month.of(someone.until).place
    return Level.OUTSIDE if early or late else Level.NOT_ASKED


def spans(cells: Sequence[Cell], level: Level) -> list[str]:
    """The months of one kind: those that follow each other as one span."""
    found = []
    for is_it, group in groupby(cells, lambda cell: cell.is_of(level)):
        months = [cell.month.name for cell in group]
        if is_it:
            ends = {"first": months[0], "last": months[-1]}
            found.append(months[0] if len(months) == 1 else _("%(first)s to %(last)s") % ends)
    return found
