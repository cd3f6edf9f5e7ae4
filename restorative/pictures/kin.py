"""What a genogram is drawn from: people, what they are to one another, and who lives with whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property


class Tie(StrEnum):
    """What somebody is to a child, the nearest first."""

    BIRTH = "birth"
    # a second parent by law, from the birth on: drawn as one with whoever bore the child
    SECOND = "second"
    ADOPTIVE = "adoptive"
    FOSTER = "foster"
    STEP = "step"
    GUARDIAN = "guardian"
    GRANDPARENT = "grandparent"
    OTHER = "other"


class Bond(StrEnum):
    """What two people are, or were, to one another."""

    MARRIED = "married"
    CIVIL = "civil"
    ENGAGED = "engaged"
    TOGETHER = "together"
    APART = "apart"
    # the parents of a child of whom nothing more is said
    PARENTS = "parents"


class State(StrEnum):
    TOGETHER = "together"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    WIDOWED = "widowed"


@dataclass(frozen=True)
class Someone:
    """`sex` is female or male; anything else is drawn as not said. `age` is what fits into a symbol."""

    id: str
    name: str
    sex: str = ""
    born: date | None = None
    died: date | None = None
    due: date | None = None
    is_dead: bool = False
    is_subject: bool = False
    # a parent of whom nobody knows who they are
    is_unknown: bool = False
    age: str = ""

    @property
    def has_died(self) -> bool:
        return self.is_dead or self.died is not None

    @property
    def is_unborn(self) -> bool:
        return self.due is not None and self.born is None

    @property
    def begins(self) -> date | None:
        return self.born or self.due


@dataclass(frozen=True)
class Link:
    parent: str
    child: str
    kind: Tie = Tie.BIRTH


@dataclass(frozen=True)
class Couple:
    """Two people; of several rows about the same two the last one stands. Years are drawn, days are not."""

    one: str
    other: str
    kind: Bond = Bond.TOGETHER
    state: State = State.TOGETHER
    began: int | None = None
    ended: int | None = None

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.one, self.other))


@dataclass(frozen=True)
class Home:
    id: str
    people: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Brood:
    """The children that the same one or two people have in the same way."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    kind: Tie


@dataclass(frozen=True)
class Tree:
    """People in the order in which they were given, which decides wherever nothing else does."""

    people: tuple[Someone, ...]
    links: tuple[Link, ...] = ()
    couples: tuple[Couple, ...] = ()
    homes: tuple[Home, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Someone]:
        return {one.id: one for one in self.people}

    @cached_property
    def place(self) -> dict[str, int]:
        return {one.id: at for at, one in enumerate(self.people)}

    @cached_property
    def broods(self) -> list["Brood"]:
        return list(broods_of(self))

    def of_kind(self, *kinds: Tie) -> list[Link]:
        return [link for link in self.links if link.kind in kinds]


FROM_BIRTH = (Tie.BIRTH, Tie.SECOND)
# born of them, or theirs for good: from these a line goes down whatever else is known
OWN = (*FROM_BIRTH, Tie.ADOPTIVE)
# those that have a line of their own
LINES: tuple[Tie, ...] = tuple(kind for kind in Tie if kind is not Tie.SECOND)


def sound(tree: Tree) -> Tree:
    """The same without what nobody can draw: ties to nobody or to oneself, said twice, or in a ring."""
    ids = {one.id for one in tree.people}
    links = [link for link in dict.fromkeys(tree.links) if {link.parent, link.child} <= ids]
    couples = {one.pair: one for one in tree.couples if one.pair <= ids and one.one != one.other}
    homes = [replace(home, people=tuple(one for one in home.people if one in ids)) for home in tree.homes]
    return Tree(
        tree.people,
        without_rings(links),
        tuple(couples.values()),
        tuple(home for home in homes if home.people),
    )


def without_rings(links: Iterable[Link]) -> tuple[Link, ...]:
    """In order of nearness; a link that would make somebody their own forebear is left out."""
    below: dict[str, set[str]] = {}
    kept = set()
    for link in sorted(links, key=lambda link: list(Tie).index(link.kind)):
        if link.parent not in reached(below, link.child):
            below.setdefault(link.parent, set()).add(link.child)
            kept.add(link)
    return tuple(link for link in links if link in kept)


