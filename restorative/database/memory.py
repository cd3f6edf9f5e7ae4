"""What the embedded server remembers between starts: a password for each user, and its port."""

import json
import os
import random
import secrets
import socket
from pathlib import Path

from restorative.database.places import Place

USERS = ("postgres", "restorative_owner", "restorative_app")
# Below the range from which systems take ports for outgoing connections.
PORTS = range(20_000, 32_000)


def passwords(place: Place) -> dict[str, str]:
    path = place.home / "passwords.json"
    if not path.exists():
        _write(place, path, json.dumps({user: secrets.token_urlsafe(24) for user in USERS}))
    known: dict[str, str] = json.loads(path.read_text())
    return known


def superuser_file(place: Place) -> Path:
    """Return a file that holds the superuser's password alone, as initdb wants it."""
    path = place.home / "superuser-password"
    _write(place, path, passwords(place)["postgres"])
    return path


def port(place: Place) -> int:
    return int((place.home / "port").read_text())


def free_port(place: Place) -> int:
    """Return the port we had, unless somebody else has taken it meanwhile."""
    path = place.home / "port"
    remembered = [int(path.read_text())] if path.exists() else []
    chosen = next(number for number in [*remembered, *random.sample(PORTS, 200)] if _is_free(number))
    _write(place, path, str(chosen))
    return chosen


def _is_free(number: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", number))
        except OSError:
            return False
    return True


def _write(place: Place, path: Path, text: str) -> None:
    """Write a file that only the server's user can read, whole or not at all."""
    making = path.with_suffix(".making")
    making.unlink(missing_ok=True)
    with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    place.own(making)
    making.rename(path)
