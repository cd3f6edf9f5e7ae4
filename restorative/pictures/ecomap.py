"""Who else is involved with a family, round the family in the middle (S27, S45).

How thick a line is says how many contacts a month; a zigzag that it is strained, dashes that it is ending, a shaded
box that two do the same. Boxes stand in two columns with one above and one below: no line ever crosses a box.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import hypot
from typing import Final, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from restorative.pictures.colours import AMBER_PALE, CARD, INK, INK_SOFT, TEAL
from restorative.pictures.drawing import LINE_HEIGHT, MOST_LINES, Picture, drawn, label
from restorative.pictures.lettering import wrapped
from restorative.pictures.svg import element, picture, together, words
from restorative.ui.templatetags.ui import in_words

WIDTH: Final = 560.0
BOX: Final = 166.0
ROUND: Final = 56.0
GAP: Final = 14.0
INSIDE: Final = 10.0
SPOKE: Final = 44.0
SMALL: Final = 13.0
THICKEST: Final = 11.0


@dataclass(frozen=True)
class Agency:
    """One agency as it stands now. `family_view` in the words of the page: too much, about right, too little."""

    name: str
    remit: str = ""
    # nothing: nobody has counted them
    contacts_a_month: int | None = 0
    strain: bool = False
    ending: date | None = None
    overlaps: bool = False
    family_view: str = ""

    @property
    def contacts(self) -> str:
        return contacts_in_words(self.contacts_a_month)

    @property
    def facts(self) -> list[str]:
        """What is said of it besides its name, line by line."""
        shared = _("%(remit)s (shared)") % {"remit": self.remit} if self.remit else _("(shared)")
        ends = _("ends %(day)s") % {"day": in_words(self.ending)} if self.ending else ""
        view = _("the family: %(view)s") % {"view": self.family_view} if self.family_view else ""
        strain = _("strained") if self.strain else ""
        said = [self.contacts, shared if self.overlaps else self.remit, strain, ends, view]
        return [fact for fact in said if fact]

    @property
    def in_a_sentence(self) -> str:
        return f"{self.name}: {', '.join(self.facts)}."

    @property
    def thickness(self) -> float:
        return min(2 + 0.75 * max(self.contacts_a_month or 0, 0), THICKEST)


class Box(NamedTuple):
    """An agency with its lines of words, and where it stands: its left and upper edge."""

    agency: Agency
    names: list[str]
    facts: list[str]
    x: float = 0
    y: float = 0

    @property
    def height(self) -> float:
        return 2 * INSIDE + (len(self.names) * 15 + len(self.facts) * SMALL) * LINE_HEIGHT - 4

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def contacts_in_words(number: int | None) -> str:
    if number is None:
        return _("contacts not counted yet")
    said = ngettext("%(number)s contact a month", "%(number)s contacts a month", number)
    return said % {"number": number} if number else _("no regular contact")


def total_of(agencies: Sequence[Agency]) -> int:
    return sum(agency.contacts_a_month or 0 for agency in agencies)


def ecomap(agencies: Sequence[Agency], *, name: str = "ecomap") -> Picture:
    """The picture, and a sentence for each agency. `name` tells it from other pictures on the page."""
    boxes = placed([box_of(agency) for agency in agencies])
    top = min([-ROUND, *(box.y for box in boxes)]) - 8
    foot = max([ROUND, *(box.y + box.height for box in boxes)]) + 8
    shapes = [spoke(box) for box in boxes] + [family(agencies)] + [drawn_box(box) for box in boxes]
    lines = key_of(agencies)
    rows = [key_row(said, sample, 22.0 * place) for place, (said, sample) in enumerate(lines)]
    size = (WIDTH, foot - top + 22 * len(rows) + 12)
    middle = element("g", *shapes, transform=f"translate(0 {-top:.1f})")
    key = [element("g", *rows, transform=f"translate(0 {foot - top + 12:.1f})")] if rows else []
    svg = picture(middle, *key, key=name, title=title_of(agencies), size=size)
    return Picture(svg, tuple(agency.in_a_sentence for agency in agencies))


def title_of(agencies: Sequence[Agency]) -> str:
    number = len(agencies)
    said = ngettext("%(number)s agency is", "%(number)s agencies are", number) % {"number": number}
    total = contacts_in_words(total_of(agencies))
    return _("Who is involved: %(agencies)s round the family, %(total)s together.") % {
        "agencies": said,
        "total": total,
    }


def box_of(agency: Agency) -> Box:
    room = BOX - 2 * INSIDE
    facts = [line for fact in agency.facts for line in wrapped(fact, SMALL, room, MOST_LINES)]
    return Box(agency, wrapped(agency.name, 15, room, MOST_LINES), facts)


def placed(boxes: list[Box]) -> list[Box]:
    """The first above and one below once there are enough, the others clockwise; the family's middle is at height 0."""
    has_ends = len(boxes) > 3
    ends, sides = (boxes[:1], boxes[1:]) if len(boxes) % 2 and not has_ends else ([], boxes)
    if has_ends:
        below = (len(boxes) + 1) // 2
        ends, sides = [boxes[0], boxes[below]], [*boxes[1:below], *boxes[below + 1 :]]
    half = (len(sides) + 1) // 2
    right = column(sides[:half], WIDTH - BOX)
    left = column(sides[half:][::-1], 0)
    return [*above_and_below(ends, [*right, *left]), *right, *left]


