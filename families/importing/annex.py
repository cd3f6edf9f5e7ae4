"""Ofsted's Annex A, lists 1 to 8: which of its columns tell of a day, and what happened on it."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from families.importing import values
from families.importing.events import ChildRow, Event
from families.importing.sheets import Line, Sheet
from families.importing.values import Refusal
from families.models import CouncilEvent

What = CouncilEvent.What


class Column(NamedTuple):
    """A column with a date, known by words of its name; and the one whose code belongs to it."""

    name: re.Pattern[str]
    what: str
    code: re.Pattern[str] | None = None


def column(name: str, what: str, code: str = "") -> Column:
    return Column(re.compile(name), what, re.compile(code) if code else None)


CHILD: Final = re.compile(r"child.*\bid\b|^la_?child_?id$|child_unique|^pers_person_id$")
BORN: Final = re.compile(r"date.*birth|^dob$")
TITLE: Final = re.compile(r"list[\s_-]*(\d{1,2})\b", re.IGNORECASE)
LAST_LIST: Final = 8
COLUMNS: Final = (
    column(r"date.*of.*contact", What.CONTACT, "contact_source"),
    column(r"^assessment_start_date", What.EARLY_HELP),
    column(r"^assessment_completion_date", What.EARLY_HELP_DONE),
    column(r"date_of.*referral", What.REFERRAL, "referral_source"),
    column(r"continuous_assessment_start", What.ASSESSMENT),
    column(r"continuous_assessment_date_of_authorisation", What.ASSESSED),
    column(r"section_47_enquiry_start", What.ENQUIRY),
    column(r"date_of_initial_child_protection_conference", What.CONFERENCE),
    column(r"^cin_start_date", What.CIN_PLAN, "primary_need"),
    column(r"child_was_last_seen", What.SEEN),
    column(r"^cin_closure_date", What.CLOSED, "reason_for_closure"),
    column(r"child_protection_plan_start", What.PROTECTION_PLAN, "initial_category"),
    column(r"last_statutory_visit|last_social_work_visit", What.STATUTORY_VISIT),
    column(r"latest_review_conference", What.PROTECTION_REVIEW),
    column(r"child_protection_plan_end", What.PROTECTION_ENDED),
    column(r"date_started_to_be_looked_after", What.CARE, "category_of_need"),
    column(r"start_date_of_current_legal_status", What.LEGAL_STATUS, "child_s_legal_status"),
    column(r"latest_statutory_review", What.CARE_REVIEW),
    column(r"last_health_assessment", What.HEALTH),
    column(r"last_dental_check", What.DENTAL),
    column(r"date_ceased_to_be_looked_after", What.CARE_ENDED, "reason_ceased"),
    column(r"start_date_of_most_recent_placement", What.PLACEMENT, "placement_type"),
)


def number_of(sheet: Sheet) -> int | None:
    """Which list it is, by its title."""
    found = TITLE.search(sheet.title)
    return int(found[1]) if found else None


def is_list(sheet: Sheet) -> bool:
    """Whether it is one of the lists that we read: a child's number, and a day on which something happened."""
    number = number_of(sheet)
    if number is not None and number > LAST_LIST:
        return False
    return any(map(CHILD.search, sheet.keys)) and any(
        one.name.search(key) for one in COLUMNS for key in sheet.keys
    )


def read_list(sheet: Sheet) -> Iterator[ChildRow]:
    child = next(key for key in sheet.keys if CHILD.search(key))
    dated = [(key, one) for key in sheet.keys for one in COLUMNS if one.name.search(key)]
    for line in sheet.lines:
        row = ChildRow(line, line.cells.get(child, ""), CouncilEvent.Source.ANNEX_A, faults=list(line.faults))
        if not row.id:
            row.faults.append(_("There is no Child Unique ID in this row."))
        row.born = next((cell for key, cell in line.cells.items() if BORN.search(key)), "")
        for key, one in dated:
            add(row, line, key, one)
        yield row


def add(row: ChildRow, line: Line, key: str, one: Column) -> None:
    if key not in line.cells:
        return
    try:
        day = values.past_day(line.cells[key])
    except Refusal as wrong:
        row.faults.append(f"{key}: {wrong}")
        return
    code = next((cell for name, cell in line.cells.items() if one.code and one.code.search(name)), "")
    row.events.append(Event(one.what, day, code[:60]))
