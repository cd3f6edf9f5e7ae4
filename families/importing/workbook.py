"""Excel workbooks, sheet by sheet and row by row. Nothing in them is ever worked out."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from families.importing.sheets import MOST_ROWS, Line, Sheet, cells_of, check_header, faults_of
from families.importing.text import key_of, tidy
from restorative.files.refusal import Refused

# what a workbook may unfold to, and how many parts it may have
MOST_UNFOLDED: Final = 150 * 1024 * 1024
MOST_PARTS: Final = 500
LOOKS_FOR_HEADER: Final = 10
DOCTYPE: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
NOT_WORKED_OUT: Final = "\x00formula"


def read_workbook(data: bytes, file: str) -> list[Sheet]:
    """Its sheets that hold a table. Raises Refused for what is no workbook, hides something, or unfolds too far."""
    check_parts(data)
    try:
        values = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        written = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        return [
            sheet
            for name in values.sheetnames
            if hasattr(values[name], "iter_rows")
            for sheet in sheets_of(file, name, rows_of(values[name], written[name]))
        ]
    except Refused:
        raise
    except Exception as error:  # openpyxl raises whatever the damage leads to
        raise Refused(
            _("This workbook is damaged. Open it in Excel, save it once more, and choose it again.")
        ) from error


def check_parts(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as parts:
            infos = parts.infolist()
            if len(infos) > MOST_PARTS or sum(one.file_size for one in infos) > MOST_UNFOLDED:
                raise Refused(_("This workbook unfolds to more than we read. Save the list alone, as CSV."))
            if "xl/workbook.xml" not in parts.namelist():
                raise Refused(
                    _("This is no Excel workbook, whatever its name says. Save the list as .xlsx or CSV.")
                )
            for info in infos:
                check_part(parts, info.filename)
    except BadZipFile as error:
        raise Refused(
            _("This workbook breaks off. It may not have been sent whole: choose it again.")
        ) from error


def check_part(parts: ZipFile, name: str) -> None:
    """No part brings rules or entities of its own."""
    if name.endswith((".xml", ".rels")):
        with parts.open(name) as part:
            if DOCTYPE.search(part.read(1024)):
                raise Refused(
                    _(
                        "This workbook holds entities of its own, which are never followed. Save it anew in Excel."
                    )
                )


def rows_of(values: Any, written: Any) -> Iterator[tuple[int, list[str]]]:
    """Each row as text. A formula counts by the value that was kept with it."""
    both = zip_longest(values.iter_rows(values_only=True), written.iter_rows(values_only=True), fillvalue=())
    for number, (row, raw) in enumerate(both, start=1):
        if number > MOST_ROWS:
            raise Refused(_("This list has more than 100,000 rows. Bring it in in parts."))
        cells = [text_of_cell(value, said) for value, said in zip_longest(row, raw)]
        if any(cells):
            yield number, cells


def text_of_cell(value: Any, written: Any) -> str:
    if value is None and isinstance(written, str) and written.startswith("="):
        return NOT_WORKED_OUT
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else tidy(str(value))


def sheets_of(file: str, title: str, rows: Iterator[tuple[int, list[str]]]) -> Iterator[Sheet]:
    """The table of a sheet: it begins at the first row with more than two names in it."""
    table = list(rows)
    first = next((n for n, (_no, row) in enumerate(table[:LOOKS_FOR_HEADER]) if looks_like_header(row)), None)
    if first is None:
        return
    header = table[first][1]
    check_header(header)
    keys = [key_of(name) for name in header]
    lines = [line_of(file, title, number, keys, row) for number, row in table[first + 1 :]]
    yield Sheet(file, title, header, lines)


def looks_like_header(row: list[str]) -> bool:
    return sum(any(sign.isalpha() for sign in cell) for cell in row) > 1


def line_of(file: str, title: str, number: int, keys: list[str], row: list[str]) -> Line:
    row = row + [""] * (len(keys) - len(row))
    line = Line(f"{file} {title}".strip(), number, cells_of(keys, row), faults_of(keys, row))
    for key, cell in list(line.cells.items()):
        if cell == NOT_WORKED_OUT:
            del line.cells[key]
            line.faults.append(
                _(
                    "%(column)s holds a formula without a value. Open the workbook in Excel and save it, or write the value."
                )
                % {"column": key}
            )
    return line
