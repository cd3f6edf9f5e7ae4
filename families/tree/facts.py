"""People and what they are to one another, whoever tells of them: our own tables, a form, a file.

A key is whatever the teller knows somebody by. Words for kinds are those of the models.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Person:
    key: str
    called: str = ""
    full_name: str = ""
    is_child: bool = False
    # female, male, other, or nothing where it was not said
    sex: str = ""
    born: date | None = None
    due: date | None = None
    died: date | None = None
    role: str = ""

    @property
    def begins(self) -> date | None:
        """When they were born, or will be."""
        return self.born or self.due


@dataclass(frozen=True)
class Link:
    """`kind`: birth, second, adoptive, foster, step, guardian, grandparent or other."""

    parent: str
    child: str
    kind: str = "birth"
    # nothing that two links differ by
    key: str = field(default="", compare=False)


@dataclass(frozen=True)
class Partnership:
    """`kind`: married, civil, engaged, together or apart. `how_ended`: separated, divorced, death or nothing."""

    one: str
    other: str
    kind: str = "together"
    began: date | None = None
    ended: date | None = None
    how_ended: str = ""
    key: str = ""

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.one, self.other))

    @property
    def is_over(self) -> bool:
        """It may be over without anybody knowing since when."""
        return bool(self.ended or self.how_ended)


@dataclass(frozen=True)
class Household:
    key: str
    name: str = ""


@dataclass(frozen=True)
class Stay:
    """Somebody lives, or lived, in a household."""

    household: str
    member: str
    begins: date | None = None
    ends: date | None = None
    key: str = ""

    def is_on(self, day: date) -> bool:
        return (self.begins is None or self.begins <= day) and (self.ends is None or self.ends > day)


@dataclass(frozen=True)
class Unknown:
    """A parent of whom it is only known that nobody knows. `which`: mother, father or parent."""

    child: str
    which: str = "parent"
    words: str = ""
    key: str = ""


@dataclass(frozen=True)
class Tree:
    people: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    households: tuple[Household, ...] = ()
    stays: tuple[Stay, ...] = ()
    unknown: tuple[Unknown, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Person]:
        return {one.key: one for one in self.people}

    def person(self, key: str) -> Person:
        """Somebody; one of whom nothing is told is known by the key alone."""
        return self.by_key.get(key) or Person(key)

    def name(self, key: str) -> str:
        return self.person(key).called or self.person(key).full_name or key

    def without(self, key: str) -> "Tree":
        """The same before this one tie, couple, home or stay was put down."""
        return replace(
            self,
            links=tuple(one for one in self.links if one.key != key),
            partnerships=tuple(one for one in self.partnerships if one.key != key),
            households=tuple(one for one in self.households if one.key != key),
            stays=tuple(one for one in self.stays if one.key != key),
            unknown=tuple(one for one in self.unknown if one.key != key),
        )


def tree_of(family: Any) -> Tree:
    """From a family that was asked for `with_tree()`."""
    called = names_in(family.tree_members)
    return Tree(
        people=tuple(person_of(one, called) for one in family.tree_members),
        links=tuple(Link(**one) for one in family.tree_parent_links),
        partnerships=tuple(partnership_of(one) for one in family.tree_partnerships),
        households=tuple(Household(**one) for one in family.tree_households),
        stays=tuple(stay_of(one) for one in family.tree_stays),
        unknown=tuple(Unknown(**one) for one in family.tree_parents_not_known),
    )


def names_in(members: list[Facts]) -> dict[str, str]:
    """What each is called; in full where two are called the same."""
    called = {one["key"]: one["preferred_name"] or one["full_name"].split(" ")[0] for one in members}
    how_many = Counter(called.values())
    return {
        one["key"]: called[one["key"]] if how_many[called[one["key"]]] == 1 else one["full_name"]
        for one in members
    }


def person_of(one: Facts, called: Mapping[str, str]) -> Person:
    return Person(
        key=one["key"],
        called=called[one["key"]],
        full_name=one["full_name"],
        is_child=one["kind"] == "child",
        sex=one["sex"],
        born=day_of(one["birth_date"]),
        due=day_of(one["due_date"]),
        died=day_of(one["died_on"]),
        role=one["role_in_family"],
    )


def partnership_of(one: Facts) -> Partnership:
    dates = {"began": day_of(one["began"]), "ended": day_of(one["ended"])}
    return Partnership(**{**one, **dates})


def stay_of(one: Facts) -> Stay:
    return Stay(**{**one, "begins": day_of(one["begins"]), "ends": day_of(one["ends"])})


def day_of(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
