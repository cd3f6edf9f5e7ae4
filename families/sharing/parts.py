"""The goals in a shared plan, each of which its reader may answer by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator

from families.sharing.models import Answer

SHORT = 80
Content = Mapping[str, Any]


@dataclass(frozen=True)
class GoalAnswer:
    """One goal in short, and what its reader said to it by itself; "" where nothing."""

    text: str
    kind: str

    @property
    def label(self) -> str:
        return str(Answer.Kind(self.kind).label) if self.kind else ""


def goals_in(content: Content) -> list[Content]:
    return [block for block in content["blocks"] if block["kind"] == "goal"]


def in_short(goal: Content) -> str:
    return Truncator(" ".join(goal["text"].split())).chars(SHORT)


def answered(goals: Iterable[Content], answer: Answer) -> list[GoalAnswer]:
    """What an answer says to each goal, where it says anything to one of them."""
    if not answer.parts:
        return []
    return [GoalAnswer(in_short(goal), answer.parts.get(goal["id"], "")) for goal in goals]
