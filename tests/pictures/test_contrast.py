"""Every mark and every word of a picture stands out from what it is drawn on (WCAG 2.2, 1.4.3 and 1.4.11).

Nothing is taken from a list of pairs: each picture is drawn, and for each mark the ground beneath it is looked up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings

from restorative.pictures.colours import AMBER, CARD, INK, INK_SOFT, LINE, PLUM, TEAL
from restorative.pictures.ecomap import Agency, ecomap
from restorative.pictures.engagement import Level
from restorative.pictures.genogram import genogram
from restorative.pictures.genogram_key import key_of
from restorative.pictures.timeline import Event, timeline
from restorative.pictures.window import FOR, NOT, TO, WITH, Visited, window
from tests.pictures.made_up import BLENDED, EVERYTHING, PARTNERS
from tests.ui.test_palette import COLOURS, ratio

DAY = date(2026, 6, 3)
TEXT, MARK = 4.5, 3.0
SVG = "{http://www.w3.org/2000/svg}"
Point = tuple[float, float]

AGENCIES = [
    Agency("Wood Lane Primary", "getting to school", 8, family_view="about right", overlaps=True),
    Agency("Housing", "the damp", 1, strain=True),
    Agency("Health visitor", "weighing the baby", 2, ending=date(2026, 12, 3)),
    Agency("Family support", "getting to school", 4, overlaps=True),
]
VISITS = [Visited(n, DAY, (n % 11, 3 * n % 11), (("Amina", (NOT, FOR, TO, WITH)[n % 4]),)) for n in range(9)]
EVENTS = [Event(DAY + timedelta(days=n * n), f"Kind {n % 5}", "") for n in range(20)]
PICTURES = {
    "ecomap": str(ecomap(AGENCIES).svg),
    "window": str(window(VISITS).svg),
    "timeline": str(timeline(EVENTS).svg),
    "nothing yet": str(timeline([]).svg),
    **{f"tree {n}": str(genogram(one, key="t")) for n, one in enumerate((BLENDED, PARTNERS, EVERYTHING))},
    **{
        f"sign: {sign.words}": str(sign.picture).replace("<svg", f'<svg xmlns="{SVG[1:-1]}"', 1)
        for tree in (BLENDED, EVERYTHING)
        for sign in key_of(tree)
    },
}


@dataclass
class Area:
    """A coloured piece of a picture: its corners, round or straight, and what shines through it."""

    corners: list[Point]
    fill: str
    opacity: float = 1.0

    def holds(self, x: float, y: float) -> bool:
        """By how often a line to the right crosses the edge."""
        edges = zip(self.corners, [*self.corners[1:], self.corners[0]], strict=True)
        crossed = (
            (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in edges
        )
        return sum(crossed) % 2 == 1


@dataclass
class Paper:
    """What has been drawn so far."""

    ground: str
    areas: list[Area] = field(default_factory=list)

    def at(self, x: float, y: float) -> str:
        ground = self.ground
        for area in self.areas:
            if area.holds(x, y):
                ground = mixed(area.fill, ground, area.opacity)
        return ground


def mixed(over: str, under: str, opacity: float) -> str:
    pairs = zip(parts(over), parts(under), strict=True)
    return "#" + "".join(f"{round(one * opacity + other * (1 - opacity)):02x}" for one, other in pairs)


def parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def number(part: ElementTree.Element, name: str) -> float:
    return float(part.get(name) or 0)


def shapes_of(part: ElementTree.Element, move: Point) -> list[list[Point]]:
    """The corners of each piece; a circle as many of them as nobody sees."""
    x, y = move
    if part.tag == f"{SVG}rect":
        left, top = number(part, "x") + x, number(part, "y") + y
        right, foot = left + number(part, "width"), top + number(part, "height")
        return [[(left, top), (right, top), (right, foot), (left, foot)]]
    if part.tag == f"{SVG}circle":
        middle = complex(number(part, "cx") + x, number(part, "cy") + y)
        turn = complex(0.9952, 0.0980)
        round_it = [middle + number(part, "r") * turn**n for n in range(64)]
        return [[(at.real, at.imag) for at in round_it]]
    steps = (part.get("d") or "").replace("Z", "").split("M")[1:]
    pairs = [[one.split() for one in piece.split("L")] for piece in steps]
    return [[(float(one) + x, float(other) + y) for one, other in piece] for piece in pairs]


def failures(svg: str) -> list[str]:
    """What stands out too little, on a card or on the page itself, in the order in which it is drawn."""
    drawn = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    return [one for ground in (CARD, COLOURS["cream"]) for one in looked_at(drawn, Paper(ground), (0.0, 0.0))]


def looked_at(part: ElementTree.Element, paper: Paper, move: Point) -> Iterator[str]:
    if found := re.match(r"translate\((\S+) (\S+)\)", part.get("transform") or ""):
        move = (move[0] + float(found[1]), move[1] + float(found[2]))
    if part.tag == f"{SVG}text":
        yield from too_pale_to_read(part, paper, move)
    elif part.tag in (f"{SVG}rect", f"{SVG}circle", f"{SVG}path"):
        yield from too_pale_to_see(part, paper, move)
    for inner in part:
        yield from looked_at(inner, paper, move)


def too_pale_to_read(part: ElementTree.Element, paper: Paper, move: Point) -> Iterator[str]:
    x, y = number(part, "x") + move[0], number(part, "y") + move[1] - number(part, "font-size") / 3
    aside = 3 if part.get("text-anchor") == "start" else 0
    ground = paper.at(x + aside, y)
    if ratio(part.get("fill") or "#000000", ground) < TEXT:
        yield f"{part.text}: {part.get('fill')} on {ground}"


def too_pale_to_see(part: ElementTree.Element, paper: Paper, move: Point) -> Iterator[str]:
    """Its edge or what it is filled with, against what lies round it. A hairline is never the only sign of anything."""
    fill, stroke = part.get("fill", "none"), part.get("stroke", "none")
    shapes = shapes_of(part, move)
    for ground in {paper.at(*point) for shape in shapes for point in round_about(shape, fill == "none")}:
        colours = [one for one in (fill, stroke) if one != "none"]
        if stroke != LINE and max(ratio(one, ground) for one in colours) < MARK:
            yield f"{part.tag.removeprefix(SVG)} {colours} on {ground}"
    if fill != "none":
        paper.areas += [Area(shape, fill, float(part.get("fill-opacity") or 1)) for shape in shapes]


def round_about(shape: list[Point], is_line: bool) -> Iterator[Point]:
    """Along a line, in the middle of each piece of it; round a shape, a little outside each corner."""
    if is_line:
        yield from (((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in pairwise(shape))
        return
    x, y = (sum(axis) / len(shape) for axis in zip(*shape, strict=True))
    yield from ((x + (a - x) * 1.02 + 0.1, y + (b - y) * 1.02 + 0.1) for a, b in shape)


@pytest.mark.parametrize("name", PICTURES)
def test_every_mark_and_every_word_stands_out(name: str) -> None:
    assert failures(PICTURES[name]) == []


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_in_pale_would_not(name: str) -> None:
    """Each picture has marks or words that were looked at."""
    pale = PICTURES[name]
    for colour in (INK, INK_SOFT, TEAL, PLUM, AMBER):
        pale = pale.replace(colour, "#d0d0d0")
    assert failures(pale)


def test_what_is_too_pale_is_found() -> None:
    """Also where only what lies beneath makes it so."""
    for pale in (
        '<text x="5" y="9" fill="#888888" font-size="9">a</text>',
        '<path d="M0 0L9 9" fill="none" stroke="#aaaaaa"/>',
        '<rect x="0" y="0" width="9" height="9" fill="#eeeeee" stroke="#bbbbbb"/>',
        '<circle cx="9" cy="9" r="9" fill="#0b5557"/><text x="9" y="9" fill="#23211d" font-size="6">1</text>',
    ):
        assert failures(f'<svg xmlns="{SVG[1:-1]}">{pale}</svg>')


def test_the_strip_of_who_took_part_can_be_seen_and_read() -> None:
    sheet = Path(settings.BASE_DIR, "static", "scss", "_strips.scss").read_text()
    usual = said_of(sheet, "strip__cell")
    for level in Level:
        cell = usual | said_of(sheet, f"strip__cell--{level}")
        ground = COLOURS[cell["background"]]
        assert ratio(COLOURS[cell["color"]], ground) >= TEXT, level
        assert ratio(COLOURS[cell["border-color"]], CARD) >= MARK, level


def said_of(sheet: str, name: str) -> dict[str, str]:
    """The colours of one rule, by what they are for."""
    found = re.search(rf"^\.{name} \{{(.*?)^\}}", sheet, re.MULTILINE | re.DOTALL)
    rule = found[1].replace("border: 1px solid ", "border-color: ") if found else ""
    return dict(re.findall(r"([\w-]+): \$([\w-]+);", rule))
