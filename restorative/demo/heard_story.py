"""The shapes in which the demo tells what each person thinks, needs and is like to work with."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Asked:
    """Somebody was asked; `outcome` and `how` as the form takes them."""

    who: str
    day: int
    words: str
    how: str = "talk"
    setting: str = ""
    who_else: str = ""
    outcome: str = "said"


@dataclass(frozen=True)
class Thought:
    who: str
    day: int
    text: str


@dataclass(frozen=True)
class Need:
    """What we know of one of the nine, and what comes next: what, who and by which day."""

    who: str
    need: str
    day: int
    evidence: str
    words: str = ""
    action: str = ""
    doer: str = ""
    by: int | None = None


@dataclass(frozen=True)
class Know:
    """Getting to know somebody: what they like to be called, good times, what helps, what gets in the way, how."""

    who: str
    day: int
    name: str = ""
    times: str = ""
    helps: str = ""
    hinders: str = ""
    approach: str = ""
    written_with: str = "them"


@dataclass(frozen=True)
class Try:
    who: str
    day: int
    what: str
    outcome: str
    learned: str = ""


@dataclass(frozen=True)
class Myself:
    """How somebody describes themself."""

    who: str
    day: int
    about: str
    words: str


@dataclass(frozen=True)
class Explain:
    who: str
    day: int
    told_back: str
    topics: tuple[str, ...] = ("who", "why", "powers", "rights")
    language: str = "English"
    mode: str = ""
    interpreter: str = ""


@dataclass(frozen=True)
class Speak:
    """How to speak and write with somebody, as the form takes it."""

    who: str
    day: int
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Interprets:
    """At the visit of that day."""

    who: str
    day: int
    mode: str
    interpreter: str = ""
    instead: str = ""


Fact = Asked | Thought | Need | Know | Try | Myself | Explain | Speak | Interprets
