"""Dates and times as people type them."""

import datetime
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2100
# a leap year's days: the same day a year away is always within it
A_YEAR: Final = datetime.timedelta(days=366)
ENGLISH_MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]

_clock = re.compile(r"(?P<hour>\d{1,2})(?:[:.\s]?(?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE)

MISSING: Final = {
    "day": _("The date must include a day"),
    "month": _("The date must include a month"),
    "year": _("The date must include a year"),
}


def refusal(message: "str | _StrPromise", part: str) -> ValidationError:
    """An error that knows which box it belongs to."""
    return ValidationError(message, code=f"wrong_{part}", params={"part": part})


def parse_date(parts: Sequence[str]) -> datetime.date:
    """The date typed as day, month and year. Raises ValidationError naming the wrong part."""
    day, month, year = (part.strip() for part in parts)
    for name, typed in (("day", day), ("month", month), ("year", year)):
        if not typed:
            raise refusal(MISSING[name], name)
    wanted_day, wanted_month, wanted_year = _day(day), _month(month), _year(year)
    try:
        return datetime.date(wanted_year, wanted_month, wanted_day)
    except ValueError as error:
        raise refusal(_("That month does not have so many days"), "day") from error


def parse_time(typed: str) -> datetime.time:
    """The time typed as 14:30, 2.30pm or 2pm. Raises ValidationError."""
    found = _clock.fullmatch(_ascii(typed))
    if not found:
        raise refusal(_("Write the time like 2:30pm or 14:30"), "time")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").lower()
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise refusal(_("Write the time like 2:30pm or 14:30"), "time")
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return datetime.time(hour, minute)


def _ascii(typed: str) -> str:
    """Digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in typed.strip())


def _number(typed: str) -> int | None:
    plain = _ascii(typed)
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) <= 4 else None


def _day(typed: str) -> int:
    day = _number(typed)
    if day is None or not 1 <= day <= 31:
        raise refusal(_("The day must be a number from 1 to 31"), "day")
    return day


def _month(typed: str) -> int:
    month = _number(typed) or _month_by_name(typed)
    if month is None or not 1 <= month <= 12:
        raise refusal(_("The month must be a number from 1 to 12"), "month")
    return month


def _month_by_name(typed: str) -> int | None:
    wanted = typed.casefold().rstrip(".")
    for number, name in MONTHS.items():
        if wanted == str(name).casefold():
            return number
    english = (number for number, name in enumerate(ENGLISH_MONTHS, 1) if name.startswith(wanted))
    return next(english, None) if len(wanted) >= 3 else None


def _year(typed: str) -> int:
    year = _number(typed)
    if year is None or len(typed) != 4:
        raise refusal(_("The year must have 4 numbers, like 2026"), "year")
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise refusal(_("The year must be between 1900 and 2100"), "year")
    return year
