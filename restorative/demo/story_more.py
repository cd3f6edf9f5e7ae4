"""What a family's story holds beside its visits: what was added, read aloud, told, planned and handed over."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from restorative.demo.story import Share


@dataclass(frozen=True)
class View:
    """What one of the family thinks, word for word, and where they said it."""

    by: str
    text: str
    setting: str = ""
    who_else: str = ""


@dataclass(frozen=True)
class Question:
    """What they challenged us about, and what we did."""

    text: str
    we_did: str = ""


@dataclass(frozen=True)
class FromOthers:
    """What another agency, the police or a third party told us, and who exactly."""

    came_from: str
    who: str
    text: str


@dataclass(frozen=True)
class Decided:
    """The manager's answer to *Tell my manager now*."""

    day: int
    words: str
    at: str = "17:30"


@dataclass(frozen=True)
class Drawing:
    """A picture that the demo paints itself, kept with the visit."""

    caption: str


@dataclass(frozen=True)
class Paper:
    """A PDF of one page that the demo prints itself, kept with the visit."""

    caption: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Added:
    """Added to a finished note later, in the name of who adds it."""

    day: int
    by: str
    why: str
    text: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadTo:
    """Read aloud to its recipient, and what they answered. A kind makes it an answer, written down for them."""

    to: str
    day: int
    by: str
    way: str = "in_person"
    private: str = "yes"
    language: str = ""
    interpreter: str = ""
    supporter: str = ""
    told_back: str = ""
    kind: str = ""
    words: str = ""


@dataclass(frozen=True)
class Hides:
    """Its reader takes it off their own page."""

    to: str
    day: int


@dataclass(frozen=True)
class Withholds:
    """All of it is to be kept from one of them: asked by who wrote it, and agreed to by their manager on a day, if any."""

    to: str
    day: int
    category: str
    evidence: str
    harm: str
    instead: str
    review: int
    agreed: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Keeps:
    """A young person asks us to keep parts of a note, counted from nought; and when somebody looks at it again.

    `stays` is what was said when somebody did, on `looked`; `again` is the day on which it falls due next.
    """

    who: str
    day: int
    parts: tuple[int, ...]
    wishes: str
    talked: str
    told: str
    looked: int
    stays: str
    again: int


@dataclass(frozen=True)
class Also:
    """What else one visit holds, and what became of it later."""

    views: tuple[View, ...] = ()
    questions: tuple[Question, ...] = ()
    summary: str = ""
    read_back: str = ""
    next_who: str = ""
    tell_manager: str = ""
    decided: Decided | None = None
    to_supervision: str = ""
    drawing: Drawing | None = None
    paper: Paper | None = None
    others: tuple[FromOthers, ...] = ()
    then: tuple[Added | ReadTo | Hides | Keeps | Share | Withholds, ...] = ()


@dataclass(frozen=True)
class Reply:
    day: int
    by: str
    words: str


@dataclass(frozen=True)
class Tells:
    """What one of the family tells us by themselves, and our reply if there is one yet."""

    who: str
    day: int
    text: str
    wants_to_talk: bool = False
    reply: Reply | None = None


@dataclass(frozen=True)
class HandOver:
    """The lead changes, before the visits of the story begin."""

    day: int
    to: str
    by: str
    goodbye: str
    hello: str
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True)
class Number:
    """How near somebody says we are, from 0 to 10. Without `who` we say so."""

    number: int
    looks_like: str = ""
    who: str = ""


@dataclass(frozen=True)
class Step:
    """Who does it: one of the family, "ours", or somebody else in words."""

    whose: str
    what: str
    by: int | None
    help: str = ""
    no_help: bool = False
    done: int | None = None


@dataclass(frozen=True)
class Goal:
    """One goal. What is not told is missing, and the goal a draft. `whose`: a person, "family" or "ours"."""

    different: str
    whose: str = ""
    theirs: str = ""
    ours: str = ""
    zero: str = ""
    ten: str = ""
    number: Number | None = None
    fair: str = ""
    fair_words: str = ""
    why: str = ""
    children: tuple[str, ...] = ()
    by: int | None = None
    if_not: str = ""
    steps: tuple[Step, ...] = ()
    visits: tuple[int, ...] = ()


@dataclass(frozen=True)
class Review:
    """Looked at together. `numbers` are of the goals, counted from nought; `again` is the day of the next one."""

    day: int
    by: str
    well: str
    worries: str
    next: str
    again: int
    numbers: tuple[tuple[int, Number], ...] = ()


@dataclass(frozen=True)
class Settled:
    """What became of a goal, counted from nought."""

    goal: int
    day: int
    by: str
    state: str
    words: str


@dataclass(frozen=True)
class Closed:
    """The plan ends, in words for the family."""

    day: int
    by: str
    ending: str


Happened = Share | ReadTo | Review | Settled | Closed


@dataclass(frozen=True)
class Plan:
    """A plan as it was made, and what happened to it in the order in which it happened."""

    day: int
    by: str
    purpose: str
    makers: tuple[str, ...]
    review: int
    goals: tuple[Goal, ...]
    then: tuple[Happened, ...] = ()


@dataclass(frozen=True)
class More:
    """All of one family. `also` is by the day of the visit."""

    also: Mapping[int, Also] = field(default_factory=dict)
    plans: tuple[Plan, ...] = ()
    messages: tuple[Tells, ...] = ()
    handover: HandOver | None = None
