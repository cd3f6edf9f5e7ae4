"""Who stands beside whom in a row: couples together, children beneath their parents, few lines across one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from restorative.pictures.kin import Couple, Someone, State
from restorative.pictures.nets import Graph, Net

SWEEPS = 6
Order = list[list[str]]
Cluster = list[str]
Places = dict[str, float]


@dataclass(frozen=True)
class Sweeper:
    """One part of a graph whose nodes hang together."""

    graph: Graph
    people: dict[str, Someone]
    nets: list[Net]
    clusters: list[list[Cluster]]
    ages: dict[str, tuple[date, int]]

    def sweep(self, order: list[list[Cluster]], *, down: bool) -> None:
        places = places_of(order)
        for row in range(1, len(order)) if down else reversed(range(len(order) - 1)):
            wanted = pulls(self.nets, row - 1 if down else row, places, down=down)
            self.arrange(order, row, wanted, places)

    def arrange(self, order: list[list[Cluster]], row: int, wanted: Places, places: Places) -> None:
        """The clusters of a row by where their lines pull them; each turned round if that crosses less."""
        turned = [turn(cluster, wanted) for cluster in order[row]]

        def place(cluster: Cluster) -> tuple[float, tuple[date, int]]:
            pulled = [wanted[node] for node in cluster if node in wanted]
            middle = sum(places[node] for node in cluster) / len(cluster)
            return (
                round(sum(pulled) / len(pulled) if pulled else middle, 6),
                self.age_of(cluster, wanted),
            )

        order[row] = sorted(turned, key=place)
        places |= places_of([order[row]])

    def age_of(self, cluster: Cluster, wanted: Places) -> tuple[date, int]:
        """Of brothers and sisters the eldest stands first; partners stand where theirs does."""
        return min(self.ages[node] for node in ([n for n in cluster if n in wanted] or cluster))

    def score(self, order: list[list[Cluster]]) -> float:
        places = places_of(order)
        edges: dict[int, list[tuple[float, float]]] = {}
        for net in self.nets:
            top = sum(places[node] for node in net.tops) / len(net.tops)
            edges.setdefault(net.row, []).extend((top, places[node]) for node in net.below)
        crossed = sum(crossings(row) for row in edges.values())
        return crossed * 100 + sum(abs(top - below) for row in edges.values() for top, below in row)


def ordered(graph: Graph, nodes: Iterable[str]) -> Order:
    """The rows of one part, each from left to right."""
    inside = set(nodes)
    sweeper = sweeper_for(graph, inside)
    order = sweeper.clusters
    best, least = order, sweeper.score(order)
    for turn in range(2 * SWEEPS):
        before, order = order, [list(row) for row in order]
        sweeper.sweep(order, down=turn % 2 == 1)
        score = sweeper.score(order)
        if score < least:
            best, least = order, score
        if order == before and turn > 1:
            break
    return [[node for cluster in row for node in cluster] for row in best]


def sweeper_for(graph: Graph, inside: set[str]) -> Sweeper:
    people = graph.tree.by_id
    nets = [net for net in graph.nets if net.tops[0] in inside]
    ages = {one.id: (one.begins or date.max, at) for at, one in enumerate(graph.tree.people)}
    passing = {node: min(ages[child] for child in net.brood.children) for net in nets for node in net.below}
    ages = passing | ages
    rows: list[list[str]] = [[] for _ in range(graph.depth)]
    for node in first_walk(graph, nets, inside, ages):
        rows[graph.rows[node]].append(node)
    couples = [one for one in graph.couples if one.one in inside]
    clusters = [clusters_of(row, couples, people, ages) for row in rows]
    return Sweeper(graph, people, nets, clusters, ages)


def first_walk(
    graph: Graph, nets: list[Net], inside: set[str], ages: dict[str, tuple[date, int]]
) -> list[str]:
    """Everybody once, families one after the other: each followed by partners and by those beneath."""
    beneath: dict[str, list[str]] = {}
    for net in nets:
        for top in net.tops:
            beneath.setdefault(top, []).extend(net.below)
    beside: dict[str, list[str]] = {}
    for couple in graph.couples:
        beside.setdefault(couple.one, []).append(couple.other)
        beside.setdefault(couple.other, []).append(couple.one)
    seen: dict[str, None] = {}
    waiting = sorted(inside, key=lambda node: (graph.rows[node], ages[node][1], node), reverse=True)
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen[node] = None
            waiting += reversed([*beside.get(node, ()), *sorted(beneath.get(node, ()), key=ages.__getitem__)])
    return list(seen)


def clusters_of(
    row: list[str], couples: list[Couple], people: dict[str, Someone], ages: dict[str, tuple[date, int]]
) -> list[Cluster]:
    """Those who are, or were, couples in one cluster, each beside theirs as far as two sides allow."""
    partners: dict[str, list[Couple]] = {}
    for couple in couples:
        for one in (couple.one, couple.other):
            partners.setdefault(one, []).append(couple)
    seen: set[str] = set()
    found = []
    for node in row:
        if node not in seen:
            around = everybody_around(node, partners)
            start = max(around, key=lambda one: (len(partners.get(one, ())), -ages[one][1]))
            cluster = chain(start, partners, seen)
            found.append(usual_sides(cluster, people))
    return found


def everybody_around(node: str, partners: dict[str, list[Couple]]) -> list[str]:
    found = [node]
    for one in found:
        found += [other for other in others_of(one, partners) if other not in found and one in partners]
    return found


def others_of(one: str, partners: dict[str, list[Couple]]) -> list[str]:
    """Partners who are no more first, so that who is with them now comes last."""
    couples = sorted(
        partners.get(one, ()), key=lambda couple: (couple.state is State.TOGETHER, couple.began or 0)
    )
    return [couple.other if couple.one == one else couple.one for couple in couples]


def chain(start: str, partners: dict[str, list[Couple]], seen: set[str]) -> Cluster:
    """Former partners to the left, the latest to the right, and each one's own further partners outwards of them."""
    seen.add(start)
    others = [one for one in others_of(start, partners) if one not in seen]
    half = len(others) // 2
    left = outwards(others[:half][::-1], partners, seen)
    right = outwards(others[half:][::-1], partners, seen)
    return [*reversed(left), start, *right]


