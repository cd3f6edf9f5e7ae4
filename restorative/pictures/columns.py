"""How far to the right each person stands: nobody closer than they may, and all as near as can be to their lines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from restorative.pictures.kin import Brood, Tie
from restorative.pictures.nets import PASSING, Graph, Net
from restorative.pictures.order import Order

Places = dict[str, float]
SYMBOL = 18.0
GUTTER = 24.0
# beside somebody from whom a line goes down alone
TRACK = 8.0
FIRST_TRACK = 7.0
BETWEEN_SYMBOLS = 44.0
BETWEEN_PARTS = 36.0
ROUNDS = 8
FIRM, LOOSE, FREE = 1.0, 0.2, 0.02


@dataclass(frozen=True)
class Descent:
    """Where lines leave one row: from between two who stand side by side, or from somebody's side."""

    net: Net
    # somebody, and 1 or -1 for the side, and which of the lines on that side it is
    sides: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class Columns:
    """One part: its order, how wide everybody is to either side of their middle, and how much room a couple’s line needs."""

    graph: Graph
    order: Order
    half: Mapping[str, float]
    years: Mapping[frozenset[str], float]

    @cached_property
    def at(self) -> dict[str, int]:
        return {node: at for row in self.order for at, node in enumerate(row)}

    @cached_property
    def nets(self) -> list[Net]:
        """And one that leads nowhere for each couple that somebody stands between and no child ties together."""
        nets = [net for net in self.graph.nets if net.tops[0] in self.at]
        tied = {frozenset(net.tops) for net in nets}
        far = [
            (one.one, one.other)
            for one in self.graph.couples
            if one.one in self.at and not self.is_between((one.one, one.other)) and one.pair not in tied
        ]
        return nets + [Net(Brood(pair, (), Tie.BIRTH), self.graph.rows[pair[0]], pair, ()) for pair in far]

    @cached_property
    def beside(self) -> set[tuple[str, str]]:
        """Couples who stand next to each other, from left to right."""
        pairs = [(one.one, one.other) for one in self.graph.couples if one.one in self.at]
        ordered = [pair if self.at[pair[0]] < self.at[pair[1]] else pair[::-1] for pair in pairs]
        return {(left, right) for left, right in ordered if self.at[right] - self.at[left] == 1}

    @cached_property
    def descents(self) -> list[Descent]:
        taken: dict[tuple[str, int], int] = {}
        return [Descent(net, tuple(self.take(taken, net))) for net in self.nets]

    def take(self, taken: dict[tuple[str, int], int], net: Net) -> Iterable[tuple[str, int, int]]:
        """A place beside each who has to be left sideways, so that no two lines run over each other."""
        if net.tops[0].startswith(PASSING) or self.is_between(net.tops):
            return
        for one in net.tops:
            side = self.side_of(one, net)
            taken[one, side] = taken.get((one, side), -1) + 1
            yield one, side, taken[one, side]

    def is_between(self, tops: tuple[str, ...]) -> bool:
        return tops in self.beside or tops[::-1] in self.beside

    def side_of(self, one: str, net: Net) -> int:
        """Towards the other parent; alone, to where no partner stands."""
        other = [top for top in net.tops if top != one]
        if other:
            return 1 if self.at[other[0]] > self.at[one] else -1
        has_right = any(left == one for left, _ in self.beside)
        has_left = any(right == one for _, right in self.beside)
        return -1 if has_right and not has_left else 1

    @cached_property
    def apart(self) -> list[list[float]]:
        """For each row, how far the next must stand from the one before."""
        tracks: dict[tuple[str, int], int] = {}
        for descent in self.descents:
            for one, side, number in descent.sides:
                tracks[one, side] = max(tracks.get((one, side), 0), number + 1)
        return [[self.between(left, right, tracks) for left, right in pairwise(row)] for row in self.order]

    def between(self, left: str, right: str, tracks: Mapping[tuple[str, int], int]) -> float:
        used = tracks.get((left, 1), 0) + tracks.get((right, -1), 0)
        least = self.half[left] + self.half[right] + GUTTER + TRACK * used
        if (left, right) not in self.beside:
            return least
        return max(least, 2 * SYMBOL + max(BETWEEN_SYMBOLS, self.years.get(frozenset((left, right)), 0.0)))

    def source(self, descent: Descent, places: Mapping[str, float]) -> float:
        """Where lines leave for the next row."""
        if len(descent.sides) == 1:
            return self.track(descent.sides[0], places)
        return sum(places[one] for one in descent.net.tops) / len(descent.net.tops)

    def track(self, side: tuple[str, int, int], places: Mapping[str, float]) -> float:
        one, way, number = side
        return places[one] + way * (self.half[one] + FIRST_TRACK + TRACK * number)

    def placed(self) -> Places:
        """Everybody’s middle, the leftmost edge at nought."""
        places = self.packed()
        for turn in range(ROUNDS):
            for row in range(1, len(self.order)) if turn % 2 == 0 else reversed(range(len(self.order))):
                self.move(row, places, down=turn % 2 == 0)
        edge = min(self.edges(places))
        return {node: round(place - edge, 1) for node, place in places.items()}

    def edges(self, places: Mapping[str, float]) -> list[float]:
        """The left and right end of everybody, and of the lines beside them."""
        tracks = [self.track(side, places) for descent in self.descents for side in descent.sides]
        ends = [places[node] + way * self.half[node] for node in self.at for way in (-1, 1)]
        return tracks + ends

    def packed(self) -> Places:
        places = {}
        for row, gaps in zip(self.order, self.apart, strict=True):
            at = -sum(gaps) / 2
            for node, gap in zip(row, [*gaps, 0.0], strict=False):
                places[node] = at
                at += gap
        return places

    def move(self, row: int, places: Places, *, down: bool) -> None:
        nodes = self.order[row]
        if nodes:
            shifts = self.shifts(row, places, down=down)
            wanted = [(places[node] + shifts[node][0], shifts[node][1]) for node in nodes]
            places |= zip(nodes, settled(wanted, self.apart[row]), strict=True)

    def shifts(self, row: int, places: Places, *, down: bool) -> dict[str, tuple[float, float]]:
        """For everybody in a row how far they would move, and how firmly they want it."""
        pulled = self.pulled(row, places, down=down)
        means = {node: (sum(each) / len(each), FIRM) for node, each in pulled.items()}
        for left, right in self.beside:
            if left in means or right in means:
                for one, other in ((left, right), (right, left)):
                    if one not in means:
                        means[one] = (means[other][0], LOOSE)
        return {node: means.get(node, (0.0, FREE)) for node in self.order[row]}

    def pulled(self, row: int, places: Places, *, down: bool) -> dict[str, list[float]]:
        found: dict[str, list[float]] = {}
        for descent in self.descents:
            net = descent.net
            if net.below and net.row == (row - 1 if down else row):
                ends = [places[node] for node in net.below]
                middle = (min(ends) + max(ends)) / 2
                shift = self.source(descent, places) - middle
                for node in net.below if down else net.tops:
                    found.setdefault(node, []).append(shift if down else -shift)
        return found


def settled(wanted: Sequence[tuple[float, float]], gaps: Sequence[float]) -> list[float]:
    """The places nearest to those wanted, by least squares, in this order and no closer than the gaps.

    Neighbours who want to stand too close are taken together, at the mean of what they want.
    """
    before = [0.0]
    for gap in gaps:
        before.append(before[-1] + gap)
    blocks: list[list[float]] = []  # the mean, its weight, and how many
    for (place, weight), offset in zip(wanted, before, strict=True):
        blocks.append([place - offset, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            place_2, weight_2, many_2 = blocks.pop()
            place_1, weight_1, many_1 = blocks.pop()
            total = weight_1 + weight_2
            blocks.append([(place_1 * weight_1 + place_2 * weight_2) / total, total, many_1 + many_2])
    flat = [mean for mean, _, many in blocks for _ in range(int(many))]
    return [mean + offset for mean, offset in zip(flat, before, strict=True)]
