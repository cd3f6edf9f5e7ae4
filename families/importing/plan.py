"""What bringing in these people would do: decided in full before anything is written, and shown as it will be done."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from families.importing.known import Known, KnownFamily
from families.importing.people import Home, Human, People, name_in_row
from families.importing.report import Outcome, State
from families.importing.values import Couple
from families.models import ExternalId
from families.tree import Link, Partnership, Person, Tree, new_faults

MOST_FAMILIES: Final = 5_000


@dataclass
class Place:
    """One person in one family."""

    human: Human
    member_id: UUID
    person_id: UUID
    # what is on file, when they are here already
    known: ExternalId | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    new_ties: int = 0

    @property
    def state(self) -> State:
        if self.known is None:
            return State.NEW
        return State.CHANGED if self.changes or self.new_ties else State.SAME


@dataclass
class Household:
    """One family of the file: what it would be, and what would be added to it."""

    number: str
    id: UUID
    known: KnownFamily | None
    name: str = ""
    level: str = ""
    lead_id: UUID | None = None
    places: dict[str, Place] = field(default_factory=dict)
    links: list[tuple[UUID, UUID, str]] = field(default_factory=list)
    couples: list[tuple[UUID, UUID, Couple]] = field(default_factory=list)
    homes: list[tuple[UUID, Home]] = field(default_factory=list)

    def member(self, number: str) -> UUID | None:
        """Somebody in it by the council's number, of this file or from before."""
        if number in self.places:
            return self.places[number].member_id
        known = self.known.members.get(number) if self.known else None
        return known.member_id if known else None


@dataclass
class Plan:
    people: People
    households: list[Household] = field(default_factory=list)

    @property
    def outcomes(self) -> list[Outcome]:
        """A line for each row of the files, in their order."""
        states: dict[str, list[State]] = {}
        for household in self.households:
            for number, place in household.places.items():
                states.setdefault(number, []).append(place.state)
        found = [
            Outcome(line.file, line.number, "", State.REFUSED, (*line.faults, why))
            for line, why in self.people.nobodys
        ]
        for human in self.people.by_id.values():
            found += outcomes_of(human, states.get(human.id, []))
        return sorted(found, key=lambda one: (one.file, one.line))


def outcomes_of(human: Human, states: list[State]) -> Iterator[Outcome]:
    state = State.REFUSED if human.is_refused else loudest(states)
    why = tuple(human.faults if human.is_refused else human.notes)
    for line in human.lines:
        called = name_in_row(line) or human.facts.get("full_name", "")
        yield Outcome(line.file, line.number, human.id, state, why, called)


def loudest(states: list[State]) -> State:
    return next((state for state in (State.NEW, State.CHANGED) if state in states), State.SAME)


def make_plan(people: People, known: Known, fallback: UUID | None) -> Plan:
    """Everything that would be written. `fallback` holds the new families for which the file names nobody."""
    persons, humans = dict(known.persons), by_family(people)
    households = [
        household_of(number, facts, humans[number], known, persons)
        for number, facts in people.families.items()
    ]
    for household in households:
        settle_lead(household, people.families[household.number], known, fallback)
    refuse_too_many(households)
    for household in households:
        refuse_faults(household)
    for household in households:
        household.places = {n: place for n, place in household.places.items() if not place.human.is_refused}
        add_ties(household)
    return Plan(people, [household for household in households if household.places])


def by_family(people: People) -> dict[str, list[Human]]:
    found: dict[str, list[Human]] = {number: [] for number in people.families}
    for human in people.by_id.values():
        for number in human.families:
            found[number].append(human)
    return found


def household_of(
    number: str, facts: dict[str, Any], humans: list[Human], known: Known, persons: dict[str, UUID]
) -> Household:
    here = known.families.get(number)
    household = Household(number, here.id if here else uuid.uuid4(), here, level=facts.get("level", ""))
    for human in humans:
        household.places[human.id] = place_of(human, household, persons)
    household.name = facts.get("name") or surname_of(household)
    return household


def place_of(human: Human, household: Household, persons: dict[str, UUID]) -> Place:
    """Here already, or new; somebody whom another family here has is the same bare Person."""
    known = household.known.members.get(human.id) if household.known else None
    person_id = persons.setdefault(human.id, uuid.uuid4())
    if known is None or known.member is None:
        return Place(human, uuid.uuid4(), person_id, seen=marks_of(human.facts))
    place = Place(human, known.member.pk, known.member.person_id, known, seen=dict(known.seen))
    compare(place)
    return place


def surname_of(household: Household) -> str:
    """The family is called after its first child, or whoever stands first."""
    humans = sorted(
        (place.human for place in household.places.values()), key=lambda one: one.facts.get("kind") != "child"
    )
    return next(
        (str(one.facts["full_name"]).split(" ")[-1] for one in humans if "full_name" in one.facts), ""
    )


def mark(value: Any) -> str:
    """What stands for a fact that was seen: the same for the same, and nobody can guess the fact from it."""
    return salted_hmac("import", str(value)).hexdigest()[:16]


def marks_of(facts: dict[str, Any]) -> dict[str, str]:
    return {name: mark(value) for name, value in facts.items() if value not in ("", None)}


