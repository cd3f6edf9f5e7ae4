"""Dates in the shapes in which councils' systems write them."""

import re
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

FIRST: Final = date(1900, 1, 1)
# Excel counts days from here, a leap day that never was included
EXCEL_BEGINS: Final = date(1899, 12, 30)
EXCEL: Final = re.compile(r"(\d{1,5})(\.0+)?", re.ASCII)
LAST_SERIAL: Final = 73_050
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# a day may carry a time, which says nothing
TIME: Final = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$")
YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
YEAR_LAST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9})[-/. ](\d{2,4})", re.IGNORECASE | re.ASCII)


class NoDay(ValueError):
    """What stands there is no date; its text says what to do."""


def read_day(text: str) -> date:
    """The date that stands there: 27/3/2016, 2016-03-27, 27-Mar-2016, or Excel's number of days.

    Raises NoDay, in words, for what is no date, has a year of two digits, or lies before 1900.
    """
    plain = TIME.sub("", text)
    serial = EXCEL.fullmatch(plain)
    day = from_serial(int(serial[1])) if serial else from_parts(plain)
    if day < FIRST:
        raise NoDay(_("“%(text)s” is before 1900. Check the year.") % {"text": text})
    return day


def from_serial(number: int) -> date:
    if not 1 <= number <= LAST_SERIAL:
        raise NoDay(_("“%(text)s” is no date. Write it like 27/03/2016.") % {"text": number})
    return EXCEL_BEGINS + timedelta(days=number)


def from_parts(text: str) -> date:
    first, last = YEAR_FIRST.fullmatch(text), YEAR_LAST.fullmatch(text)
    if first:
        return made(text, int(first[1]), first[2], int(first[3]))
    if last and len(last[3]) == 4:
        return made(text, int(last[3]), last[2], int(last[1]))
    if last:
        raise NoDay(
            _("“%(text)s” does not say which century. Write the year with four digits.") % {"text": text}
        )
    raise NoDay(_("“%(text)s” is no date. Write it like 27/03/2016.") % {"text": text[:40]})


def made(text: str, year: int, month: str, day: int) -> date:
    try:
        return date(year, month_of(month), day)
    except ValueError as error:
        raise NoDay(
            _("“%(text)s” is no day in any year. Write day, month and year, like 27/03/2016.")
            % {"text": text}
        ) from error


def month_of(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS.index(text[:3].casefold()) + 1
