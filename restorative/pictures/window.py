"""The Social Discipline Window: how much support and how much challenge, visit by visit (S7).

Our own placing is a circle, what somebody in the family said a triangle; the newest are filled. For thinking about our
own work: nothing here adds up or ranks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, hypot, pi, sin
from typing import Final, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from restorative.pictures.colours import CARD, INK, INK_SOFT, LINE, PLUM, TEAL
from restorative.pictures.drawing import Picture, drawn, label
from restorative.pictures.lettering import wrapped
from restorative.pictures.svg import element, line, path, picture, together
from restorative.ui.templatetags.ui import in_words

LEFT: Final = 34.0
TOP: Final = 62.0
SIDE: Final = 380.0
HALF: Final = SIDE / 2
ROUND: Final = 12.0
APART: Final = 2 * ROUND + 2
WIDTH: Final = LEFT + SIDE + 4
KEY_TOP: Final = TOP + SIDE + 100
MOST: Final = 10
SMALL: Final = 15.0
KEY_ROW: Final = 28.0
MIDDLE: Final = 5
NOT, FOR, TO, WITH = "not", "for", "to", "with"


@dataclass(frozen=True)
class Visited:
    """One visit: its number on the page, its day, our own placing, and what each in the family said: who, which way."""

    number: int
    day: date
    placed: tuple[int, int] | None = None
    said: tuple[tuple[str, str], ...] = ()


class Mark(NamedTuple):
    number: int
    x: float
    y: float
    is_ours: bool


def way_of(support: int, challenge: int) -> str:
    """In which of the four panes a placing stands."""
    if challenge >= MIDDLE:
        return WITH if support >= MIDDLE else TO
    return FOR if support >= MIDDLE else NOT


def names() -> dict[str, tuple[str, str]]:
    """Each pane's word, and what it means."""
    return {
        TO: (_("TO"), _("challenge without support")),
        WITH: (_("WITH"), _("support and challenge")),
        NOT: (_("NOT"), _("neither")),
        FOR: (_("FOR"), _("support without challenge")),
    }


def window(visits: Sequence[Visited], *, name: str = "window") -> Picture:
    """The picture of these visits, the oldest first, and a sentence for each."""
    marks = placed(visits)
    shapes = [shape(mark, mark.number == newest(marks, mark.is_ours)) for mark in marks]
    ours = [(mark.x, mark.y) for mark in marks if mark.is_ours]
    way = [drawn(ours, stroke=INK_SOFT, stroke_width=1.5)] if len(ours) > 1 else []
    title = _("Support and challenge, visit by visit. The table beside it says the same.")
    size = (WIDTH, KEY_TOP + KEY_ROW * 3)
    svg = picture(panes(), axes(), *way, *shapes, key(), key=name, title=title, size=size)
    return Picture(svg, tuple(sentence for visit in visits for sentence in sentences(visit)))


def newest(marks: Sequence[Mark], is_ours: bool) -> int:
    return max(mark.number for mark in marks if mark.is_ours is is_ours)


def sentences(visit: Visited) -> Iterator[str]:
    facts = {"number": visit.number, "day": in_words(visit.day)}
    if visit.placed:
        support, challenge = visit.placed
        way = names()[way_of(support, challenge)][0]
        said = _(
            "%(number)s, %(day)s: we placed it at support %(support)s, challenge %(challenge)s (%(way)s)."
        )
        yield said % {**facts, "support": support, "challenge": challenge, "way": way}
    for who, way in visit.said:
        yield _("%(number)s, %(day)s: %(who)s put it as %(way)s.") % {
            **facts,
            "who": who,
            "way": names()[way][0],
        }


def corner(way: str) -> tuple[float, float]:
    """The upper left corner of a pane."""
    x = LEFT + (HALF if way in (WITH, FOR) else 0)
    return x, TOP + (HALF if way in (NOT, FOR) else 0)


def placed(visits: Sequence[Visited]) -> list[Mark]:
    """Where each mark stands. One that would cover another moves aside, within its own pane."""
    found: list[Mark] = []
    for visit in visits:
        if visit.placed:
            found.append(free(visit.number, point(*visit.placed), way_of(*visit.placed), found, True))
    for visit in visits:
        for _who, way in visit.said:
            x, y = corner(way)
            found.append(free(visit.number, (x + HALF / 2, y + HALF / 2), way, found, False))
    return found


