"""From rows to people: what the lists say of each, put together by the council's own number of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.importing import values
from families.importing.columns import FAMILY, PERSON, named
from families.importing.sheets import Line
from families.importing.values import Couple, Refusal

ADULT_AT: Final = 18
NAMES: Final = ("pers_forename", "pers_surname")
# columns that are kept as they are, each with how it is read
FACTS: Final[dict[str, tuple[str, Callable[[str], Any]]]] = {
    "pers_dob": ("birth_date", values.past_day),
    "pers_expected_dob": ("due_date", values.day),
    "pers_death_date": ("died_on", values.past_day),
    "pers_sex": ("sex", values.one_of(values.SEXES)),
    "person_kind": ("kind", values.one_of(values.KINDS)),
    "preferred_name": ("preferred_name", values.name(100)),
    "pronouns": ("pronouns", values.words(50)),
    "role_in_family": ("role_in_family", values.words(100)),
    "spoken_language": ("spoken_language", values.words(60)),
    "reading_language": ("reading_language", values.words(60)),
    "needs_interpreter": ("needs_interpreter", values.yes_or_no),
    "joined_on": ("joined_on", values.past_day),
    "left_on": ("left_on", values.past_day),
}
OF_FAMILY: Final[dict[str, tuple[str, Callable[[str], Any]]]] = {
    "family_name": ("name", values.name(200)),
    "family_level": ("level", values.one_of(values.LEVELS)),
    "lead_worker_email": ("lead", values.email),
}


NO_NAME: Final = gettext_lazy("There is no name. Write pers_forename and pers_surname.")
NO_FAMILY: Final = gettext_lazy("It does not say which family. Write its number in fami_family_id.")
BORN_AND_DUE: Final = gettext_lazy("Give a date of birth or a due date, not both.")
LEFT_FIRST: Final = gettext_lazy("left_on is before joined_on. Check both dates.")
OWN_PARENT: Final = gettext_lazy("This person would be their own parent. Check the numbers.")
OWN_PARTNER: Final = gettext_lazy("This person would be their own partner. Check the numbers.")


@dataclass(frozen=True)
class Home:
    """Where somebody lives, or lived."""

    lines: str
    town: str = ""
    postcode: str = ""
    kind: str = "home"
    from_on: date | None = None
    to_on: date | None = None
    is_protected: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """What two of them are compared by."""
        return " ".join(self.lines.casefold().replace(",", " ").split()), self.postcode


@dataclass
class Human:
    """One person of the lists, in as many families as they say."""

    id: str
    lines: list[Line] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    families: list[str] = field(default_factory=list)
    parents: list[tuple[str, str]] = field(default_factory=list)
    partners: list[Couple] = field(default_factory=list)
    homes: list[Home] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        return bool(self.faults)

    def refuse(self, why: str) -> None:
        if why not in self.faults:
            self.faults.append(why)

    def note(self, what: str) -> None:
        if what not in self.notes:
            self.notes.append(what)


@dataclass
class People:
    """Everybody in the lists by number, what is said of families by theirs, and rows that name nobody."""

    by_id: dict[str, Human] = field(default_factory=dict)
    families: dict[str, dict[str, Any]] = field(default_factory=dict)
    nobodys: list[tuple[Line, str]] = field(default_factory=list)


def gather(lines: Iterable[Line]) -> People:
    """Put together what all rows say. A fact that two rows give differently refuses the person."""
    people = People()
    for line in lines:
        cells = named(line.cells)
        try:
            number = values.ident(cells.get(PERSON, ""))
        except Refusal:
            people.nobodys.append(
                (line, _("Write the number your system has for this person, in pers_person_id."))
            )
            continue
        human = people.by_id.setdefault(number, Human(number))
        human.lines.append(line)
        for fault in line.faults:
            human.refuse(fault)
        add_row(people, human, cells)
    for human in people.by_id.values():
        finish(human)
    settle_kinds(people)
    return people


def add_row(people: People, human: Human, cells: dict[str, str]) -> None:
    for column, (fact, reader) in FACTS.items():
        if column in cells:
            attempt(human, column, partial(put, human, human.facts, fact, cells[column], reader))
    attempt(human, "full_name", partial(add_name, human, cells))
    attempt(human, FAMILY, partial(add_family, people, human, cells))
    attempt(human, "parents", partial(add_parents, human, cells))
    attempt(human, "partners", partial(add_partners, human, cells))
    attempt(human, "addr_address_json", partial(add_home, human, cells))


def attempt(human: Human, column: str, step: Callable[[], None]) -> None:
    """Whatever is wrong with a column is said of the person with the column's name."""
    try:
        step()
    except Refusal as wrong:
        human.refuse(f"{column}: {wrong}")


