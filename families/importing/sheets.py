"""Rows and columns, whatever file they came in."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from families.importing.text import key_of, text_of, tidy
from restorative.files.refusal import Refused

DELIMITERS: Final = (",", ";", "\t")
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 400


@dataclass
class Line:
    """One row of a list: where it stands, its cells by column, and what is wrong with it as a row."""

    file: str
    number: int
    cells: dict[str, str]
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """A list: what it is called, its columns as they are written, and its rows."""

    file: str
    title: str
    header: list[str]
    lines: list[Line]

    @property
    def keys(self) -> list[str]:
        return [key_of(name) for name in self.header]


def read_csv(data: bytes, file: str) -> Sheet:
    """A list with commas, semicolons or tabs. Raises Refused for what is none, or breaks off."""
    rows = list(checked_rows(text_of(data)))
    if not rows:
        raise Refused(_("This file has no rows. Its first row names the columns; the people follow."))
    (_number, header), *rest = rows
    check_header(header)
    return Sheet(file, "", [tidy(name) for name in header], list(lines_of(file, header, rest)))


def checked_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that says something, with the number of its line."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter_of(text), strict=True)
    try:
        for row in reader:
            if reader.line_num > MOST_ROWS:
                raise Refused(_("This list has more than 100,000 rows. Bring it in in parts."))
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as error:
        raise Refused(
            _(
                "This list breaks off or is damaged near row %(number)s: a quotation mark is opened and not closed, or"
                " a cell is too long. Make the list once more."
            )
            % {"number": reader.line_num}
        ) from error


def delimiter_of(text: str) -> str:
    """What stands most often between the names of the columns."""
    first = next((row for row in text.splitlines() if row.strip()), "")
    return max(DELIMITERS, key=first.count)


def check_header(header: list[str]) -> None:
    keys = [key_of(name) for name in header if name.strip()]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise Refused(
            _("Two columns have the same name (%(names)s). Rename or delete one.")
            % {"names": ", ".join(twice)}
        )
    if len(header) > MOST_COLUMNS:
        raise Refused(_("This list has more than 400 columns. Keep those that are needed."))


def lines_of(file: str, header: list[str], rows: list[tuple[int, list[str]]]) -> Iterator[Line]:
    keys = [key_of(name) for name in header]
    for number, row in rows:
        yield Line(file, number, cells_of(keys, row), faults_of(keys, row))


def cells_of(keys: list[str], row: list[str]) -> dict[str, str]:
    said = {key: tidy(cell) for key, cell in zip(keys, row, strict=False) if key}
    return {key: cell for key, cell in said.items() if cell}


def faults_of(keys: list[str], row: list[str]) -> list[str]:
    if len(row) < len(keys):
        return [
            _("This row ends after %(n)s of %(all)s columns. The file may be cut off: make the list again.")
            % {"n": len(row), "all": len(keys)}
        ]
    if any(cell.strip() for cell in row[len(keys) :]):
        return [
            _(
                "This row has more cells than there are columns. Put text that holds a comma in quotation marks."
            )
        ]
    return []