def outwards(others: list[str], partners: dict[str, list[Couple]], seen: set[str]) -> Cluster:
    found = []
    for other in others:
        if other not in seen:
            seen.add(other)
            further = [one for one in others_of(other, partners) if one not in seen]
            found += [other, *outwards(further[::-1], partners, seen)]
    return found


def usual_sides(cluster: Cluster, people: dict[str, Someone]) -> Cluster:
    """Of two, a man stands left of a woman unless lines are shorter the other way."""
    if len(cluster) == 2 and [people[one].sex for one in cluster] == ["female", "male"]:
        return cluster[::-1]
    return cluster


def places_of(order: Iterable[Iterable[Cluster]]) -> Places:
    """A first idea of where each stands: one step apart, every row about the same middle."""
    places: Places = {}
    for row in order:
        nodes = [node for cluster in row for node in cluster]
        places |= {node: at - (len(nodes) - 1) / 2 for at, node in enumerate(nodes)}
    return places


def pulls(nets: list[Net], row: int, places: Places, *, down: bool) -> Places:
    """Where the lines between this row and the next would have those of one side stand."""
    found: dict[str, list[float]] = {}
    for net in nets:
        if net.row == row:
            to, near = (net.tops, net.below) if down else (net.below, net.tops)
            middle = sum(places[node] for node in to) / len(to)
            for node in near:
                found.setdefault(node, []).append(middle)
    return {node: sum(middles) / len(middles) for node, middles in found.items()}


def turn(cluster: Cluster, wanted: Places) -> Cluster:
    pulled = [wanted[node] for node in cluster if node in wanted]
    return cluster[::-1] if backwards(pulled) > backwards(pulled[::-1]) else cluster


def backwards(pulled: list[float]) -> int:
    return sum(one > other for at, one in enumerate(pulled) for other in pulled[at + 1 :])


def crossings(edges: list[tuple[float, float]]) -> int:
    ordered = sorted(edges)
    return sum(
        one[0] < other[0] and one[1] > other[1]
        for at, one in enumerate(ordered)
        for other in ordered[at + 1 :]
    )
