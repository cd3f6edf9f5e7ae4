"""A whole note as an action takes it: checked, and free of the form that it came from."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from families.models import Member, Passage, Promise, VisitMember
from families.models.visits import Said


@dataclass(frozen=True)
class Support:
    """What we did to help, and whom it is about, if not everyone who was there."""

    text: str
    about: list[Member] = field(default_factory=list)


@dataclass(frozen=True)
class Challenge:
    """What we challenged, how they responded, and their own words."""

    text: str
    response: str = ""
    words: str = ""
    said_by: Member | None = None
    about: list[Member] = field(default_factory=list)


@dataclass(frozen=True)
class Agreed:
    """What was promised, by one of the family or, without a promiser, by us."""

    what: str
    promiser: Member | None = None
    by_when: date | None = None
    # of ours: whom it is about, if not everyone who was there
    about: list[Member] = field(default_factory=list)

    @property
    def whose(self) -> Promise.Whose:
        return Promise.Whose.THEIRS if self.promiser else Promise.Whose.OURS

    def concerned(self, present: list[Member]) -> list[Member]:
        """A promise of theirs is one person's business; ours concerns all who were there, or those it is about."""
        return self.closely or present

    @property
    def closely(self) -> list[Member]:
        """The only ones whom it concerns; empty where it concerns all who were there."""
        return [self.promiser] if self.promiser else self.about


@dataclass(frozen=True)
class Seen:
    """Whether one child was seen, and seen alone; blank never means no."""

    child: Member
    seen: str = VisitMember.Said.NOT_SAID
    alone: str = VisitMember.Said.NOT_SAID
    why_not: str = ""


@dataclass(frozen=True)
class View:
    """What one of the family thinks, in their words; where they said it and with whom is ours to know."""

    text: str
    said_by: Member
    setting: str = ""
    who_else: str = ""


@dataclass(frozen=True)
class Question:
    """What they challenged us about, and what we did."""

    text: str
    we_did: str = ""


@dataclass(frozen=True)
class Origin:
    """Where one part of a note comes from: nothing where it is the usual one, and who exactly."""

    came_from: str = ""
    source: str = ""
    said_by: Member | None = None

    def is_news_of(self, passage: Passage) -> bool:
        return (self.came_from, self.source) != (passage.came_from, passage.source)


@dataclass(frozen=True)
class FromOthers:
    """What another agency, the police or a third party told us, and who it was."""

    text: str
    came_from: str
    source: str = ""


@dataclass(frozen=True)
class Ending:
    """How the visit ended, and what goes to the manager now or to supervision later."""

    summary: str = ""
    read_back: str = Said.NOT_SAID
    # what the manager is told now; empty when nothing is
    tell_manager: str = ""
    to_supervision: bool = False
    supervision_words: str = ""
    # plans stand above: a goal is whatever the family's open goals are
    goals: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Note:
    """A whole note, checked and ready to be finished."""

    kind: str
    happened_on: date
    happened: str
    present: list[Member] = field(default_factory=list)
    starts_at: time | None = None
    ends_at: time | None = None
    supports: list[Support] = field(default_factory=list)
    challenges: list[Challenge] = field(default_factory=list)
    agreed: list[Agreed] = field(default_factory=list)
    children: list[Seen] = field(default_factory=list)
    next_on: date | None = None
    next_at: time | None = None
    next_words: str = ""
    next_who: str = ""
    views: list[View] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    from_others: list[FromOthers] = field(default_factory=list)
    end: Ending = field(default_factory=Ending)
