"""The embedded PostgreSQL of the demo, of development and of the tests. It knows nothing of Django.

`urls()` is all that settings need; `python -m restorative.database start|stop|url` is for people and for `./dev`.
"""

from restorative.database.places import Place
from restorative.database.server import Server, ensure_running, stop

__all__ = ["Place", "Server", "ensure_running", "stop", "urls"]


def urls() -> tuple[str, str]:
    """Return the app role's address and the owner's, starting the server when it is not running."""
    server = ensure_running()
    return server.url(user="restorative_app"), server.url(user="restorative_owner")
