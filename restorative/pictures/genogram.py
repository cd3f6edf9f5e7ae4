"""A family tree as a picture: people and ties in, SVG out (S4). The same in words: genogram_words.py.

Whoever may not be seen is left out of the tree before it comes here, so that nothing shows where they would stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from restorative.pictures.colours import AMBER, AMBER_PALE, INK, INK_SOFT, PLUM, PLUM_PALE, TEAL, TEAL_PALE
from restorative.pictures.columns import SYMBOL
from restorative.pictures.homes import Outline, Point, outlines
from restorative.pictures.kin import Couple, Someone, Tie, Tree
from restorative.pictures.labels import FACT, FACT_STEP, NAME, NAME_STEP, years_of
from restorative.pictures.layout import OUTLINE, SLASHES, TWIN, Layout, Route, layout
from restorative.pictures.lettering import width
from restorative.pictures.nets import PASSING
from restorative.pictures.svg import element, line, path, picture, text, together, words
from restorative.pictures.symbols import (
    DASHES,
    bond,
    brackets,
    side_of,
    stroke,
    symbol,
    top_of,
)

HOMES = ((AMBER, AMBER_PALE), (TEAL, TEAL_PALE), (PLUM, PLUM_PALE))
HOME_DASH = "2 4"
LETTER = 10.0
# lines that leave somebody sideways do it a little lower than the line of a couple
LOWER = 10.0


@dataclass(frozen=True)
class Box:
    """What something takes up, for whoever asks if things lie on one another. `kind` says what it is."""

    kind: str
    of: str
    left: float
    top: float
    right: float
    bottom: float


def genogram(tree: Tree, *, key: str, font: str | None = None) -> SafeString:
    """`key` is unique on its page. The font is the page's unless one is named."""
    made = layout(tree)
    inside = [
        *(home(outline, at) for at, outline in enumerate(outlines(made))),
        *(descent(made, route) for route in made.routes),
        *(couple(made, one) for one in made.graph.couples if beside(made, one)),
        *(person(made, one) for one in made.tree.people),
        *letters(made),
    ]
    return picture(*inside, key=key, title=_("Family tree"), about=about(made), size=made.size, font=font)


def about(made: Layout) -> str:
    people = len(made.tree.people)
    said = ngettext("%(n)d person", "%(n)d people", people) % {"n": people}
    return _("%(people)s. The same is said in words beside it.") % {"people": said}


def person(made: Layout, one: Someone) -> SafeString:
    """The symbol with its label, and a title that says both."""
    x, y = made.places[one.id], made.middle(one.id)
    label = made.labels[one.id]
    top = y + SYMBOL + OUTLINE
    lines = [
        text(said, x, top + NAME_STEP * (at + 1) - 3, font_size=NAME, font_weight=700, fill=INK)
        for at, said in enumerate(label.name)
    ]
    top += NAME_STEP * len(label.name)
    lines += [
        text(said, x, top + FACT_STEP * (at + 1) - 3, font_size=FACT, fill=INK_SOFT)
        for at, said in enumerate(label.facts)
    ]
    around = [brackets(x, y)] if is_adopted(made, one) else []
    title = ", ".join(part for part in (one.name or _("Not known"), *label.facts) if part)
    return element("g", words("title", title), symbol(one, x, y), *around, *lines)


def is_adopted(made: Layout, one: Someone) -> bool:
    return any(link.child == one.id for link in made.tree.of_kind(Tie.ADOPTIVE))


# --- couples


def beside(made: Layout, one: Couple) -> bool:
    return (one.one, one.other) in made.beside or (one.other, one.one) in made.beside


def ends_of(made: Layout, one: Couple) -> tuple[float, float, float]:
    """From the left one's right side to the right one's left, and how high."""
    left, right = sorted(one.pair, key=lambda id_: made.places[id_])
    by_id = made.tree.by_id
    start = made.places[left] + side_of(by_id[left], 0)
    return start, made.places[right] - side_of(by_id[right], 0), made.middle(left)


def couple(made: Layout, one: Couple) -> SafeString:
    """Straight from one to the other, with the years over it."""
    start, end, y = ends_of(made, one)
    beside_years = (start + end) / 2 + width(years_of(one), FACT) / 2 + SLASHES
    drawn = bond(one, [(start, y), (end, y)], (beside_years, y))
    if not years_of(one):
        return drawn
    return together([drawn, text(years_of(one), (start + end) / 2, y - 6, font_size=FACT, fill=INK_SOFT)])


# --- lines down


def descent(made: Layout, route: Route) -> SafeString:
    """From the parents, or from above, to everybody beneath; and the line of parents who stand apart."""
    net = route.descent.net
    parts = []
    if route.couple_lane is not None:
        parts.append(far_couple(made, route))
    if net.below:
        steps = "".join(
            line(points) for points in [start_of(made, route), *bar_of(made, route), *drops(made, route)]
        )
        parts.append(stroke(steps, DASHES.get(net.brood.kind)))
    return together(parts)


