"""The roof's own pages: home by role, what waits, the team, the demo's outbox, and what is shown when something goes wrong."""

from restorative.views.errors import (
    bad_request,
    csrf_failure,
    page_not_found,
    permission_denied,
    server_error,
)
from restorative.views.health import health
from restorative.views.home import home
from restorative.views.outbox import outbox
from restorative.views.team import team
from restorative.views.waiting import waiting

__all__ = [
    "bad_request",
    "csrf_failure",
    "health",
    "home",
    "outbox",
    "page_not_found",
    "permission_denied",
    "server_error",
    "team",
    "waiting",
]
