"""The numbers of a goal in one sentence: Amina said 3 in June, 5 now; we said 4."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from plans.models import ScaleReading


def history(readings: Iterable[ScaleReading], today: date) -> str:
    """Who said what, one after the other in the order in which they first spoke; nothing where nobody did."""
    by_person: dict[object, list[ScaleReading]] = {}
    for reading in readings:
        by_person.setdefault(reading.member_id, []).append(reading)
    said = "; ".join(one_person(some, today) for some in by_person.values())
    return said[:1].upper() + said[1:]


def one_person(readings: Sequence[ScaleReading], today: date) -> str:
    """The numbers of one person, or ours. A single one needs no when."""
    member = readings[0].member
    *earlier, newest = readings
    numbers = [f"{reading.number} {month(reading.read_on, today)}" for reading in earlier]
    numbers.append(_("%(number)s now") % {"number": newest.number} if earlier else str(newest.number))
    if member is None:
        return _("we said %(numbers)s") % {"numbers": ", ".join(numbers)}
    return _("%(name)s said %(numbers)s") % {"name": member.called, "numbers": ", ".join(numbers)}


def month(day: date, today: date) -> str:
    """In June; in June 2025 when that was another year."""
    name = str(MONTHS[day.month])
    if day.year == today.year:
        return _("in %(month)s") % {"month": name}
    return _("in %(month)s %(year)s") % {"month": name, "year": day.year}
