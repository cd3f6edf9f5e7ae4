"""The shapes in which the demo's stories are told. Every day is a number of days from today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

SATURDAY = 5


@dataclass(frozen=True)
class Staff:
    key: str
    name: str
    job_title: str
    roles: tuple[str, ...]
    agency: str
    team: str
    password: str
    manager: str = ""

    @property
    def email(self) -> str:
        return address(self.name, "council.example")


@dataclass(frozen=True)
class Account:
    """How one parent or young person signs in to the demo."""

    family: str
    person: str
    name: str
    password: str

    @property
    def email(self) -> str:
        return address(self.name, "family.example")


@dataclass(frozen=True)
class Person:
    """One member of a family; `age` in years, or `due` in days."""

    key: str
    full_name: str
    kind: str
    age: float = 0
    due: int | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    contact: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Tie:
    """What one person is to one child, and whether they hold parental responsibility."""

    parent: str
    child: str
    kind: str
    held: str
    basis: str = ""
    proof_seen: bool = False


@dataclass(frozen=True)
class Protected:
    """What must be kept from everybody in the family but these. A refuge's address is `of` the one who may go there."""

    kind: str
    text: str
    readers: tuple[str, ...] = ()
    of: str = ""
    postcode: str = ""


@dataclass(frozen=True)
class Harm:
    """Of whom we say that they could be harming or controlling somebody, or that we do not know; of the others, no."""

    key: str
    could: str
    why: str


@dataclass(frozen=True)
class Worry:
    """What we challenged, how they responded, in whose words."""

    text: str
    response: str = ""
    words: str = ""
    by: str = ""


@dataclass(frozen=True)
class Then:
    """What became of a promise."""

    outcome: str
    day: int
    why: str = ""


@dataclass(frozen=True)
class Agreed:
    """What was promised, by one person of the family or else by us."""

    what: str
    promiser: str = ""
    by: int | None = None
    then: Then | None = None


@dataclass(frozen=True)
class Child:
    """Whether a child was seen, and seen alone."""

    key: str
    seen: str = "yes"
    alone: str = "not_said"
    why_not: str = ""


@dataclass(frozen=True)
class Next:
    day: int
    at: str
    words: str


@dataclass(frozen=True)
class Says:
    """An answer. A name makes it a signature. `goals`: of a plan, what they say to each; `phone_of`: on whose phone."""

    kind: str
    day: int
    words: str = ""
    name: str = ""
    goals: tuple[str, ...] = ()
    phone_of: str = ""


@dataclass(frozen=True)
class Remark:
    """A comment under one part of what was shared, counted from nought."""

    part: int
    day: int
    text: str


@dataclass(frozen=True)
class Mishap:
    """What was in it, whom we told and how, what made them safe, what we learned, and why the regulator need not be told."""

    day: int
    was_in_it: str
    told: str
    made_safe: str
    learned: str
    no_report: str


@dataclass(frozen=True)
class Share:
    """One version for one person. `parts` are the passages that go, counted from nought; None goes by default.

    `asks`: where a manager reads it first, it waits for them still; `changes`: what they ask for instead of a yes.
    """

    to: str
    day: int
    parts: tuple[int, ...] | None = None
    why_out: str = "not_about_them"
    opened: int | None = None
    remarks: tuple[Remark, ...] = ()
    says: tuple[Says, ...] = ()
    recalled: int | None = None
    recalled_why: str = ""
    # where it said what this reader should not learn: what was done about that
    mishap: Mishap | None = None
    asks: bool = False
    changes: str = ""


@dataclass(frozen=True)
class Told:
    """One visit as its author tells it, and what came of it. `written` is the day of the note, if it came later."""

    day: int
    by: str
    start: str
    end: str
    there: tuple[str, ...]
    happened: str
    kind: str = "home"
    supports: tuple[str, ...] = ()
    worries: tuple[Worry, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    seen: tuple[Child, ...] = ()
    next: Next | None = None
    bases: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    written: int | None = None


@dataclass(frozen=True)
class Story:
    """A family: who works with it since when (the lead first), its people, its visits, a note not finished yet.

    `protected` is what must be kept from somebody; where there is nothing, the lead says so.
    """

    name: str
    level: str
    why_involved: str
    workers: tuple[tuple[str, int], ...]
    people: tuple[Person, ...]
    ties: tuple[Tie, ...]
    visits: tuple[Told, ...]
    draft: Told | None = None
    protected: tuple[Protected, ...] = ()
    harm: tuple[Harm, ...] = ()


def address(name: str, domain: str) -> str:
    return f"{name.lower().replace(' ', '.')}@{domain}"


def day_of(offset: int, today: date) -> date:
    """That many days from today, on a working day: the Friday before when it is past, else the Monday after."""
    day = today + timedelta(days=offset)
    beyond = day.weekday() - SATURDAY
    if beyond < 0 or offset == 0:
        return day
    return day - timedelta(days=beyond + 1) if offset < 0 else day + timedelta(days=2 - beyond)
