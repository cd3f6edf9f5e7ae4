"""The signs of a genogram, as the UK's Integrated Children's System has them."""

from math import sqrt
from typing import Any

from django.utils.safestring import SafeString

from restorative.pictures.colours import CARD, INK
from restorative.pictures.columns import SYMBOL
from restorative.pictures.kin import Bond, Couple, Someone, State, Tie
from restorative.pictures.layout import OUTLINE
from restorative.pictures.svg import element, line, path, text, together

BRACKET = SYMBOL + OUTLINE + 4
# how a line to a child is broken, by what it says; without an entry it is whole
DASHES = {
    Tie.ADOPTIVE: "7 4",
    Tie.FOSTER: "1.5 4.5",
    Tie.STEP: "10 3 2 3",
    Tie.GUARDIAN: "10 3 2 3 2 3",
    Tie.GRANDPARENT: "3 7",
    Tie.OTHER: "3 7",
}
LOOSE = (Bond.APART, Bond.ENGAGED, Bond.PARENTS)
LOOSE_DASH = "8 5"
STROKE = 1.8


def stroke(steps: str, dash: str | None = None, wide: float = STROKE) -> SafeString:
    return path(
        steps,
        fill="none",
        stroke=INK,
        stroke_width=wide,
        stroke_dasharray=dash,
        stroke_linejoin="round",
        stroke_linecap="round" if dash and dash.startswith("1.5") else None,
    )


def symbol(one: Someone, x: float, y: float) -> SafeString:
    """The shape, its second outline for whom the record is about, the cross of who has died, and the age."""
    parts = [shape(one, x, y, SYMBOL)]
    if one.is_subject:
        parts.insert(0, shape(one, x, y, SYMBOL + OUTLINE))
    if one.has_died:
        reach = SYMBOL * (0.72 if round_one(one) else 0.5 if is_diamond(one) else 1)
        steps = line([(x - reach, y - reach), (x + reach, y + reach)])
        parts.append(stroke(steps + line([(x - reach, y + reach), (x + reach, y - reach)])))
    elif said := inside(one):
        low = 9 if one.is_unborn else 4.5
        parts.append(text(said, x, y + low, font_size=12, fill=INK))
    return together(parts)


def inside(one: Someone) -> str:
    return "?" if one.is_unknown else one.age


def round_one(one: Someone) -> bool:
    return one.sex == "female" and not one.is_unborn


def is_diamond(one: Someone) -> bool:
    return one.sex not in ("female", "male") and not one.is_unborn


def shape(one: Someone, x: float, y: float, reach: float) -> SafeString:
    look: dict[str, Any] = {"fill": CARD, "stroke": INK, "stroke_width": STROKE}
    if one.is_unborn:
        return path(line([(x, y - reach), (x + reach, y + reach), (x - reach, y + reach)]) + "Z", **look)
    if one.sex == "female":
        return element("circle", cx=x, cy=y, r=reach, **look)
    if one.sex == "male":
        size = 2 * reach
        return element("rect", x=x - reach, y=y - reach, width=size, height=size, **look)
    steps = line([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)])
    return path(steps + "Z", **look)


def top_of(one: Someone, aside: float) -> float:
    """How far above the middle a symbol begins, so far aside of its middle."""
    reach = SYMBOL + (OUTLINE if one.is_subject else 0)
    aside = abs(aside)
    if one.is_unborn:
        return reach - 2 * aside
    if one.sex == "female":
        return sqrt(max(reach * reach - aside * aside, 0.0))
    return reach if one.sex == "male" else reach - aside


def side_of(one: Someone, below: float) -> float:
    """How far aside of the middle a symbol ends, so far below its middle."""
    reach = SYMBOL + (OUTLINE if one.is_subject else 0)
    if one.is_unborn:
        return (reach + below) / 2
    if one.sex == "female":
        return sqrt(max(reach * reach - below * below, 0.0))
    return reach if one.sex == "male" else reach - abs(below)


def brackets(x: float, y: float) -> SafeString:
    """Round somebody adopted."""
    steps = ""
    for side in (-1, 1):
        outer, inner = x + side * BRACKET, x + side * (BRACKET - 4)
        far = BRACKET - 2
        steps += line([(inner, y - far), (outer, y - far), (outer, y + far), (inner, y + far)])
    return stroke(steps, wide=1.4)


def bond(couple: Couple, points: list[tuple[float, float]], at: tuple[float, float]) -> SafeString:
    """The line of a couple through these points, whole or broken; its slashes stand at one of them."""
    dash = LOOSE_DASH if couple.kind in LOOSE else None
    return together([stroke(line(points), dash), slashes(couple.state, *at)])


def slashes(state: State, x: float, y: float) -> SafeString:
    many = {State.SEPARATED: 1, State.DIVORCED: 2}.get(state, 0)
    steps = "".join(line([(x + 5 * at - 6, y + 8), (x + 5 * at, y - 8)]) for at in range(many))
    return stroke(steps) if steps else together([])
