"""One thing that cannot be so."""

from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    OWN_PARENT = "own_parent"
    RING = "ring"
    PARENT_YOUNGER = "parent_younger"
    PARENT_TOO_YOUNG = "parent_too_young"
    TWO_MOTHERS = "two_mothers"
    TWO_FATHERS = "two_fathers"
    MORE_THAN_TWO = "more_than_two"
    BORN_LONG_AFTER_DEATH = "born_long_after_death"
    TOO_LONG_AGO = "too_long_ago"
    DIED_BEFORE_BORN = "died_before_born"
    OWN_PARTNER = "own_partner"
    PARENT_AND_CHILD = "parent_and_child"
    ENDED_BEFORE_BEGAN = "ended_before_began"
    BEGAN_AFTER_DEATH = "began_after_death"
    TWICE_AT_ONCE = "twice_at_once"
    NEVER_MARRIED = "never_married"
    STILL_MARRIED = "still_married"


@dataclass(frozen=True)
class Fault:
    """`who`: the keys of those it concerns. `fact`: the one that is most likely wrong, by the name of its field."""

    wrong: Wrong
    who: tuple[str, ...]
    fact: str
    message: str

    @property
    def identity(self) -> tuple[Wrong, frozenset[str], str]:
        return self.wrong, frozenset(self.who), self.fact
