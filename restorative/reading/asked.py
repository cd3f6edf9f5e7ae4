"""What of the trail somebody asks for, as it stands in an address: ids and days, never a name."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, QueryDict
from django.urls import reverse

from restorative.audit.trail import Asked, Kind, Place

YEARS = range(1900, 2200)


def read(given: QueryDict) -> Asked:
    """Raises Http404 for what `address` never wrote."""
    try:
        return Asked(
            **{name: READERS[name](text) for name, text in given.items() if name in READERS and text}
        )
    except ValueError as error:
        raise Http404 from error


def read_place(text: str) -> Place:
    """Raises ValueError for what is no place, or has no time zone."""
    at, _tilde, id_ = text.partition("~")
    place = Place(datetime.fromisoformat(at), UUID(id_))
    if place.at.tzinfo is None:
        raise ValueError
    return place


def read_day(text: str) -> date:
    """Raises ValueError for what is no day, or none of our times."""
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError
    return day


READERS: dict[str, Any] = {
    "kind": Kind,
    "person": UUID,
    "family": UUID,
    "since": read_day,
    "until": read_day,
    "before": read_place,
}


def address(asked: Asked, **changes: Any) -> str:
    """The list's address for this, with some of it changed. Without a place it begins with the newest."""
    wanted = {name: getattr(asked, name) for name in READERS if name != "before"} | changes
    said = {name: str(value) for name, value in wanted.items() if value}
    return f"{reverse('audit:trail')}?{urlencode(said)}" if said else reverse("audit:trail")
