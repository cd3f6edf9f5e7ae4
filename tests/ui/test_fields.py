"""Fields: what people type, what comes out, and what is said when it cannot be used."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from restorative.ui.fields import (
    CleanCharField,
    ClockField,
    DateAndTimeField,
    DayMonthYearField,
    GrowingTextField,
    LongTextField,
)
from restorative.ui.text import normalise_newlines, people_length
from restorative.ui.widgets import DateTimeParts
from tests import generators


def refused(field: Any, value: Any) -> tuple[str, str]:
    """The message, and the part of a date that it belongs to."""
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    error = caught.value.error_list[0]
    return error.messages[0], (error.params or {}).get("part", "")


@pytest.mark.parametrize("text", generators.naughty_strings())
def test_long_text_comes_back_exactly(text: str) -> None:
    kept = LongTextField(required=False, limit=100_000).clean(text)
    assert kept == (normalise_newlines(text) if text.strip() else "")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_any_text_comes_back_exactly(text: str) -> None:
    kept = GrowingTextField(required=False).clean(text)
    assert kept == (normalise_newlines(text) if text.strip() else "")


@pytest.mark.parametrize("text", ["a\0b", "half \ud83d", "\udc00"])
@pytest.mark.parametrize("field", [CleanCharField(), LongTextField(), GrowingTextField()])
def test_what_cannot_be_kept_is_refused_kindly_and_shown(text: str, field: CleanCharField) -> None:
    message, _ = refused(field, text)
    assert "please take it out" in message
    shown = field.bound_data(text, None)
    assert "\N{REPLACEMENT CHARACTER}" in shown
    shown.encode()


def test_only_spaces_is_nothing() -> None:
    assert refused(LongTextField(), " \r\n\t ")[0] == "This field is required."
    assert LongTextField(required=False).clean("  \n") == ""


def test_one_line_is_trimmed_and_several_are_not() -> None:
    assert CleanCharField().clean("  Amina ") == "Amina"
    assert LongTextField().clean("  Amina \r\n") == "  Amina \n"


def test_the_limit_counts_as_people_count() -> None:
    assert people_length("a\r\nb\rc\n") == 6
    assert people_length("👩‍👧") == 3
    assert LongTextField().clean("\r\n" * 9_999 + "é😀") == "\n" * 9_999 + "é😀"
    assert LongTextField().clean("😀" * 20_000)
    assert (
        refused(LongTextField(), "😀" * 20_003)[0]
        == "This is 3 characters too long. There is room for 20,000."
    )
    assert (
        refused(CleanCharField(limit=5), "sixsix")[0] == "This is 1 character too long. There is room for 5."
    )


@pytest.mark.parametrize(
    "typed",
    [
        ["3", "6", "2026"],
        ["03", "06", "2026"],
        [" 3 ", "June", "2026"],
        ["3", "jun.", "2026"],
        ["٣", "٦", "٢٠٢٦"],
    ],
)
def test_a_date_may_be_typed_in_many_ways(typed: list[str]) -> None:
    assert DayMonthYearField().clean(typed) == datetime.date(2026, 6, 3)


@pytest.mark.parametrize(
    ("typed", "message", "part"),
    [
        (["", "6", "2026"], "The date must include a day", "day"),
        (["3", "", "2026"], "The date must include a month", "month"),
        (["3", "6", ""], "The date must include a year", "year"),
        (["32", "6", "2026"], "The day must be a number from 1 to 31", "day"),
        (["x", "6", "2026"], "The day must be a number from 1 to 31", "day"),
        (["²", "6", "2026"], "The day must be a number from 1 to 31", "day"),
        (["3", "13", "2026"], "The month must be a number from 1 to 12", "month"),
        (["3", "0", "2026"], "The month must be a number from 1 to 12", "month"),
        (["3", "maybe", "2026"], "The month must be a number from 1 to 12", "month"),
        (["3", "6", "26"], "The year must have 4 numbers, like 2026", "year"),
        (["3", "6", "1066"], "The year must be between 1900 and 2100", "year"),
        (["29", "2", "2026"], "That month does not have so many days", "day"),
        (["3\0", "6", "2026"], "The day must be a number from 1 to 31", "day"),
    ],
)
def test_a_date_that_is_not_one(typed: list[str], message: str, part: str) -> None:
    assert refused(DayMonthYearField(), typed) == (message, part)


@time_machine.travel(datetime.datetime(2026, 6, 3, 12, tzinfo=datetime.UTC))
def test_a_date_in_the_future_is_refused_where_it_must_be_past() -> None:
    assert DayMonthYearField(past_only=True).clean(["3", "6", "2026"])
    assert DayMonthYearField().clean(["4", "6", "2026"])
    message = refused(DayMonthYearField(past_only=True), ["4", "6", "2026"])
    assert message == ("The date must be today or in the past", "day")


def test_no_date_is_nothing_or_missing() -> None:
    assert DayMonthYearField(required=False).clean(["", " ", ""]) is None
    assert refused(DayMonthYearField(), ["", "", ""])[0] == "This field is required."


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14:30", (14, 30)),
        ("2.30pm", (14, 30)),
        ("2:30 PM", (14, 30)),
        ("2pm", (14, 0)),
        ("12am", (0, 0)),
        ("12 p.m.", (12, 0)),
        ("9", (9, 0)),
        ("0905", (9, 5)),
        ("١٤:٣٠", (14, 30)),
    ],
)
def test_a_time_may_be_typed_in_many_ways(typed: str, expected: tuple[int, int]) -> None:
    assert ClockField().clean(typed) == datetime.time(*expected)


@pytest.mark.parametrize("typed", ["25:00", "14:60", "13pm", "0am", "tea time", "1:2", "2:30xm", "\0"])
def test_a_time_that_is_not_one(typed: str) -> None:
    assert refused(ClockField(), typed) == ("Write the time like 2:30pm or 14:30", "time")


@time_machine.travel(datetime.datetime(2026, 6, 3, 12, tzinfo=datetime.UTC))
def test_a_date_and_time_in_london() -> None:
    field = DateAndTimeField(past_only=True)
    moment = field.clean(["3", "6", "2026", "12.59pm"])
    assert moment == datetime.datetime(2026, 6, 3, 11, 59, tzinfo=datetime.UTC)
    assert refused(field, ["3", "6", "2026", "2pm"]) == ("This must not be in the future", "time")
    assert refused(field, ["4", "6", "2026", "1pm"]) == ("This must not be in the future", "day")
    assert refused(field, ["3", "6", "2026", ""]) == ("Write the time, like 2:30pm or 14:30", "time")
    assert DateTimeParts().decompress(moment) == ["3", "6", "2026", "12:59"]


def test_unchanged_dates_are_not_changes() -> None:
    moment = timezone.make_aware(datetime.datetime(2026, 6, 3, 14, 30))
    assert not DateAndTimeField().has_changed(moment, ["3", "6", "2026", "14:30"])
    assert DayMonthYearField().has_changed(None, ["3", "", ""])
    assert not DayMonthYearField().has_changed(None, ["", "", ""])
