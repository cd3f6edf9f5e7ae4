"""Lists as councils make them, invented."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook

from families.importing.batch import Batch, make_batch
from families.importing.report import Outcome
from restorative.accounts.models import User

Row = dict[str, Any]


def person(number: str, name: str, family: str = "F1", **more: Any) -> Row:
    first, _space, last = name.partition(" ")
    row = {"pers_person_id": number, "pers_forename": first, "pers_surname": last, "fami_family_id": family}
    return row | {"person_kind": "adult"} | more


def child(number: str, name: str, family: str = "F1", born: str = "27/03/2016", **more: Any) -> Row:
    return person(number, name, family, **({"person_kind": "child", "pers_dob": born} | more))


def bells() -> list[Row]:
    """Amina and Ryan, who lived together, and Jaden."""
    return [
        person(
            "A1", "Amina Bell", pers_sex="F", pers_dob="3/4/1988", partners="R1:together:1/5/2014:2/6/2021"
        ),
        person("R1", "Ryan Cole", pers_sex="M", pers_dob="1985-11-30"),
        child("J1", "Jaden Bell", moth_person_id="A1", father_person_id="R1", pers_sex="M"),
    ]


def as_csv(rows: Iterable[Row], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    rows = list(rows)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    written = StringIO()
    writer = csv.DictWriter(written, columns, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode(encoding)


def as_workbook(**sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def census(*children: str, year: int = 2024) -> bytes:
    head = f"<Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year></CollectionDetails></Header>"
    return f"<Message>{head}<Children>{''.join(children)}</Children></Message>".encode()


def in_census(number: str, details: str, born: str = "2016-03-27") -> str:
    who = f"<LAchildID>{number}</LAchildID><PersonBirthDate>{born}</PersonBirthDate>"
    return f"<Child><ChildIdentifiers>{who}</ChildIdentifiers><CINdetails>{details}</CINdetails></Child>"


def batch_of(data: bytes, *more: bytes, by: User | None = None, lead: User | None = None) -> Batch:
    files = [(f"list{n}", one) for n, one in enumerate((data, *more))]
    return make_batch(files, by=by, fallback=lead.pk if lead else None)


def said(outcomes: Iterable[Outcome]) -> list[tuple[int, str]]:
    return [(one.line, str(one.state)) for one in outcomes]


def why(batch: Batch) -> str:
    return " ".join(reason for one in batch.outcomes for reason in one.why)
