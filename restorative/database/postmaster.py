"""Is the server alive? The first process of a PostgreSQL server is its postmaster, and postmaster.pid names it.

After a hard kill that file lies: the number may belong to a zombie that nobody buries, as in containers, or by now
to another program. PostgreSQL's own tools are fooled by both, so we look closer. Linux only: we read /proc.
"""

import os
import time
from pathlib import Path

import psycopg2

ORPHANS_SECONDS = 20.0


def is_running(data: Path) -> bool:
    """Return whether a live server has finished starting on this data folder."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) >= 8 and lines[7].strip() == "ready" and _works_in(lines[0], data)


def clear_traces(data: Path) -> None:
    """Remove a dead server's postmaster.pid, once none of its processes is left. Raises RuntimeError.

    A process that still writes to the data would spoil it under a second server, so we wait for the last one.
    """
    until = time.monotonic() + ORPHANS_SECONDS
    while processes := [pid for pid in os.listdir("/proc") if pid.isdigit() and _works_in(pid, data)]:
        if time.monotonic() > until:
            raise RuntimeError(
                f"Processes {', '.join(processes)} of a dead server still use {data}. End them and try again."
            )
        time.sleep(0.1)
    (data / "postmaster.pid").unlink(missing_ok=True)


def is_shared(url: str) -> bool:
    """Return whether anybody but us is connected."""
    connection = psycopg2.connect(url)
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            (others,) = cursor.fetchone() or (0,)
    finally:
        connection.close()
    return bool(others)


def _works_in(pid: str, data: Path) -> bool:
    """Return whether the process lives and stands in the data folder, as all of a server's processes do."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == data.resolve()
    except OSError:
        # It is gone, it is a zombie, or it is somebody else's.
        return False
