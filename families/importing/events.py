"""What lists without names say happened to children who are here already; nobody is made of a number alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from families.importing.days import NoDay, read_day
from families.importing.plan import Plan
from families.importing.report import Outcome, State
from families.importing.sheets import Line
from families.models import CouncilEvent, ExternalId
from restorative.accounts.models import User

NOBODY: Final = _("No child with this number is here. Bring the people in first.")
NOTHING: Final = _("This row says nothing that we keep.")
OTHER_BIRTH: Final = _(
    "The child with this number was born on another day. Check the number and the date of birth."
)


class Event(NamedTuple):
    """Something of one day, in our fixed words, with the list's own code."""

    what: str
    day: date
    code: str = ""


@dataclass
class ChildRow:
    """One row of a list about one child."""

    line: Line
    id: str
    source: str
    events: list[Event] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    # as it stands there: it shows whether the number is of the same child
    born: str = ""


class Member(NamedTuple):
    family_id: UUID
    member_id: UUID
    born: date | None = None


class NewEvent(NamedTuple):
    member: Member
    source: str
    event: Event


@dataclass
class EventPlan:
    new: list[NewEvent] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)


def plan_events(rows: Sequence[ChildRow], by: User | None, plan: Plan) -> EventPlan:
    """Two statements: who is here of these numbers, and what is on file of them."""
    members = members_by_number(rows, by, plan)
    told = told_of(members)
    made = EventPlan()
    for row in rows:
        made.outcomes.append(add_row(made, row, members.get(row.id, []), told))
    return made


def members_by_number(rows: Iterable[ChildRow], by: User | None, plan: Plan) -> dict[str, list[Member]]:
    seen = ExternalId.objects.all() if by is None else ExternalId.objects.visible_to(by)
    numbers = {row.id for row in rows if row.id}
    ids = seen.filter(source=ExternalId.Source.PERSON, value__in=list(numbers))
    found: dict[str, list[Member]] = defaultdict(list)
    facts = ("value", "family_id", "member_id", "member__birth_date")
    for number, family_id, member_id, born in ids.values_list(*facts):
        found[number].append(Member(family_id, member_id, born))
    for household in plan.households:
        for number, place in household.places.items():
            if place.known is None:
                born = place.human.facts.get("birth_date")
                found[number].append(Member(household.id, place.member_id, born))
    return found


def told_of(members: dict[str, list[Member]]) -> set[tuple[UUID, str, date]]:
    ids = [one.member_id for some in members.values() for one in some]
    rows = CouncilEvent.objects.filter(member__in=ids)
    return set(rows.values_list("member_id", "what", "day"))


def add_row(
    made: EventPlan, row: ChildRow, members: list[Member], told: set[tuple[UUID, str, date]]
) -> Outcome:
    about = (row.line.file, row.line.number, row.id)
    if row.faults:
        return Outcome(*about, State.REFUSED, tuple(row.faults))
    if not members:
        return Outcome(*about, State.UNKNOWN, (str(NOBODY),))
    if is_of_another(row, members):
        return Outcome(*about, State.REFUSED, (str(OTHER_BIRTH),))
    if not row.events:
        return Outcome(*about, State.SAME, (str(NOTHING),))
    new = [
        NewEvent(member, row.source, event)
        for member in members
        for event in dict.fromkeys(row.events)
        if (member.member_id, event.what, event.day) not in told
    ]
    told |= {(one.member.member_id, one.event.what, one.event.day) for one in new}
    made.new += list({(one.member, one.event.what, one.event.day): one for one in new}.values())
    return Outcome(*about, State.NEW if new else State.SAME)


def is_of_another(row: ChildRow, members: list[Member]) -> bool:
    """Whether the row gives another date of birth than we have."""
    try:
        born = read_day(row.born) if row.born else None
    except NoDay:
        return False
    return born is not None and any(one.born and one.born != born for one in members)
