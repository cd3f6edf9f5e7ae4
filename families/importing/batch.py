"""Everything that one import would do, of all its files together."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from families.importing.events import EventPlan, plan_events
from families.importing.known import known_to
from families.importing.people import gather
from families.importing.plan import Plan, make_plan
from families.importing.read import read_files
from families.importing.report import Outcome, State, counts
from families.importing.sheets import Line
from restorative.accounts.models import User

Watch = Callable[[Iterable[Line]], Iterable[Line]]


@dataclass(frozen=True)
class Batch:
    plan: Plan
    events: EventPlan
    notes: list[str]
    outcomes: list[Outcome]

    @property
    def counts(self) -> dict[str, int]:
        return counts(self.outcomes)

    @property
    def has_refused(self) -> bool:
        return any(one.state == State.REFUSED for one in self.outcomes)

    @property
    def has_news(self) -> bool:
        return any(one.state in (State.NEW, State.CHANGED) for one in self.outcomes)

    def report(self, most: int) -> dict[str, Any]:
        """What the page shows: how many rows of each state, and the first of each that needs looking at."""
        loud = [one for state in LOUD for one in self.outcomes if one.state == state]
        rows = [one.plain | {"name": one.name} for one in loud[:most]]
        families = sum(household.known is None for household in self.plan.households)
        return {
            "counts": self.counts,
            "rows": rows,
            "more": max(0, len(loud) - most),
            "notes": self.notes,
            "families": families,
        }


LOUD = (State.REFUSED, State.UNKNOWN, State.CHANGED, State.NEW)


def make_batch(
    files: Sequence[tuple[str, bytes]], *, by: User | None, fallback: UUID | None, watch: Watch = iter
) -> Batch:
    """Read the files and decide what would become of each row. Nothing is written.

    `by` is whose sight counts: of nobody, as the database's owner, everything. Raises Refused for a file that cannot
    be read.
    """
    found = read_files(files)
    people = gather(watch(found.people))
    plan = make_plan(people, known_to(by, people), fallback)
    events = plan_events(found.children, by, plan)
    return Batch(plan, events, found.notes, [*plan.outcomes, *events.outcomes])
