"""Where everything in a genogram stands: people in columns and rows, and lines in the free ways between them.

Lines run sideways only beneath the labels of a row, each in a lane of its own, and downwards only between labels;
so no line ever crosses a word, however many people there are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from restorative.pictures.columns import BETWEEN_PARTS, SYMBOL, Columns, Descent
from restorative.pictures.generations import generations
from restorative.pictures.kin import Couple, State, Tree, sound, twins
from restorative.pictures.labels import FACT, Label, label_of, years_of
from restorative.pictures.lettering import width
from restorative.pictures.nets import PASSING, Graph, graph_of, parts
from restorative.pictures.order import ordered

MARGIN = 16.0
HEAD = 36.0
FOOT = 8.0
LANE = 9.0
LEAST_WAY = 18.0
TWIN = 18.0
SLASHES = 14.0
OUTLINE = 4.0
PASSING_HALF = 2.0
LEAST_HALF = SYMBOL + OUTLINE + 2
ADOPTED_HALF = LEAST_HALF + 6
Span = tuple[float, float]


@dataclass(frozen=True)
class Row:
    """`head` to `foot` is what its symbols and labels take up; beneath the foot lines have their way."""

    head: float
    middle: float
    foot: float


@dataclass(frozen=True)
class Route:
    """One descent, laid: its lanes, and where it starts and ends."""

    descent: Descent
    source: float
    couple_lane: float | None
    lane: float
    # beside whom it leaves sideways, in the order of the descent's sides
    tracks: tuple[float, ...]
    # beneath: each node with the place at which the line comes in
    ends: Mapping[str, float]


@dataclass(frozen=True)
class Layout:
    tree: Tree
    graph: Graph
    labels: Mapping[str, Label]
    places: Mapping[str, float]
    rows: list[Row]
    routes: list[Route]
    # couples who stand side by side, from left to right
    beside: set[tuple[str, str]]
    births: list[tuple[str, ...]]
    half: Mapping[str, float]

    @cached_property
    def size(self) -> tuple[float, float]:
        ends = [self.places[node] + self.half[node] for node in self.places]
        wide = max((*ends, *(track for route in self.routes for track in route.tracks)), default=0.0)
        return round(wide + MARGIN), round((self.rows[-1].foot if self.rows else 0.0) + MARGIN)

    def middle(self, node: str) -> float:
        return self.rows[self.graph.rows[node]].middle

    @cached_property
    def in_rows(self) -> list[list[str]]:
        """People from left to right, row by row; and where lines pass."""
        found: list[list[str]] = [[] for _ in self.rows]
        for node in sorted(self.places, key=lambda node: self.places[node]):
            found[self.graph.rows[node]].append(node)
        return found


def layout(tree: Tree) -> Layout:
    tree = sound(tree)
    graph = graph_of(tree, generations(tree))
    labels = {one.id: label_of(one) for one in tree.people}
    half = halves(graph, labels)
    years = {one.pair: room_of(one) for one in graph.couples}
    columns = [Columns(graph, ordered(graph, nodes), half, years) for nodes in parts(graph)]
    places = side_by_side(columns)
    plans = [plan for each in columns for plan in planned(each, places)]
    births = twins(tree)
    ways = [Way([plan for plan in plans if plan.descent.net.row == row]) for row in range(graph.depth)]
    rows = stacked(graph, labels, ways, {one for birth in births for one in birth})
    routes = [route for row, way in zip(rows, ways, strict=True) for route in way.laid(row)]
    beside = {pair for each in columns for pair in each.beside}
    return Layout(tree, graph, labels, places, rows, routes, beside, births, half)


def room_of(couple: Couple) -> float:
    """For the years, and beside them for the slashes."""
    slashes = 0.0 if couple.state in (State.TOGETHER, State.WIDOWED) else 2 * SLASHES
    return width(years_of(couple), FACT) + 16 + slashes


def halves(graph: Graph, labels: Mapping[str, Label]) -> dict[str, float]:
    """Half of what each takes up sideways. Someone adopted has brackets."""
    adopted = {child for net in graph.nets if net.brood.kind == "adoptive" for child in net.brood.children}
    found = {}
    for node in graph.rows:
        least = ADOPTED_HALF if node in adopted else LEAST_HALF
        found[node] = max(least, labels[node].width / 2) if node in labels else PASSING_HALF
    return found


def side_by_side(columns: Iterable[Columns]) -> dict[str, float]:
    places: dict[str, float] = {}
    edge = MARGIN
    for each in columns:
        placed = each.placed()
        places |= {node: place + edge for node, place in placed.items()}
        edge = BETWEEN_PARTS + max(each.edges(places))
    return places


@dataclass(frozen=True)
class Plan:
    """A descent with its places from side to side; how high it runs is not known yet."""

    descent: Descent
    source: float
    tracks: tuple[float, ...]
    ends: Mapping[str, float]

    @property
    def span(self) -> Span | None:
        """What its bar covers; nothing where it goes straight down."""
        xs = [self.source, *self.ends.values()]
        return (min(xs), max(xs)) if self.ends and max(xs) - min(xs) >= 1 else None


def planned(columns: Columns, places: Mapping[str, float]) -> list[Plan]:
    ports = ports_of(columns, places)
    found = []
    for at, descent in enumerate(columns.descents):
        ends = {node: ports[at, node] for node in descent.net.below}
        source = straightened(columns.source(descent, places), descent, ends)
        tracks = tuple(columns.track(side, places) for side in descent.sides)
        found.append(Plan(descent, source, tracks, ends))
    return found


def ports_of(columns: Columns, places: Mapping[str, float]) -> dict[tuple[int, str], float]:
    """Where each line comes in at the top of who stands beneath: several stand apart, in the order they come from."""
    coming: dict[str, list[tuple[float, int]]] = {}
    for at, descent in enumerate(columns.descents):
        for node in descent.net.below:
            coming.setdefault(node, []).append((columns.source(descent, places), at))
    return {
        (at, node): places[node] + (number - (len(sources) - 1) / 2) * min(9.0, 24.0 / len(sources))
        for node, sources in coming.items()
        for number, (_, at) in enumerate(sorted(sources))
    }


def straightened(source: float, descent: Descent, ends: Mapping[str, float]) -> float:
    """A line from between two may leave a little beside the middle, if it then goes straight down."""
    is_free = len(descent.sides) != 1 and not descent.net.tops[0].startswith(PASSING)
    only = list(ends.values())
    return only[0] if is_free and len(only) == 1 and abs(only[0] - source) <= 9 else source


class Way:
    """The lines beneath one row, each in the highest lane that is free."""

    def __init__(self, plans: list[Plan]) -> None:
        self.plans = plans
        self.couples = lanes({at: (min(plan.tracks), max(plan.tracks)) for at, plan in self.far()})
        spans = {at: plan.span for at, plan in enumerate(plans)}
        self.broods = lanes({at: span for at, span in spans.items() if span})

    def far(self) -> Iterable[tuple[int, Plan]]:
        """Couples between whom somebody stands."""
        return [(at, plan) for at, plan in enumerate(self.plans) if len(plan.tracks) == 2]

    @property
    def height(self) -> float:
        used = many(self.couples) + many(self.broods)
        return LANE * (used + 1) if used else LEAST_WAY

    def laid(self, row: Row) -> Iterable[Route]:
        top = row.foot + LANE
        for at, plan in enumerate(self.plans):
            couple = top + LANE * self.couples[at] if at in self.couples else None
            lane = top + LANE * (many(self.couples) + self.broods.get(at, 0))
            yield Route(plan.descent, plan.source, couple, lane, plan.tracks, plan.ends)


def many(lanes: Mapping[int, int]) -> int:
    return max(lanes.values(), default=-1) + 1


def lanes(spans: Mapping[int, Span]) -> dict[int, int]:
    """A lane for each, so that no two in the same lane come near each other."""
    ends: list[float] = []
    found = {}
    for at, (left, right) in sorted(spans.items(), key=lambda item: item[1]):
        lane = next((lane for lane, end in enumerate(ends) if end + 12 < left), len(ends))
        ends[lane : lane + 1] = [right]
        found[at] = lane
    return found


def stacked(graph: Graph, labels: Mapping[str, Label], ways: list[Way], born_together: set[str]) -> list[Row]:
    rows: list[Row] = []
    top = MARGIN
    for row in range(graph.depth):
        here = [node for node in labels if graph.rows[node] == row]
        top += TWIN if born_together & set(here) else 0.0
        middle = top + HEAD
        foot = middle + SYMBOL + OUTLINE + max((labels[node].height for node in here), default=0.0) + FOOT
        rows.append(Row(top, middle, foot))
        top = foot + ways[row].height
    return rows
