"""Lines from one row to the next: what comes down from some people, or comes through, to who stands beneath.

A line that passes a row without ending there gets a place of its own in that row, so that it never runs through
anybody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from restorative.pictures.generations import Rows
from restorative.pictures.kin import Brood, Couple, Tree, bonds

# what stands for a line in a row where it only passes; no person's id begins like this
PASSING = "\x00"


@dataclass(frozen=True)
class Net:
    """`tops`: one or two people of one row, or one passing line. `below`: people of the next row, and what passes it."""

    brood: Brood
    row: int
    tops: tuple[str, ...]
    below: tuple[str, ...]


@dataclass(frozen=True)
class Graph:
    """Everything that has to be put in order: nodes by row, the lines between rows, the couples within them."""

    tree: Tree
    rows: Rows
    nets: tuple[Net, ...]
    couples: tuple[Couple, ...]

    @property
    def depth(self) -> int:
        return max(self.rows.values(), default=-1) + 1


def graph_of(tree: Tree, rows: Rows) -> Graph:
    """A couple whose two stand in different rows is no line: only words say it."""
    level = [one for one in bonds(tree) if rows[one.one] == rows[one.other]]
    nets: list[Net] = []
    every = dict(rows)
    for at, brood in enumerate(level_broods(tree.broods, rows)):
        for net in nets_of(at, brood, rows):
            nets.append(net)
            every |= dict.fromkeys(net.below, net.row + 1)
    return Graph(tree, every, tuple(nets), tuple(level))


def level_broods(found: Iterable[Brood], rows: Rows) -> Iterator[Brood]:
    """Two parents in different rows are drawn as one and one; a line never runs up or sideways."""
    for brood in found:
        is_level = len({rows[one] for one in brood.parents}) == 1
        for parents in [brood.parents] if is_level else [(one,) for one in brood.parents]:
            beneath = tuple(child for child in brood.children if rows[child] > rows[parents[0]])
            if beneath:
                yield Brood(parents, beneath, brood.kind)


def nets_of(at: int, brood: Brood, rows: Rows) -> Iterator[Net]:
    top = rows[brood.parents[0]]
    tops = brood.parents
    for row in range(top, max(rows[child] for child in brood.children)):
        here = tuple(child for child in brood.children if rows[child] == row + 1)
        goes_on = any(rows[child] > row + 1 for child in brood.children)
        through = (f"{PASSING}{at}.{row + 1}",) if goes_on else ()
        yield Net(brood, row, tops, here + through)
        tops = through


def parts(graph: Graph) -> list[list[str]]:
    """The nodes that hang together by any line, each part by itself, in the order of its first person."""
    part = {node: [node] for node in graph.rows}
    ties = [(*net.tops, *net.below) for net in graph.nets] + [(one.one, one.other) for one in graph.couples]
    for tie in ties:
        for node in tie[1:]:
            merge(part, tie[0], node)
    return list({id(nodes): nodes for nodes in part.values()}.values())


def merge(part: dict[str, list[str]], one: str, other: str) -> None:
    kept, gone = part[one], part[other]
    if kept is not gone:
        kept += gone
        for node in gone:
            part[node] = kept