def reached(below: dict[str, set[str]], start: str) -> set[str]:
    """Somebody, and everybody beneath them."""
    found, waiting = set(), [start]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += below.get(one, ())
    return found


def broods_of(tree: Tree) -> Iterator[Brood]:
    """Children by whose they are; what the lines between people show already is not said again."""
    found: dict[tuple[Tie, tuple[str, ...]], list[str]] = {}
    for kind in LINES:
        for child, parents in parents_of(tree, kind).items():
            for together in pairs(tree, kind, drawn(tree, kind, child, parents)):
                found.setdefault((kind, together), []).append(child)
    for (kind, together), of in found.items():
        yield Brood(together, tuple(eldest_first(tree, of)), kind)


def parents_of(tree: Tree, kind: Tie) -> dict[str, list[str]]:
    """By child, in the order of the people. Parents from the birth on are told together."""
    place = tree.place
    found: dict[str, list[str]] = {}
    for link in tree.of_kind(*(FROM_BIRTH if kind is Tie.BIRTH else (kind,))):
        found.setdefault(link.child, []).append(link.parent)
    ordered = sorted(found, key=place.__getitem__)
    return {child: sorted(set(found[child]), key=place.__getitem__) for child in ordered}


def drawn(tree: Tree, kind: Tie, child: str, parents: list[str]) -> list[str]:
    """Those whose line to the child says something new."""
    if kind is Tie.STEP:
        own = {link.parent for link in tree.of_kind(*OWN) if link.child == child}
        partners = {one for couple in tree.couples if couple.pair & own for one in couple.pair}
        return [one for one in parents if one not in partners]
    if kind is Tie.GRANDPARENT:
        below: dict[str, set[str]] = {}
        for link in tree.of_kind(*OWN):
            below.setdefault(link.parent, set()).add(link.child)
        return [one for one in parents if child not in reached(below, one)]
    return parents


def pairs(tree: Tree, kind: Tie, parents: list[str]) -> list[tuple[str, ...]]:
    """Two and two: those whose child it is, or who foster it; otherwise those who are a couple."""
    if kind in (*OWN, Tie.FOSTER):
        return [tuple(parents[at : at + 2]) for at in range(0, len(parents), 2)]
    couples = {couple.pair for couple in tree.couples}
    left = list(parents)
    found: list[tuple[str, ...]] = []
    while left:
        one = left.pop(0)
        other = next((other for other in left if frozenset((one, other)) in couples), None)
        if other is not None:
            left.remove(other)
        found.append((one,) if other is None else (one, other))
    return found


def eldest_first(tree: Tree, children: Iterable[str]) -> list[str]:
    def age(id_: str) -> tuple[date, int]:
        return tree.by_id[id_].begins or date.max, tree.place[id_]

    return sorted(children, key=age)


def bonds(tree: Tree) -> list[Couple]:
    """Every couple, and parents of the same child of whom nothing is said as a couple of their own kind."""
    known = {couple.pair for couple in tree.couples}
    parents = {
        frozenset(brood.parents): Couple(*brood.parents, kind=Bond.PARENTS)
        for brood in tree.broods
        if len(brood.parents) == 2 and frozenset(brood.parents) not in known
    }
    return [*tree.couples, *parents.values()]


def twins(tree: Tree) -> list[tuple[str, ...]]:
    """Brothers and sisters of one birth: the same birth parents, and a day apart at most or due on one day."""
    found = []
    for brood in tree.broods:
        if brood.kind is Tie.BIRTH:
            found += births(tree, brood.children)
    return found


def births(tree: Tree, children: tuple[str, ...]) -> list[tuple[str, ...]]:
    by_id = tree.by_id
    groups: list[list[Someone]] = []
    for one in (by_id[id_] for id_ in children):
        if groups and of_one_birth(groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [tuple(one.id for one in group) for group in groups if len(group) > 1]


def of_one_birth(one: Someone, other: Someone) -> bool:
    if one.is_unborn or other.is_unborn:
        return one.is_unborn and one.due == other.due
    return bool(one.born and other.born) and abs((other.born - one.born).days) <= 1  # type: ignore[operator]