def column(boxes: list[Box], x: float) -> list[Box]:
    """One under the other, as far up as down."""
    y = -(sum(box.height + GAP for box in boxes) - GAP) / 2
    found = []
    for box in boxes:
        found.append(box._replace(x=x, y=y))
        y += box.height + GAP
    return found


def above_and_below(ends: list[Box], sides: list[Box]) -> list[Box]:
    """Beyond every line from the middle to a box beside it."""
    x = (WIDTH - BOX) / 2
    highest = min([-ROUND - SPOKE, *(box.middle - GAP for box in sides)])
    lowest = max([ROUND + SPOKE, *(box.middle + GAP for box in sides)])
    above = [box._replace(x=x, y=highest - box.height) for box in ends[:1]]
    return above + [box._replace(x=x, y=lowest) for box in ends[1:]]


def spoke(box: Box) -> SafeString:
    """The line from the family to the agency, as its relation is."""
    middle = WIDTH / 2
    if box.x == (WIDTH - BOX) / 2:
        end = (middle, box.y + box.height) if box.y < 0 else (middle, box.y)
    else:
        end = (BOX if box.x == 0 else box.x, box.middle)
    way = hypot(end[0] - middle, end[1])
    start = (middle + (end[0] - middle) * ROUND / way, end[1] * ROUND / way)
    return line(start, end, box.agency)


def line(start: tuple[float, float], end: tuple[float, float], agency: Agency) -> SafeString:
    points = zigzag(start, end, 4 + agency.thickness / 2) if agency.strain else [start, end]
    width = min(agency.thickness, 4) if agency.strain else agency.thickness
    dashes = "9 7" if agency.ending else None
    return drawn(points, stroke=INK, stroke_width=width, stroke_dasharray=dashes, stroke_linejoin="round")


def zigzag(start: tuple[float, float], end: tuple[float, float], swing: float) -> list[tuple[float, float]]:
    across, down = end[0] - start[0], end[1] - start[1]
    way = hypot(across, down)
    turns = max(int(way // 9), 4)
    found = [start]
    for turn in range(1, turns):
        part, side = turn / turns, swing if turn % 2 else -swing
        found.append(
            (start[0] + across * part - down / way * side, start[1] + down * part + across / way * side)
        )
    return [*found, end]


def family(agencies: Sequence[Agency]) -> SafeString:
    middle = WIDTH / 2
    total = wrapped(contacts_in_words(total_of(agencies)), SMALL, 84, MOST_LINES)
    lines = [
        label(said, middle, 14 + place * SMALL * LINE_HEIGHT, SMALL, colour=CARD)
        for place, said in enumerate(total)
    ]
    circle = element("circle", cx=middle, cy=0, r=ROUND, fill=TEAL, stroke=INK, stroke_width=1.5)
    return together([circle, label(_("The family"), middle, -6, 15, colour=CARD, bold=True), *lines])


def drawn_box(box: Box) -> SafeString:
    """The box over its line, with everything that is said of the agency for who cannot read the picture."""
    middle, y = box.x + BOX / 2, box.y + INSIDE + 12
    lines = []
    for name in box.names:
        lines.append(label(name, middle, y, 15, bold=True))
        y += 15 * LINE_HEIGHT
    for fact in box.facts:
        lines.append(label(fact, middle, y - 2, SMALL))
        y += SMALL * LINE_HEIGHT
    ground = AMBER_PALE if box.agency.overlaps else CARD
    frame = element(
        "rect",
        x=box.x + 1,
        y=box.y,
        width=BOX - 2,
        height=box.height,
        rx=10,
        fill=ground,
        stroke=INK,
        stroke_width=1.5,
    )
    return element("g", words("title", box.agency.in_a_sentence), frame, *lines)


def key_of(agencies: Sequence[Agency]) -> list[tuple[str, SafeString]]:
    """What the signs mean: those that are in the picture."""
    start, end = (4.0, 0.0), (48.0, 0.0)
    thick = together(
        [
            drawn([start, (24.0, 0.0)], stroke=INK, stroke_width=2),
            drawn([(28.0, 0.0), end], stroke=INK, stroke_width=7),
        ]
    )
    strained, ending = Agency("", strain=True, contacts_a_month=1), Agency("", ending=date.max)
    shaded = element(
        "rect", x=14, y=-8, width=24, height=16, rx=4, fill=AMBER_PALE, stroke=INK, stroke_width=1.5
    )
    found = [
        (bool(agencies), _("The thicker the line, the more contacts a month"), thick),
        (any(one.strain for one in agencies), _("Zigzag: strained"), line(start, end, strained)),
        (any(one.ending for one in agencies), _("Dashes: this is ending"), line(start, end, ending)),
        (any(one.overlaps for one in agencies), _("Shaded: two or more do the same (shared)"), shaded),
    ]
    return [(said, sample) for is_used, said, sample in found if is_used]


def key_row(said: str, sample: SafeString, y: float) -> SafeString:
    return together(
        [
            element("g", sample, transform=f"translate(0 {y:.1f})"),
            label(said, 60, y + 4.5, SMALL, colour=INK_SOFT, text_anchor="start"),
        ]
    )
