"""What stands in and under a symbol: a name, and dates; broken into lines before anything is laid out."""

from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS_3
from django.utils.translation import gettext as _

from restorative.pictures.kin import Couple, Someone, State
from restorative.pictures.lettering import width, wrapped

NAME, FACT = 13.0, 11.0
WIDEST = 104.0
NAME_LINES, FACT_LINES = 3, 2
NAME_STEP, FACT_STEP = 15.0, 13.0


@dataclass(frozen=True)
class Label:
    """The lines under a symbol: the name's, then those of the facts."""

    name: tuple[str, ...]
    facts: tuple[str, ...]

    @property
    def width(self) -> float:
        lines = [width(line, NAME) for line in self.name] + [width(line, FACT) for line in self.facts]
        return max(lines, default=0.0)

    @property
    def height(self) -> float:
        return NAME_STEP * len(self.name) + FACT_STEP * len(self.facts)


def label_of(one: Someone) -> Label:
    name = _("Not known") if one.is_unknown else one.name
    facts = facts_of(one)
    return Label(
        tuple(wrapped(name, NAME, WIDEST, NAME_LINES)), tuple(wrapped(facts, FACT, WIDEST, FACT_LINES))
    )


def facts_of(one: Someone) -> str:
    """b. 1952; 1954–2021; due Mar 2027."""
    if one.is_unborn and one.due and not one.has_died:
        return _("due %(month)s %(year)s") % {"month": short_month(one.due), "year": one.due.year}
    if one.has_died:
        return died_words(one)
    return _("b. %(year)s") % {"year": one.born.year} if one.born else ""


def died_words(one: Someone) -> str:
    if one.born and one.died:
        return f"{one.born.year}–{one.died.year}"
    if one.died:
        return _("d. %(year)s") % {"year": one.died.year}
    born = _("b. %(year)s") % {"year": one.born.year} if one.born else ""
    return ", ".join(part for part in (born, _("has died")) if part)


def short_month(day: date) -> str:
    return str(MONTHS_3[day.month]).capitalize()


def years_of(couple: Couple) -> str:
    """Over the line between two: since when, or from when to when."""
    if couple.state is State.TOGETHER:
        return str(couple.began or "")
    if couple.began and couple.ended:
        return f"{couple.began}–{couple.ended}"
    return f"–{couple.ended}" if couple.ended else str(couple.began or "")
