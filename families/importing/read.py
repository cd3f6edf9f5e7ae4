"""Which kind of file it is, and everything that stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from families.importing import annex, columns
from families.importing.census import read_census
from families.importing.events import ChildRow
from families.importing.sheets import Line, Sheet, read_csv
from families.importing.text import check_size
from families.importing.workbook import read_workbook
from restorative.files.refusal import Refused

ZIP: Final = b"PK\x03\x04"
OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
XML: Final = tuple("<".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass
class Found:
    """All rows of the files: of people with names, and of children by number."""

    people: list[Line] = field(default_factory=list)
    children: list[ChildRow] = field(default_factory=list)
    # what was left out, in words
    notes: list[str] = field(default_factory=list)


def read_files(files: Sequence[tuple[str, bytes]]) -> Found:
    """Raises Refused for a file that cannot be read; its `why` begins with the file's name where there are several."""
    found = Found()
    for name, data in files:
        try:
            read_file(found, name, data)
        except Refused as refused:
            raise Refused(f"{name}: {refused.why}" if name else refused.why) from refused
    return found


def read_file(found: Found, name: str, data: bytes) -> None:
    check_size(data)
    if data.startswith(ZIP):
        add_sheets(found, name, read_workbook(data, name))
    elif data.startswith(OLD_EXCEL):
        raise Refused(
            _("This is an Excel workbook of the old kind. Open it and save it as “Excel workbook (.xlsx)”.")
        )
    elif looks_like_xml(data):
        found.children += read_census(data, name)
    else:
        add_sheets(found, name, [read_csv(data, name)])


def looks_like_xml(data: bytes) -> bool:
    for mark in MARKS:
        data = data.removeprefix(mark)
    return data.lstrip(b" \r\n\t\x00").startswith(XML)


def add_sheets(found: Found, name: str, sheets: list[Sheet]) -> None:
    known = [sheet for sheet in sheets if add_sheet(found, sheet)]
    if not known:
        raise Refused(
            _(
                "No list here names people or children. A list of people needs the columns pers_person_id,"
                " fami_family_id, pers_forename and pers_surname: the page “Bring people in” has an empty one to fill in."
                " An Annex A list needs Child Unique ID."
            )
        )


def add_sheet(found: Found, sheet: Sheet) -> bool:
    """Whether it is a list that we read; of another it is said that it was left out."""
    if annex.is_list(sheet):
        found.children += annex.read_list(sheet)
    elif is_of_people(sheet):
        found.people += sheet.lines
        left = columns.unknown(sheet.keys)
        if left:
            found.notes.append(
                _("These columns are not known and are left out: %(names)s.")
                % {"names": ", ".join(left[:20])}
            )
    else:
        found.notes.append(
            _("The sheet “%(title)s” is left out: it is no list that we read.") % {"title": sheet.title}
        )
        return False
    return True


def is_of_people(sheet: Sheet) -> bool:
    """A person's number, and what only such a list says: a name, a family, a mother or an address."""
    known = {columns.ALIASES[key] for key in sheet.keys if key in columns.ALIASES}
    return columns.PERSON in known and bool(known & columns.OF_PEOPLE)
