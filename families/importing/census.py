"""The children in need census: its XML of 2024 and of later years, whose elements only ever grew in number."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse
from django.utils.translation import gettext as _

from families.importing import values
from families.importing.events import ChildRow, Event
from families.importing.sheets import Line
from families.importing.text import tidy
from families.importing.values import Refusal
from families.models import CouncilEvent
from restorative.files.refusal import Refused

What = CouncilEvent.What
Element = Any
# element with a date → what happened, and which element beside it bears the code
DATES: Final[dict[str, tuple[str, str]]] = {
    "CINreferralDate": (What.REFERRAL, "ReferralSource"),
    "CINclosureDate": (What.CLOSED, "ReasonForClosure"),
    "AssessmentActualStartDate": (What.ASSESSMENT, ""),
    "AssessmentAuthorisationDate": (What.ASSESSED, ""),
    "CINPlanStartDate": (What.CIN_PLAN, ""),
    "CINPlanEndDate": (What.CIN_PLAN_ENDED, ""),
    "S47ActualStartDate": (What.ENQUIRY, ""),
    "DateOfInitialCPC": (What.CONFERENCE, ""),
    "CPPstartDate": (What.PROTECTION_PLAN, "InitialCategoryOfAbuse"),
    "CPPendDate": (What.PROTECTION_ENDED, ""),
    "CPPreviewDate": (What.PROTECTION_REVIEW, ""),
    "CPPStatutoryVisitDate": (What.STATUTORY_VISIT, ""),
    "PPStartDate": (What.PRE_PROCEEDINGS, ""),
    "LBPSentDate": (What.MEETING_OFFERED, ""),
    "CourtAppDate": (What.COURT, ""),
}
# what must not end before it begins
SPANS: Final = (
    ("CINreferralDate", "CINclosureDate"),
    ("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    ("CINPlanStartDate", "CINPlanEndDate"),
    ("CPPstartDate", "CPPendDate"),
)
DOCTYPE: Final = _(
    "This file brings rules of its own along (DTD or entities). Those are never followed: export it anew."
)
NOT_CENSUS: Final = _("This XML is no children in need census: there is no Message with Children in it.")


def read_census(data: bytes, file: str) -> list[ChildRow]:
    """Each child, by their place in the file. Raises Refused for what is no census, breaks off, or brings entities."""
    try:
        return list(children_in(data, file))
    except DefusedXmlException as error:
        raise Refused(DOCTYPE) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refused(
            _("This XML breaks off or is damaged. Make the census file once more and choose it again.")
        ) from error


def children_in(data: bytes, file: str) -> Iterator[ChildRow]:
    """One child at a time: what was read is let go of."""
    number = depth = 0
    for event, element in iterparse(BytesIO(data), events=("start", "end"), forbid_dtd=True):
        depth += 1 if event == "start" else -1
        if event == "start" and depth == 1 and plain(element) != "Message":
            raise Refused(NOT_CENSUS)
        if event == "end" and plain(element) == "Child":
            number += 1
            yield child_row(Line(file, number, {}), element)
            element.clear()
    if not number:
        raise Refused(NOT_CENSUS)


def plain(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def texts(element: Element, name: str) -> list[str]:
    found = (tidy(one.text or "") for one in element.iter() if plain(one) == name)
    return [text for text in found if text]


def child_row(line: Line, child: Element) -> ChildRow:
    row = ChildRow(line, next(iter(texts(child, "LAchildID")), ""), CouncilEvent.Source.CENSUS)
    if not row.id:
        row.faults.append(_("This child has no LAchildID."))
    row.born = next(iter(texts(child, "PersonBirthDate")), "")
    for parent in child.iter():
        beside = {plain(one): tidy(one.text or "") for one in parent}
        for one in parent:
            add(row, plain(one), tidy(one.text or ""), beside)
        check_spans(row, beside)
    add_disabilities(row, child)
    return row


def add(row: ChildRow, name: str, text: str, beside: dict[str, str]) -> None:
    if name not in DATES or not text:
        return
    what, code = DATES[name]
    try:
        row.events.append(Event(what, values.past_day(text), beside.get(code, "")[:60]))
    except Refusal as wrong:
        row.faults.append(f"{name}: {wrong}")


def check_spans(row: ChildRow, beside: dict[str, str]) -> None:
    for begins, ends in SPANS:
        if beside.get(begins) and beside.get(ends) and beside[ends] < beside[begins]:
            row.faults.append(
                _("%(ends)s (%(end)s) is before %(begins)s (%(begin)s). Correct one of them.")
                % {"ends": ends, "end": beside[ends], "begins": begins, "begin": beside[begins]}
            )


def add_disabilities(row: ChildRow, child: Element) -> None:
    """All codes of one child together, on the day of the referral: the census gives them no day of their own."""
    codes = [code for code in texts(child, "Disability") if code != "NONE"]
    days = [event.day for event in row.events if event.what == What.REFERRAL]
    if codes and days:
        row.events.append(Event(What.DISABILITY, max(days), " ".join(codes)[:60]))
