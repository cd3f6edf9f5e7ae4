"""The tree as one person in the family may see it: whoever is kept from them is taken out before anything is drawn.

What is left is told as if the others had never been recorded: no gap, no number, no longer name betrays them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from families.scan import Kind, Scanner, Term
from families.tree.facts import Facts, Tree, tree_of
from families.tree.parents import FROM_BIRTH

# whom each row of the raw facts is about
ABOUT = {
    "members": ("key",),
    "parent_links": ("parent", "child"),
    "partnerships": ("one", "other"),
    "stays": ("member",),
    "parents_not_known": ("child",),
    "households": (),
}


@dataclass(frozen=True)
class Kept:
    """What must not reach somebody in the family: terms with `about`, `kind`, `text` and `readers`; and who lives in secret."""

    terms: tuple[Facts, ...] = ()
    hidden_homes_of: frozenset[str] = frozenset()

    def unknown_to(self, viewer: str) -> list[Facts]:
        """Of themselves everybody knows."""
        return [one for one in self.terms if viewer not in one["readers"] and one["about"] != viewer]


def seen_by(family: Any, viewer: str, kept: Kept) -> Tree:
    """From a family that was asked for `with_tree()`, for one of its members."""
    raw = {name: list(getattr(family, f"tree_{name}")) for name in ABOUT}
    terms = kept.unknown_to(viewer)
    scanner = Scanner([*words_kept(terms), *names_kept(terms, raw["members"])])
    raw = without(raw, {one["about"] for one in terms if one["about"]})
    raw = without_secret_homes(raw, viewer, kept.hidden_homes_of)
    raw = without_adopters(raw, viewer)
    return nameable(unnamed_homes(raw, scanner), scanner, viewer)


Raw = dict[str, list[Any]]


def without(raw: Raw, gone: Iterable[str]) -> Raw:
    """Everything but these people, and what says anything of them."""
    left_out = set(gone)
    return {
        name: [row for row in rows if not left_out & {row[key] for key in ABOUT[name]}]
        for name, rows in raw.items()
    }


def words_kept(terms: Iterable[Facts]) -> Iterator[Term]:
    for one in terms:
        if not one["about"]:
            yield Term(one["id"], one["kind"], one["text"])


def names_kept(terms: Iterable[Facts], members: Iterable[Facts]) -> Iterator[Term]:
    """The names of who may not be known; a part that somebody else bears too betrays nobody."""
    hidden = {one["about"]: one["id"] for one in terms if one["about"]}
    borne = {word for one in members if one["key"] not in hidden for word in words_of(one)}
    for one in members:
        if one["key"] in hidden:
            names = {one["full_name"], *(words_of(one) - borne)}
            yield from (Term(hidden[one["key"]], Kind.OTHER, name) for name in sorted(names))


def words_of(member: Facts) -> set[str]:
    return set(f"{member['full_name']} {member['preferred_name']}".casefold().split())


def without_secret_homes(raw: Raw, viewer: str, hidden: frozenset[str]) -> Raw:
    """A home whose place is secret from somebody is not shown to who does not live there."""
    own = {row["household"] for row in raw["stays"] if row["member"] == viewer}
    secret = {row["household"] for row in raw["stays"] if row["member"] in hidden - {viewer}} - own
    return {**raw, "stays": [row for row in raw["stays"] if row["household"] not in secret]}


def without_adopters(raw: Raw, viewer: str) -> Raw:
    """A parent from the birth on is not told who adopted their child, nor of anybody whom only the adopters lead to, nor their home."""
    gone = adopters_unknown_to(raw, viewer)
    if not gone:
        return raw
    before, after = around(raw, viewer), around(without(raw, gone), viewer)
    homes = {row["household"] for row in raw["stays"] if row["member"] in gone}
    stays = [row for row in raw["stays"] if row["household"] not in homes]
    return without({**raw, "stays": stays}, gone | (before - after))


def adopters_unknown_to(raw: Raw, viewer: str) -> set[str]:
    """Unless they are the viewer's own partner, parent or child as well."""
    links = raw["parent_links"]
    mine = {row["child"] for row in links if row["parent"] == viewer and row["kind"] in FROM_BIRTH}
    adopters = {row["parent"] for row in links if row["child"] in mine and row["kind"] == "adoptive"}
    near = {row[end] for row in raw["partnerships"] for end in ABOUT["partnerships"] if viewer in pair(row)}
    near |= {row["parent"] for row in links if row["child"] == viewer} | mine | {viewer}
    return set() if viewer in adopters else adopters - near


def pair(row: Mapping[str, Any]) -> set[str]:
    return {row["one"], row["other"]}


def around(raw: Raw, start: str) -> set[str]:
    """Everybody to whom ties lead from here."""
    ties = [(row["parent"], row["child"]) for row in raw["parent_links"]]
    ties += [(row["one"], row["other"]) for row in raw["partnerships"]]
    found, waiting = {start}, [start]
    while waiting:
        one = waiting.pop()
        beside = {other for tie in ties if one in tie for other in tie} - found
        found |= beside
        waiting += beside
    return found


def unnamed_homes(raw: Raw, scanner: Scanner) -> Raw:
    """A home that bears a name which must not be read bears none."""
    homes = [
        {**row, "name": "" if scanner.matches(row["name"]) else row["name"]} for row in raw["households"]
    ]
    return {**raw, "households": homes}


def nameable(raw: Raw, scanner: Scanner, viewer: str) -> Tree:
    """Who cannot be called anything without a word that must not be read is left out as well."""
    tree = tree_of(SimpleNamespace(**{f"tree_{name}": rows for name, rows in raw.items()}))
    gone = {one.key for one in tree.people if one.key != viewer and scanner.matches(one.called)}
    return nameable(without(raw, gone), scanner, viewer) if gone else tree
