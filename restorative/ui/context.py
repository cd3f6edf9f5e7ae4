"""What every page knows: the navigation, whether this is the demo, and how long the session lasts."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from restorative.access.lasting import seconds_left

Item = dict[str, Any]
FAMILY_AREA = "/my/"
# in the session of who opened a family that is not theirs: until when
EMERGENCY = "emergency_until"


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The items come from the callable named in settings.RESTORATIVE_NAVIGATION: {url, label, current}."""
    return {
        "navigation": SimpleLazyObject(lambda: _items()(request)),
        "demo": getattr(settings, "DEMO", False),
        "emergency_until": SimpleLazyObject(lambda: emergency_until(request)),
        "seconds_left": seconds_left(request),
        "family_area": request.path.startswith(FAMILY_AREA),
    }


def emergency_until(request: HttpRequest) -> datetime | None:
    """When an opened family shuts again, for the banner; nothing once it has."""
    said = request.session.get(EMERGENCY) if hasattr(request, "session") else None
    until = datetime.fromisoformat(said) if said else None
    return until if until and until > timezone.now() else None


@cache
def _items() -> Callable[[HttpRequest], Sequence[Item]]:
    path = getattr(settings, "RESTORATIVE_NAVIGATION", "")
    found: Callable[[HttpRequest], Sequence[Item]] = import_string(path) if path else _none
    return found


def _none(request: HttpRequest) -> Sequence[Item]:
    return ()
