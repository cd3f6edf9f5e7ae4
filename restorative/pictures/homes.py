"""The dotted outline round who lives together: one shape where they stand near, several with one letter where not."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from restorative.pictures.kin import Home
from restorative.pictures.layout import Layout

PAD, NESTED = 8.0, 3.0
NECK = 24.0
Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Outline:
    """The corners of each shape, and where its letter stands."""

    home: Home
    letter: str
    shapes: list[list[Point]]
    corners: list[Point]


def outlines(made: Layout) -> list[Outline]:
    """In the order of the homes. Somebody with two homes stands in two outlines, one within the other."""
    found = []
    for at, home in enumerate(made.tree.homes):
        runs = runs_of(made, home, at % 3 * NESTED)
        boxes = [box for row in runs for box in row]
        joined = shapes([*boxes, *necks(runs)])
        corners = [(box.left, box.top) for box in firsts(joined, boxes)]
        found.append(Outline(home, letter_of(at), joined, corners))
    return found


def letter_of(at: int) -> str:
    """A to Z, then AA."""
    more, last = divmod(at, 26)
    return (letter_of(more - 1) if more else "") + chr(ord("A") + last)


def runs_of(made: Layout, home: Home, inset: float) -> list[list[Box]]:
    """By row, a box round each few of them who stand side by side."""
    found = []
    for row, nodes in zip(made.rows, made.in_rows, strict=True):
        pad = PAD - inset
        boxes = [
            Box(
                made.places[run[0]] - made.half[run[0]] - pad,
                row.head + 1 + inset,
                made.places[run[-1]] + made.half[run[-1]] + pad,
                row.foot - inset,
            )
            for run in side_by_side(nodes, set(home.people))
        ]
        found.append(boxes)
    return found


def side_by_side(nodes: Iterable[str], inside: set[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for node in nodes:
        if node in inside:
            runs[-1].append(node)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def necks(runs: list[list[Box]]) -> list[Box]:
    """Ways between boxes of neighbouring rows, so that one home is one shape. They lie where only lines run."""
    return [
        neck(min(upper, key=lambda one: distance(one, box)), box)
        for upper, lower in pairwise(runs)
        for box in lower
        if upper
    ]


def distance(one: Box, other: Box) -> float:
    return max(one.left, other.left) - min(one.right, other.right)


def neck(upper: Box, lower: Box) -> Box:
    """As wide as they have in common; where that is too little, from one to the other beneath the upper row."""
    left, right = max(upper.left, lower.left), min(upper.right, lower.right)
    if right - left < NECK:
        left, right = min(left, right) - NECK / 2, max(left, right) + NECK / 2
        left, right = max(left, min(upper.left, lower.left)), min(right, max(upper.right, lower.right))
    return Box(left, upper.bottom, right, lower.top)


def shapes(boxes: list[Box]) -> list[list[Point]]:
    """The outlines of what the boxes cover together, each as its corners in turn."""
    xs = sorted({edge for box in boxes for edge in (box.left, box.right)})
    ys = sorted({edge for box in boxes for edge in (box.top, box.bottom)})
    x_at, y_at = ({edge: at for at, edge in enumerate(edges)} for edges in (xs, ys))
    covered = {
        (x, y)
        for box in boxes
        for x in range(x_at[box.left], x_at[box.right])
        for y in range(y_at[box.top], y_at[box.bottom])
    }
    return [[(xs[x], ys[y]) for x, y in corners(loop)] for loop in loops(edges_of(covered))]


def edges_of(covered: set[tuple[int, int]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Edges with something on one side only, each walked with what is covered on its right."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for x, y in sorted(covered):
        sides = (
            ((x, y - 1), (x, y), (x + 1, y)),
            ((x + 1, y), (x + 1, y), (x + 1, y + 1)),
            ((x, y + 1), (x + 1, y + 1), (x, y + 1)),
            ((x - 1, y), (x, y + 1), (x, y)),
        )
        for beyond, start, end in sides:
            if beyond not in covered:
                found.setdefault(start, []).append(end)
    return found


def loops(edges: dict[tuple[int, int], list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    found = []
    while edges:
        start = min(edges)
        loop, at = [start], start
        while at in edges:
            following = edges[at].pop()
            if not edges[at]:
                del edges[at]
            loop.append(following)
            at = following
        found.append(loop[:-1])
    return found


def corners(loop: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without the points at which a straight edge only goes on."""
    return [
        point
        for before, point, after in zip([loop[-1], *loop], loop, [*loop[1:], loop[0]], strict=False)
        if not (before[0] == point[0] == after[0] or before[1] == point[1] == after[1])
    ]


def firsts(joined: list[list[Point]], boxes: list[Box]) -> list[Box]:
    """For each shape the topmost, leftmost box that it is made of."""
    ordered = sorted(boxes, key=lambda box: (box.top, box.left))
    first = (next((box for box in ordered if (box.left, box.top) in shape), None) for shape in joined)
    return [box for box in first if box is not None]