def put(human: Human, facts: dict[str, Any], fact: str, cell: str, reader: Callable[[str], Any]) -> None:
    said = reader(cell)
    if facts.setdefault(fact, said) != said:
        raise Refusal(_("Two rows say this differently. Keep the one that is right."))


def add_name(human: Human, cells: dict[str, str]) -> None:
    for column in NAMES:
        if column in cells:
            values.name(200)(cells[column])
    if written := written_name(cells):
        put(human, human.facts, "full_name", written, values.name(200))


def written_name(cells: dict[str, str]) -> str:
    return cells.get("full_name") or " ".join(cells[column] for column in NAMES if column in cells)


def name_in_row(line: Line) -> str:
    """The name that this very row gives, where it can be one: two rows of one number may name two people."""
    try:
        return str(values.name(200)(written_name(named(line.cells))))
    except Refusal:
        return ""


def add_family(people: People, human: Human, cells: dict[str, str]) -> None:
    if FAMILY not in cells:
        return
    number = values.ident(cells[FAMILY])
    if number not in human.families:
        human.families.append(number)
    facts = people.families.setdefault(number, {})
    for column, (fact, reader) in OF_FAMILY.items():
        if column in cells:
            attempt(human, column, partial(put, human, facts, fact, cells[column], reader))


def add_parents(human: Human, cells: dict[str, str]) -> None:
    for column in ("moth_person_id", "father_person_id"):
        if column in cells:
            attempt(human, column, partial(add_parent, human, cells[column]))
    for link in values.parents(cells.get("parents", "")):
        if link not in human.parents:
            human.parents.append(link)


def add_parent(human: Human, cell: str) -> None:
    link = (values.ident(cell), "birth")
    if link not in human.parents:
        human.parents.append(link)


def add_partners(human: Human, cells: dict[str, str]) -> None:
    human.partners += [two for two in values.partners(cells.get("partners", "")) if two not in human.partners]


def add_home(human: Human, cells: dict[str, str]) -> None:
    lines, town = "", ""
    if "addr_address_json" in cells:
        lines, town = values.address_json(cells["addr_address_json"])
    lines = str(values.words(300)(cells.get("address_lines", lines)))
    postcode = values.postcode(cells["addr_address_postcode"]) if "addr_address_postcode" in cells else ""
    if not lines and not postcode:
        return
    began, ended = (cells.get(f"addr_address_{which}_date", "") for which in ("start", "end"))
    home = Home(
        lines=lines or postcode,
        town=str(values.words(100)(cells.get("address_town", town))),
        postcode=postcode,
        kind=values.address_type(cells.get("addr_address_type", "")),
        from_on=values.past_day(began) if began else None,
        to_on=values.day(ended) if ended else None,
        is_protected=values.yes_or_no(cells.get("address_protected", "no")),
    )
    if home.from_on and home.to_on and home.to_on < home.from_on:
        raise Refusal(_("It ended before it began. Check both dates."))
    if home not in human.homes:
        human.homes.append(home)


def finish(human: Human) -> None:
    """What must be known of everybody, and what cannot be so of anybody."""
    facts = human.facts
    named_wrongly = any(why.startswith(("full_name", "pers_")) for why in human.faults)
    joined, left = facts.get("joined_on"), facts.get("left_on")
    wrong = (
        ("full_name" not in facts and not named_wrongly, NO_NAME),
        (not human.families, NO_FAMILY),
        (bool(facts.get("birth_date") and facts.get("due_date")), BORN_AND_DUE),
        (bool(joined and left and left < joined), LEFT_FIRST),
        (any(who == human.id for who, _kind in human.parents), OWN_PARENT),
        (any(couple[0] == human.id for couple in human.partners), OWN_PARTNER),
    )
    for is_so, why in wrong:
        if is_so:
            human.refuse(str(why))


def settle_kinds(people: People) -> None:
    """Adult or child, where no row says it: by age; a parent is an adult."""
    parents = {who for human in people.by_id.values() for who, _kind in human.parents}
    for human in people.by_id.values():
        kind = human.facts.get("kind") or kind_by_age(human) or ("adult" if human.id in parents else "")
        if not kind and not human.is_refused:
            human.refuse(_("Adult or child? Write it in person_kind, or give pers_dob."))
        human.facts["kind"] = kind


def kind_by_age(human: Human) -> str:
    born, today = human.facts.get("birth_date"), timezone.localdate()
    if human.facts.get("due_date"):
        return "child"
    if born is None:
        return ""
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return "adult" if years >= ADULT_AT else "child"
