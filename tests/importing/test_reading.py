"""Whatever a council's list was saved as, its words come out the same, or it is said why not and what to do."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from families.importing import values
from families.importing.days import NoDay, read_day
from families.importing.people import gather
from families.importing.read import read_files
from families.importing.sheets import Line
from families.importing.text import key_of
from restorative.files.refusal import Refused
from tests.importing.lists import as_csv, as_workbook, bells, person
from tests.naughty import naughty_strings

ZOE = [person("Z1", "Zoë Łukasz O’Brien", preferred_name="Zo", role_in_family="Mum, of two")]


def lines_in(data: bytes) -> list[Line]:
    return read_files([("", data)]).people


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        read_files([("", data)])
    return str(caught.value.why)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_letters_and_separators_come_out_the_same(delimiter: str, encoding: str) -> None:
    human = gather(lines_in(as_csv(ZOE, delimiter=delimiter, encoding=encoding))).by_id["Z1"]
    assert human.facts["full_name"] == "Zoë Łukasz O’Brien"
    assert human.facts["role_in_family"] == "Mum, of two"


def test_a_list_from_windows_keeps_its_accents() -> None:
    rows = [person("Z1", "Zoë O’Brien")]
    assert gather(lines_in(as_csv(rows, encoding="cp1252"))).by_id["Z1"].facts["full_name"] == "Zoë O’Brien"


def test_columns_are_known_by_other_names_and_stray_spaces() -> None:
    data = b"Person ID , First  Name,SURNAME,D.O.B.,Family-ID\n A1 ,  Amina ,Bell  ,3/4/1988, F1 \n"
    human = gather(lines_in(data)).by_id["A1"]
    assert human.facts == {"full_name": "Amina Bell", "birth_date": date(1988, 4, 3), "kind": "adult"}
    assert human.families == ["F1"]


def test_columns_nobody_knows_are_named_and_left_out() -> None:
    found = read_files([("", as_csv([person("A1", "Amina Bell", shoe_size="5", pers_ethnicity="WBRI")]))])
    assert ["shoe_size" in note and "ethnicity" not in note for note in found.notes] == [True]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\r\n \n", "empty"),
        (b"\x00" * 40, "empty"),
        (b"%PDF-1.7\nxxx", "names people"),
        (b"\x89PNG\r\n\x1a\n\x00\x01\x02\x03", "is no list"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old kind"),
        (b"PK\x03\x04broken", "breaks off"),
        (b"<html><body>No</body></html>", "no children in need census"),
        (b"<Message><Children><Child>", "breaks off"),
        (b'pers_person_id,full_name,fami_family_id\nA1,"Amina', "breaks off"),
        (b"first,second\n1,2\n", "names people"),
        (b"pers_person_id,pers_person_id,full_name\n1,2,3\n", "same name"),
        (b"pers_person_id,full_name\n\x81\x8d\x8f,x\n", "stored in a way"),
        (as_csv(bells())[:10], "names people"),
        (b"x" * (20 * 1024 * 1024 + 1), "20 MB"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_half_a_row_is_refused_and_the_others_are_not() -> None:
    data = as_csv(bells()).decode().splitlines()
    cut = "\r\n".join([*data[:3], data[3][:20]]).encode()
    people = gather(lines_in(cut)).by_id
    assert [human.is_refused for human in people.values()] == [False, False, True]
    assert "cut off" in people["J1"].faults[0]


def test_a_workbook_counts_by_the_values_kept_in_it_and_formulas_are_never_worked_out() -> None:
    head = ["pers_person_id", "full_name", "fami_family_id", "pers_dob", "person_kind"]
    rows: list[list[Any]] = [
        ["A1", "Amina Bell", "F1", date(1988, 4, 3), "adult"],
        ["B1", '=HYPERLINK("x")', "F1", None, "adult"],
    ]
    people = gather(lines_in(as_workbook(People=[["Our list"], [], head, *rows]))).by_id
    assert people["A1"].facts["birth_date"] == date(1988, 4, 3)
    assert "formula without a value" in people["B1"].faults[0]


def test_the_wrong_sheet_is_named() -> None:
    assert "names people" in refusal(as_workbook(Budget=[["Team", "Cost"], ["North", 5]]))


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_the_same_in_every_shape(day: date) -> None:
    shapes = [
        "%d/%m/%Y",
        "%Y-%m-%d",
        "%d-%m-%Y",
        "%d.%m.%Y",
        "%d %b %Y",
        "%d-%B-%Y",
        "%Y-%m-%dT00:00:00",
        "%d/%m/%Y 00:00",
    ]
    assert {read_day(day.strftime(shape)) for shape in shapes} == {day}
    assert read_day(str((day - date(1899, 12, 30)).days)) == day
    assert read_day(f"{day.day}/{day.month}/{day.year}") == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3/4/88", "four digits"),
        ("31/2/2016", "no day in any year"),
        ("3/25/2016", "no day in any year"),
        ("1899-12-31", "before 1900"),
        ("1/1/0216", "before 1900"),
        ("soon", "is no date"),
        ("99999", "is no date"),
        ("٣/٤/٢٠١٦", "is no date"),
    ],
)
def test_what_is_no_date_is_told(text: str, words: str) -> None:
    with pytest.raises(NoDay, match=words):
        read_day(text)


def test_a_birthday_is_not_in_the_future() -> None:
    with pytest.raises(values.Refusal, match="future"):
        values.past_day((date.today() + timedelta(days=1)).isoformat())


@given(st.sampled_from(["=", "+", "-", "@"]), st.text("abc(1)", max_size=10))
def test_a_name_or_date_that_begins_like_a_formula_is_refused(sign: str, rest: str) -> None:
    for reader in (values.name(200), values.day, values.ident):
        with pytest.raises(values.Refusal):
            reader(sign + rest)


@settings(max_examples=40)
@given(st.one_of(st.text(max_size=40), st.sampled_from(naughty_strings())))
def test_nothing_that_stands_in_a_cell_breaks_the_reading(text: str) -> None:
    """Every cell is kept or refused, whatever it says."""
    columns = [
        "full_name",
        "pers_dob",
        "partners",
        "parents",
        "addr_address_json",
        "pers_sex",
        "family_level",
    ]
    for column in columns:
        line = Line("", 2, {"pers_person_id": "A1", "fami_family_id": "F1", column: text} if text else {})
        gather([line])
    assert key_of(text) == key_of(key_of(text))
