"""How long a session lasts: until nobody was there for a while, and never longer than a working day.

Only the server decides. Pages are told how long is left, so that they can warn; what they do with it changes nothing.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from restorative.access.middleware import LENT_KEY, MEMBER_KEY
from restorative.accounts.devices import in_words
from restorative.accounts.models import OpenSession
from restorative.accounts.sessions import DEVICE_KEY

GetResponse = Callable[[HttpRequest], HttpResponse]
CONFIRMED_KEY = "confirmed_at"
STAFF_IDLE = timedelta(minutes=15)
FAMILY_IDLE = timedelta(minutes=10)
LONGEST = timedelta(hours=12)
FRESH = timedelta(minutes=10)
# how exactly it is noted that somebody was there
NOTED_EVERY = timedelta(seconds=20)


def lasting(get_response: GetResponse) -> GetResponse:
    """End a session whose time is over; else note that somebody is there. Whoever comes too late is nobody."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if is_over(request):
                logout(request)
            elif not asks_by_itself(request):
                note(request)
        return get_response(request)

    return middleware


def is_over(request: HttpRequest) -> bool:
    return left(request) <= timedelta()


def left(request: HttpRequest) -> timedelta:
    """How much longer this session lasts if nobody is there again."""
    row: OpenSession = request.session.row  # type: ignore[attr-defined]
    return min(row.seen_at + idle_time(request), row.begun_at + LONGEST) - timezone.now()


def seconds_left(request: HttpRequest) -> int:
    """The same for pages; 0 when nobody is signed in."""
    has_session = getattr(getattr(request, "session", None), "row", None) is not None
    return max(0, int(left(request).total_seconds())) if has_session and request.user.is_authenticated else 0


def idle_time(request: HttpRequest) -> timedelta:
    """A session that carries a member is a family's; the phone that a worker lent them is the worker's."""
    is_family = MEMBER_KEY in request.session or not request.user.roles  # type: ignore[union-attr]
    return FAMILY_IDLE if is_family and LENT_KEY not in request.session else STAFF_IDLE


def asks_by_itself(request: HttpRequest) -> bool:
    """Whether a script asks, as autosave does: that nobody pressed anything is no sign that somebody is there."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def note(request: HttpRequest) -> None:
    session: Any = request.session
    if DEVICE_KEY not in session:
        session[DEVICE_KEY] = in_words(request.headers.get("User-Agent", ""))
    if timezone.now() - session.row.seen_at >= NOTED_EVERY:
        session.seen()


def is_fresh(request: HttpRequest) -> bool:
    """Whether this person has shown who they are within the last ten minutes."""
    return timezone.now() - shown_at(request) <= FRESH


def shown_at(request: HttpRequest) -> datetime:
    begun: datetime = request.session.row.begun_at  # type: ignore[attr-defined]
    confirmed = parse_datetime(request.session.get(CONFIRMED_KEY, ""))
    return max(begun, confirmed) if confirmed else begun


def confirm(request: HttpRequest) -> None:
    """They have just shown it."""
    request.session[CONFIRMED_KEY] = timezone.now().isoformat()