def point(support: int, challenge: int) -> tuple[float, float]:
    room = SIDE - 2 * APART
    return LEFT + APART + support / MOST * room, TOP + SIDE - APART - challenge / MOST * room


def free(number: int, wanted: tuple[float, float], way: str, others: list[Mark], is_ours: bool) -> Mark:
    """The place next to the wanted one that nobody has; where a pane is full, the wanted one."""
    left, top = corner(way)
    for x, y in (wanted, *around(wanted)):
        inside = (
            left + ROUND + 1 <= x <= left + HALF - ROUND - 1
            and top + ROUND + 1 <= y <= top + HALF - ROUND - 1
        )
        if inside and all(hypot(x - one.x, y - one.y) >= APART for one in others):
            return Mark(number, x, y, is_ours)
    return Mark(number, *wanted, is_ours)


def around(wanted: tuple[float, float]) -> Iterator[tuple[float, float]]:
    for ring in range(1, 24):
        for step in range(6 * ring):
            turn = 2 * pi * step / (6 * ring)
            yield wanted[0] + ring * APART / 2 * cos(turn), wanted[1] + ring * APART / 2 * sin(turn)


def panes() -> SafeString:
    found = []
    for way, (word, meaning) in names().items():
        x, y = corner(way)
        ground = element(
            "rect", x=x, y=y, width=HALF, height=HALF, fill=CARD, stroke=INK_SOFT, stroke_width=1
        )
        foot, middle = (TOP - 44 if y == TOP else TOP + SIDE + 20), x + HALF / 2
        lines = [
            label(said, middle, foot + 18 * place, SMALL, colour=INK_SOFT)
            for place, said in enumerate(wrapped(meaning, SMALL, HALF, 2), 1)
        ]
        found += [ground, label(word, middle, foot, 18, bold=True), *lines]
    return together(found)


def axes() -> SafeString:
    """What grows to the right, and what grows upwards."""
    up = label(_("less challenge → more challenge"), 0, 0, SMALL)
    turned = element("g", up, transform=f"translate({LEFT - 12:g} {TOP + HALF:g}) rotate(-90)")
    across = label(_("less support → more support"), LEFT + HALF, TOP + SIDE + 78, SMALL)
    lines = []
    for number in range(1, MOST):
        x, y = point(number, number)
        lines.append(drawn([(x, TOP), (x, TOP + SIDE)], stroke=LINE, stroke_width=0.5))
        lines.append(drawn([(LEFT, y), (LEFT + SIDE, y)], stroke=LINE, stroke_width=0.5))
    return together([*lines, turned, across])


def shape(mark: Mark, is_newest: bool) -> SafeString:
    colour = TEAL if mark.is_ours else PLUM
    fill, ink = (colour, CARD) if is_newest else (CARD, INK)
    if mark.is_ours:
        sign = element("circle", cx=mark.x, cy=mark.y, r=ROUND, fill=fill, stroke=colour, stroke_width=2)
    else:
        sign = triangle(mark.x, mark.y, fill, colour)
    size = 14 if mark.is_ours else 12
    return together([sign, label(str(mark.number), mark.x, mark.y + 5, size, colour=ink, bold=True)])


def triangle(x: float, y: float, fill: str, colour: str) -> SafeString:
    steps = line([(x, y - 14), (x + 13, y + 10), (x - 13, y + 10)]) + "Z"
    return path(steps, fill=fill, stroke=colour, stroke_width=2, stroke_linejoin="round")


def key() -> SafeString:
    """The signs in words."""
    ours = element("circle", cx=LEFT, cy=KEY_TOP + 4, r=9, fill=CARD, stroke=TEAL, stroke_width=2)
    family = triangle(LEFT, KEY_TOP + 5 + KEY_ROW, CARD, PLUM)
    said = (
        _("how we placed our own visit, by number"),
        _("how somebody in the family put it"),
        _("Filled: the newest"),
    )
    rows = [
        label(row, LEFT + 22, KEY_TOP + 9 + KEY_ROW * place, SMALL, colour=INK_SOFT, text_anchor="start")
        for place, row in enumerate(said)
    ]
    return together([ours, family, *rows])
