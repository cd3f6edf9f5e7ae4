"""The embedded PostgreSQL: made, remembered, mended after a crash, and never open to anyone without a password."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from stat import S_IMODE

import psycopg2
import pytest

from restorative.database import Place, Server, ensure_running, stop
from restorative.database.places import usual_place
from restorative.database.postmaster import is_running


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    # Not pytest's own folder: that one is closed to the lesser user who runs the server for root.
    above = Path(tempfile.mkdtemp(prefix="restorative-", dir="/var/tmp"))
    above.chmod(0o711)
    place = replace(usual_place(), home=above / "server")
    try:
        yield place
    finally:
        stop(place)
        shutil.rmtree(above)


@pytest.fixture
def server(place: Place) -> Server:
    return ensure_running(place)


def ask(url: str, question: str) -> list[tuple[object, ...]]:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def postmaster(place: Place) -> int:
    return int((place.data / "postmaster.pid").read_text().split()[0])


def claim_to_run_as(pid: int, place: Place) -> None:
    """Leave the traces of a crash: a postmaster.pid that names this process."""
    stop(place)
    (place.data / "postmaster.pid").write_text(f"{pid}\n{place.data}\n1\n1\n\n127.0.0.1\n\nready\n")
    place.own(place.data / "postmaster.pid")


def test_a_fresh_server_has_a_database_an_owner_and_a_role_to_serve_with(server: Server) -> None:
    owner, app = (server.url(user=f"restorative_{name}") for name in ("owner", "app"))
    rights = (
        "SELECT rolsuper, rolcreaterole, rolcreatedb, rolinherit FROM pg_roles WHERE rolname = current_user"
    )
    assert ask(owner, rights) == [(False, True, True, True)]
    assert ask(app, rights) == [(False, False, False, False)]
    assert ask(app, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'restorative'") == [
        ("restorative_owner",)
    ]
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        ask(app, "CREATE TABLE mine (id int)")


def test_the_owner_may_change_the_app_role(server: Server) -> None:
    ask(server.url(user="restorative_owner"), "ALTER ROLE restorative_app CONNECTION LIMIT 40")


def test_nobody_enters_without_the_right_password(server: Server) -> None:
    for user in server.passwords:
        wrong = replace(server, passwords={user: "wrong"})
        with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
            ask(wrong.url("postgres", user), "SELECT 1")


def test_it_listens_on_this_machine_alone_below_the_ports_of_outgoing_connections(server: Server) -> None:
    assert ask(server.url(), "SHOW listen_addresses") == [("127.0.0.1",)]
    assert ask(server.url(), "SHOW unix_socket_directories") == [("",)]
    assert 1024 < server.port < 32_768


def test_passwords_are_for_the_servers_user_alone(server: Server, place: Place) -> None:
    assert S_IMODE((place.home / "passwords.json").stat().st_mode) == 0o600
    assert S_IMODE(place.home.stat().st_mode) == 0o700
    assert S_IMODE(place.home.parent.stat().st_mode) == 0o711, "nothing outside its home was touched"


def test_record_text_stays_out_of_the_servers_log(server: Server, place: Place) -> None:
    with pytest.raises(psycopg2.Error):
        ask(server.url(), "SELECT 'Amina said no' / 0")
    assert "Amina" not in place.log.read_text()


def test_asking_again_finds_the_same_server(server: Server, place: Place) -> None:
    pid = postmaster(place)
    assert ensure_running(place) == server
    assert postmaster(place) == pid


def test_a_killed_server_comes_back_with_all_that_was_kept(server: Server, place: Place) -> None:
    ask(server.url(), "CREATE TABLE kept AS SELECT 'promise' AS what")
    killed = postmaster(place)
    os.kill(killed, signal.SIGKILL)
    while is_running(place.data):
        time.sleep(0.01)
    again = ensure_running(place)
    assert postmaster(place) != killed
    assert ask(again.url(), "SELECT what FROM kept") == [("promise",)]


def test_a_number_that_now_belongs_to_another_program_fools_nobody(server: Server, place: Place) -> None:
    claim_to_run_as(os.getpid(), place)
    assert not is_running(place.data)
    ask(ensure_running(place).url(), "SELECT 1")


def test_a_zombie_fools_nobody(server: Server, place: Place) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)
    claim_to_run_as(dead.pid, place)
    ask(ensure_running(place).url(), "SELECT 1")
    dead.wait()


def test_a_half_made_data_folder_is_made_anew(server: Server, place: Place) -> None:
    other = replace(place, home=place.home.with_name("interrupted"))
    other.make()
    (other.home / "data-making").mkdir()
    (other.home / "data-making" / "half").touch()
    try:
        ask(ensure_running(other).url(), "SELECT 1")
    finally:
        stop(other)


def test_the_port_is_remembered_unless_somebody_took_it(server: Server, place: Place) -> None:
    stop(place)
    assert ensure_running(place).port == server.port
    stop(place)
    with socket.create_server(("127.0.0.1", server.port)):
        moved = ensure_running(place)
    assert moved.port != server.port
    ask(moved.url(), "SELECT 1")


def test_a_server_in_use_is_left_to_those_who_use_it(server: Server, place: Place) -> None:
    somebody = psycopg2.connect(server.url())
    assert not stop(place, if_unused=True)
    somebody.close()
    assert stop(place, if_unused=True)
    assert not is_running(place.data)
    assert stop(place), "stopping what is stopped is no mistake"
