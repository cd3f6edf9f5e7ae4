"""Which row each person stands in: parents above their children, couples side by side."""

from collections.abc import Iterable

from restorative.pictures.kin import OWN, Tie, Tree, bonds

Rows = dict[str, int]
Step = tuple[str, str, int]
LOOSER = {Tie.FOSTER: 1, Tie.STEP: 1, Tie.GUARDIAN: 1, Tie.GRANDPARENT: 2}
DOWN = dict.fromkeys(OWN, 1) | LOOSER


class Offsets:
    """People who hang together, each so many rows beneath the first of them. A step that contradicts is not taken."""

    def __init__(self, people: Iterable[str]) -> None:
        self.first = {one: one for one in people}
        self.below = dict.fromkeys(self.first, 0)
        self.together = {one: [one] for one in self.first}

    def join(self, upper: str, lower: str, rows: int) -> None:
        """`lower` stands so many rows beneath `upper`, unless it is known better."""
        one, other = self.first[upper], self.first[lower]
        if one == other:
            return
        move = self.below[upper] + rows - self.below[lower]
        for member in self.together.pop(other):
            self.first[member] = one
            self.below[member] += move
            self.together[one].append(member)


def generations(tree: Tree) -> Rows:
    """The row of each, the eldest in row 0. People without a tie to one another are put level by their births."""
    couples = [(couple.one, couple.other, 0) for couple in bonds(tree)]
    offsets = Offsets(one.id for one in tree.people)
    for upper, lower, rows in [*steps(tree, *OWN), *couples, *steps(tree, *LOOSER)]:
        offsets.join(upper, lower, rows)
    found = offsets.below if holds(tree, offsets.below, couples) else by_longest_way(tree, couples)
    return close_up(levelled(tree, found, offsets))


def steps(tree: Tree, *kinds: Tie) -> list[Step]:
    order = sorted(tree.of_kind(*kinds), key=lambda link: kinds.index(link.kind))
    return [(link.parent, link.child, DOWN[link.kind]) for link in order]


def holds(tree: Tree, rows: Rows, couples: Iterable[Step]) -> bool:
    above = all(rows[link.parent] < rows[link.child] for link in tree.of_kind(*OWN))
    return above and all(rows[one] == rows[other] for one, other, _ in couples)


def by_longest_way(tree: Tree, couples: Iterable[Step]) -> Rows:
    """Where steps contradict one another: everybody beneath all their parents, couples level wherever they can be."""
    group = {one.id: one.id for one in tree.people}
    ways = {(link.parent, link.child) for link in tree.of_kind(*OWN)}
    for one, other, _ in couples:
        joined = {who: group[one] if at == group[other] else at for who, at in group.items()}
        if rows_of(joined, ways) is not None:
            group = joined
    rows = rows_of(group, ways) or {}
    return {who: rows[at] for who, at in group.items()}


def rows_of(group: dict[str, str], ways: set[tuple[str, str]]) -> Rows | None:
    """The row of each group, as far up as its parents let it; nothing where the ways run in a ring."""
    between = {(group[parent], group[child]) for parent, child in ways}
    rows = dict.fromkeys(group.values(), 0)
    for _ in range(len(rows) + 1):
        lower = {below for above, below in between if rows[below] <= rows[above]}
        if not lower:
            return rows
        for one in lower:
            rows[one] = 1 + max(rows[above] for above, below in between if below == one)
    return None


def levelled(tree: Tree, rows: Rows, offsets: Offsets) -> Rows:
    """Everybody who hangs together is moved as one, to where others were born at the same time."""
    by_id = tree.by_id
    parts = sorted(offsets.together.values(), key=len, reverse=True)
    born = {who: by_id[who].begins for who in rows}
    settled: Rows = {}
    for part in parts:
        move = level_with(
            settled, {who: rows[who] for who in part}, {k: v.year for k, v in born.items() if v}
        )
        settled |= {who: rows[who] + move for who in part}
    return {one.id: settled[one.id] for one in tree.people}


def level_with(settled: Rows, part: Rows, years: dict[str, int]) -> int:
    """How many rows a part moves down, or up: so that years of birth differ least, and otherwise so that tops meet."""
    known = [(settled[who], years[who]) for who in settled if who in years]
    mine = [(part[who], years[who]) for who in part if who in years]
    if not settled or not known or not mine:
        return min(settled.values(), default=0) - min(part.values())
    return min(
        range(min(settled.values()) - max(part.values()), max(settled.values()) - min(part.values()) + 1),
        key=lambda move: (sum(apart(row + move, year, known) for row, year in mine), abs(move)),
    )


def apart(row: int, year: int, known: list[tuple[int, int]]) -> float:
    """How far from the usual year of birth in that row this one lies; a row in which nobody stands is guessed."""
    there = [born for at, born in known if at == row]
    if there:
        return abs(sum(there) / len(there) - year)
    return min(abs(born + 28 * (row - at) - year) for at, born in known) + 5


def close_up(rows: Rows) -> Rows:
    """Without empty rows, from 0 on."""
    used = {row: at for at, row in enumerate(sorted(set(rows.values())))}
    return {who: used[row] for who, row in rows.items()}