def start_of(made: Layout, route: Route) -> list[Point]:
    """Down to the bar: from a passing line, from the line of a couple, or round from somebody's side."""
    net, x = route.descent.net, route.source
    end = (x, route.lane)
    if net.tops[0].startswith(PASSING):
        return [(x, made.rows[net.row].head), end]
    if route.couple_lane is not None:
        return [(x, route.couple_lane), end]
    if route.descent.sides:
        return [*out_of(made, route.descent.sides[0][:2], x), end]
    return [(x, made.middle(net.tops[0])), end]


def out_of(made: Layout, side: tuple[str, int], x: float) -> list[Point]:
    one, way = side
    y = made.middle(one) + LOWER
    return [(made.places[one] + way * side_of(made.tree.by_id[one], LOWER), y), (x, y)]


def far_couple(made: Layout, route: Route) -> SafeString:
    """The line of two between whom somebody stands: down beside each, and along beneath the row."""
    first, second = route.descent.sides
    lane = route.couple_lane or 0.0
    one, other = (
        out_of(made, side[:2], track) for side, track in zip((first, second), route.tracks, strict=True)
    )
    points = [*one, (one[1][0], lane), (other[1][0], lane), *reversed(other)]
    pair = frozenset((first[0], second[0]))
    known = next(each for each in made.graph.couples if each.pair == pair)
    return bond(known, points, ((one[1][0] + route.source) / 2, lane))


def bar_of(made: Layout, route: Route) -> list[list[Point]]:
    xs = [route.source, *joints(made, route).values()]
    return [[(min(xs), route.lane), (max(xs), route.lane)]] if max(xs) - min(xs) >= 0.5 else []


def joints(made: Layout, route: Route) -> dict[str, float]:
    """Where the line to each leaves the bar; those of one birth leave it at one point."""
    found = dict(route.ends)
    if route.descent.net.brood.kind is Tie.BIRTH:
        for birth in made.births:
            if set(birth) <= set(found):
                found |= dict.fromkeys(birth, sum(route.ends[one] for one in birth) / len(birth))
    return found


def drops(made: Layout, route: Route) -> Iterator[list[Point]]:
    """From the bar to each beneath."""
    fork = made.rows[route.descent.net.row + 1].head - TWIN + 4
    for node, x in joints(made, route).items():
        end = (route.ends[node], end_of(made, node, route.ends[node]))
        yield [(x, route.lane), (x, fork), end] if is_twin(made, node) else [(x, route.lane), end]


def is_twin(made: Layout, node: str) -> bool:
    return any(node in birth for birth in made.births)


def end_of(made: Layout, node: str, x: float) -> float:
    if node.startswith(PASSING):
        return made.rows[made.graph.rows[node]].head
    return made.middle(node) - top_of(made.tree.by_id[node], x - made.places[node])


# --- homes


def home(outline: Outline, at: int) -> SafeString:
    edge, ground = HOMES[at % len(HOMES)]
    steps = "".join(line(shape) + "Z" for shape in outline.shapes)
    return path(
        steps,
        fill=ground,
        fill_opacity="0.6",
        stroke=edge,
        stroke_width=1.6,
        stroke_dasharray=HOME_DASH,
        stroke_linecap="round",
    )


def letters(made: Layout) -> list[SafeString]:
    """Where there are several homes, a letter in the corner of each shape."""
    if len(made.tree.homes) < 2:
        return []
    return [
        text(
            outline.letter,
            x + 3,
            y + LETTER + 1,
            font_size=LETTER,
            font_weight=700,
            fill=HOMES[at % 3][0],
            text_anchor="start",
        )
        for at, outline in enumerate(outlines(made))
        for x, y in outline.corners
    ]


# --- what takes up room


def boxes(made: Layout) -> Iterator[Box]:
    """Every symbol, and every line of words as wide as it is reckoned."""
    for one in made.tree.people:
        x, y = made.places[one.id], made.middle(one.id)
        reach = SYMBOL + (OUTLINE if one.is_subject else 0)
        yield Box("symbol", one.id, x - reach, y - reach, x + reach, y + reach)
        top, label = y + SYMBOL + OUTLINE, made.labels[one.id]
        for said, size, step in [
            *((said, NAME, NAME_STEP) for said in label.name),
            *((said, FACT, FACT_STEP) for said in label.facts),
        ]:
            half = width(said, size) / 2
            yield Box("label", one.id, x - half, top, x + half, top + step)
            top += step
    for each in made.graph.couples:
        if beside(made, each) and years_of(each):
            start, end, y = ends_of(made, each)
            half = width(years_of(each), FACT) / 2
            yield Box(
                "years",
                "+".join(sorted(each.pair)),
                (start + end) / 2 - half,
                y - 16,
                (start + end) / 2 + half,
                y - 4,
            )