def compare(place: Place) -> None:
    """What the file changes. What was changed here meanwhile stands, whatever the file says of it."""
    member: Any = place.known.member if place.known else None
    for name, said in place.human.facts.items():
        ours, new = getattr(member, name), mark(said)
        if said in ("", None) or place.seen.get(name) == new:
            continue
        was = place.seen.get(name)
        place.seen[name] = new
        if ours == said:
            continue
        if ours in ("", None, False) or was == mark(ours):
            place.changes[name] = said
        else:
            place.human.note(
                _("%(field)s differs from what is written here. What is written here stays.")
                % {"field": name}
            )


def settle_lead(household: Household, facts: dict[str, Any], known: Known, fallback: UUID | None) -> None:
    """Who holds a new family: whom the file names, if they may; else whoever brings it in."""
    if household.known is not None:
        return
    email = facts.get("lead", "")
    household.lead_id = known.workers.get(email) if email else fallback
    if email and household.lead_id is None:
        refuse_all(
            household,
            _(
                "lead_worker_email: %(email)s is nobody to whom you can give a family. Leave it empty or correct it."
            )
            % {"email": email},
        )
    elif household.lead_id is None:
        refuse_all(
            household, _("Nobody would hold this family. Say who with --lead, or in lead_worker_email.")
        )


def refuse_all(household: Household, why: str) -> None:
    for place in household.places.values():
        place.human.refuse(why)


def refuse_too_many(households: list[Household]) -> None:
    for household in households[MOST_FAMILIES:]:
        refuse_all(household, _("A file can hold 5,000 families. Bring the rest in with another."))


def refuse_faults(household: Household) -> None:
    """What cannot be so between the people of one family refuses the rows of those it concerns."""
    before = household.known.tree if household.known else Tree()
    after = tree_with(household, before)
    numbers = {str(place.member_id): place.human for place in household.places.values()}
    for fault in new_faults(before, after):
        for key in fault.who:
            if key in numbers:
                numbers[key].refuse(fault.message)


def tree_with(household: Household, before: Tree) -> Tree:
    people = {one.key: one for one in before.people}
    for place in household.places.values():
        key = str(place.member_id)
        if place.known is None or place.changes:
            people[key] = drawn(place, people.get(key))
    links, couples = ties_of(household)
    return Tree(
        people=tuple(people.values()),
        links=(*before.links, *(Link(str(p), str(c), kind) for p, c, kind in links)),
        partnerships=(*before.partnerships, *(partnership(*couple) for couple in couples)),
    )


def drawn(place: Place, before: Person | None) -> Person:
    facts = place.human.facts if before is None else place.changes
    old = before or Person(str(place.member_id))
    return Person(
        key=old.key,
        full_name=facts.get("full_name", old.full_name),
        is_child=facts["kind"] == "child" if "kind" in facts else old.is_child,
        sex=facts.get("sex", old.sex),
        born=facts.get("birth_date", old.born),
        due=facts.get("due_date", old.due),
        died=facts.get("died_on", old.died),
    )


def partnership(one: UUID, other: UUID, said: Couple) -> Partnership:
    _who, kind, began, ended, how = said
    return Partnership(str(one), str(other), kind, began, ended, how)


def ties_of(household: Household) -> tuple[list[Any], list[Any]]:
    """Links and couples that are not on file yet, between people who are in it."""
    links, couples = [], []
    tree = household.known.tree if household.known else Tree()
    on_file = {(link.parent, link.child, link.kind) for link in tree.links}
    told: set[Any] = {(one.pair, one.kind, one.began) for one in tree.partnerships}
    for place in household.places.values():
        for number, kind in place.human.parents:
            parent = household.member(number)
            if parent and (str(parent), str(place.member_id), kind) not in on_file:
                links.append((parent, place.member_id, kind))
        for said in place.human.partners:
            other = household.member(said[0])
            same = (frozenset((str(place.member_id), str(other))), said[1], said[2])
            if other and same not in told:
                told.add(same)
                couples.append((place.member_id, other, said))
    return links, couples


def add_ties(household: Household) -> None:
    """Ties and homes of those who are let in; what would hang in the air is said."""
    household.links, household.couples = ties_of(household)
    by_member = {place.member_id: place for place in household.places.values()}
    for _parent, child, _kind in household.links:
        by_member[child].new_ties += 1
    for one, _other, _said in household.couples:
        by_member[one].new_ties += 1
    for place in household.places.values():
        for number in [who for who, _kind in place.human.parents] + [two[0] for two in place.human.partners]:
            if household.member(number) is None:
                place.human.note(
                    _("%(number)s is in no row of this family that comes in, so this tie is not made.")
                    % {"number": number}
                )
        add_homes(household, place)


def add_homes(household: Household, place: Place) -> None:
    """Addresses that are not on file. One that is kept secret here stays so, whatever the file says."""
    known = household.known.homes.get(place.member_id, []) if household.known else []
    on_file = {home.place for home in known}
    for home in place.human.homes:
        if home.place not in on_file:
            household.homes.append((place.member_id, home))
            place.new_ties += 1
