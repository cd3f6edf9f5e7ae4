"""The shapes in which the demo tells who is together, who lives where and what courts ordered. Years or days from today."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Late:
    """Somebody who has died: how old they would be, and how many days ago it was."""

    key: str
    full_name: str
    age: float
    died: int
    role: str
    sex: str


@dataclass(frozen=True)
class Parent:
    """What one person is to another beside what the story says of the children."""

    parent: str
    child: str
    kind: str = "birth"


@dataclass(frozen=True)
class Couple:
    """Began and ended so many years ago; nothing where nobody knows."""

    one: str
    other: str
    kind: str
    began: float = 0
    ended: float = 0
    how: str = ""


@dataclass(frozen=True)
class Lives:
    """Since and until so many years ago; nothing for always and still."""

    who: str
    since: float = 0
    until: float = 0


@dataclass(frozen=True)
class Home:
    name: str
    people: tuple[Lives, ...]


@dataclass(frozen=True)
class Missing:
    """A parent whom nobody knows."""

    child: str
    which: str
    words: str


@dataclass(frozen=True)
class Ordered:
    """A court's order, so many days ago."""

    child: str
    kind: str
    made: int
    words: str
    named: Mapping[str, tuple[str, ...]]
    ends: int = 0
    ended: int = 0
    has_seen: bool = True


@dataclass(frozen=True)
class Kin:
    """All of it for one family, told by one of its workers."""

    by: str
    late: tuple[Late, ...] = ()
    parents: tuple[Parent, ...] = ()
    couples: tuple[Couple, ...] = ()
    homes: tuple[Home, ...] = ()
    missing: tuple[Missing, ...] = ()
    orders: tuple[Ordered, ...] = ()


def live(*who: str, since: float = 0) -> tuple[Lives, ...]:
    return tuple(Lives(one, since) for one in who)
