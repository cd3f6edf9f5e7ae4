"""What became, or would become, of each row."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class State(StrEnum):
    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    REFUSED = "refused"
    # of a list without names: a child that is not here
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """One row. `id` is the council's own number; `why` says what to do, or what to know."""

    file: str
    line: int
    id: str
    state: State
    why: tuple[str, ...] = ()
    name: str = field(default="", compare=False)

    @property
    def plain(self) -> dict[str, Any]:
        """Without the name: for a terminal, whose words are kept in many places."""
        said = {"file": self.file, "line": self.line, "id": self.id}
        return {**said, "state": str(self.state), "why": list(self.why)}


def counts(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """How many rows of each state, every state named."""
    found = Counter(str(one.state) for one in outcomes)
    return {str(state): found[str(state)] for state in State}
