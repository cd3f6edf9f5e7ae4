"""The shapes in which supervision is told. Every day is a number of days from today."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Decision:
    """A decision on a family's file, out of one discussion."""

    question: str
    decided: str
    rationale: str
    facts: str = ""
    risk: str = ""
    options: str = ""
    advice: str = ""
    duty_contacted: str = "not_said"
    duty_reference: str = ""


@dataclass(frozen=True)
class Discussion:
    """One family in one session: what the practitioner prepared, and what the manager wrote."""

    family: str
    prepared: Mapping[str, str] = field(default_factory=dict)
    discussed: str = ""
    decision: Decision | None = None


@dataclass(frozen=True)
class Action:
    what: str
    owner: str
    by: int | None = None
    outcome: str = ""
    settled: int = 0
    why: str = ""


@dataclass(frozen=True)
class Written:
    """What the manager wrote of a session that was held."""

    support: str = ""
    challenge: str = ""
    support_back: str = ""
    challenge_back: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Answered:
    kind: str
    day: int
    words: str = ""


@dataclass(frozen=True)
class Session:
    """Planned for a day; and as far as it got: prepared, written, reviewed, answered."""

    day: int
    prepared: int | None = None
    brings: str = ""
    discussions: tuple[Discussion, ...] = ()
    reflection: Mapping[str, str] = field(default_factory=dict)
    written: Written | None = None
    reviewed: int | None = None
    answered: Answered | None = None


@dataclass(frozen=True)
class Pair:
    """A practitioner and their manager: what they agreed, and when they met."""

    practitioner: str
    manager: str
    day: int
    weeks: int
    words: str
    sessions: tuple[Session, ...]
