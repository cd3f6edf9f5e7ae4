"""Starts, prepares and stops the embedded PostgreSQL, and brings it back after a crash."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from restorative.database import memory
from restorative.database.places import Place, usual_place
from restorative.database.postmaster import clear_traces, is_running, is_shared
from restorative.database.roles import prepare

HOST = "127.0.0.1"
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, and the password of each user we made."""

    host: str
    port: int
    passwords: dict[str, str] = field(repr=False)

    def url(self, database: str = "restorative", user: str = "postgres") -> str:
        return f"postgres://{user}:{quote(self.passwords[user])}@{self.host}:{self.port}/{database}"


def ensure_running(place: Place | None = None, *, for_tests: bool = False) -> Server:
    """Return the running server, having started, recovered or made it as needed. Raises RuntimeError.

    Started for tests it does not wait for the disk: what they write is thrown away anyhow.
    """
    place = place or usual_place()
    with place.locked():
        if not is_running(place.data):
            _make(place)
            _start(place, {"fsync": "off"} if for_tests else {})
        server = Server(HOST, memory.port(place), memory.passwords(place))
        prepare(place, server.url("postgres"), server.url(user="restorative_owner"), server.passwords)
    return server


def stop(place: Place | None = None, *, if_unused: bool = False) -> bool:
    """Stop the server; return whether it is stopped now. With `if_unused`, not while others are connected."""
    place = place or usual_place()
    with place.locked():
        if not is_running(place.data):
            return True
        server = Server(HOST, memory.port(place), memory.passwords(place))
        if if_unused and is_shared(server.url("postgres")):
            return False
        _run(place, "pg_ctl", "stop", "--silent", "--mode=fast", f"--pgdata={place.data}")
    return True


def _make(place: Place) -> None:
    """Make the data folder, and give it its name only when it is whole."""
    if place.data.exists():
        return
    making = place.home / "data-making"
    shutil.rmtree(making, ignore_errors=True)
    password = memory.superuser_file(place)
    _run(
        place,
        "initdb",
        f"--pgdata={making}",
        "--username=postgres",
        f"--pwfile={password}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
    )
    password.unlink()
    making.rename(place.data)


def _start(place: Place, besides: Mapping[str, str]) -> None:
    clear_traces(place.data)
    options = {
        "listen_addresses": HOST,
        "port": str(memory.free_port(place)),
        "unix_socket_directories": "",
        "max_connections": "60",
        "log_min_messages": "fatal",
        "log_min_error_statement": "panic",
        **besides,
    }
    _run(
        place,
        "pg_ctl",
        "start",
        "--silent",
        "--wait",
        f"--timeout={START_SECONDS}",
        f"--pgdata={place.data}",
        f"--log={place.log}",
        "--options=" + " ".join(f"-c {name}='{value}'" for name, value in options.items()),
    )


def _run(place: Place, program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs as the place's user, with none of our environment."""
    command = [str(place.programs / program), *arguments]
    environment = {"PATH": os.defpath, "LC_ALL": "C"}
    account = pwd.getpwnam(place.user) if place.user else None
    done = subprocess.run(
        command,
        cwd=place.home,
        env=environment,
        user=account and account.pw_uid,
        group=account and account.pw_gid,
        extra_groups=[] if account else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
        stderr=subprocess.STDOUT if program != "pg_ctl" else None,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(_complaint(program, done.stdout, place.log))


def _complaint(program: str, output: str | None, log: Path) -> str:
    said = (output or "").strip()
    if log.exists():
        said = f"{said}\n{log.read_text(errors='replace')[-2000:]}".strip()
    return f"The embedded database did not start or stop ({program}). It said:\n{said}"
