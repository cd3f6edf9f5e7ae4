"""A copy of everything is taken by a role of its own, which reads all and writes nothing."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from urllib.parse import quote

import psycopg2
import pytest
from django.db import connection, transaction

from restorative.access.identity import role_name
from restorative.access.policies import declared_tables, quoted
from restorative.database.places import usual_place
from restorative.database.server import ensure_running
from tests import people
from tests.conftest import Story

PASSWORD = "for this test alone"
MAY = "SELECT has_table_privilege(%s, %s, %s)"


def backup() -> str:
    return role_name("backup")


def may(verb: str, table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(MAY, [backup(), table, verb])
        return bool(cursor.fetchone()[0])


def tables() -> list[str]:
    """Every table there is, the parts of the trail included."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid::regclass::text FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        )
        return [name for (name,) in cursor.fetchall()]


def test_it_reads_every_table_and_writes_none(db: None) -> None:
    assert len(tables()) > len(list(declared_tables())), "partitions too"
    assert [name for name in tables() if not may("SELECT", name)] == []
    writes = ("INSERT", "UPDATE", "DELETE", "TRUNCATE")
    assert [(verb, name) for name in tables() for verb in writes if may(verb, name)] == []


def test_a_table_that_comes_later_is_read_as_well(db: None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.next_month (id int)")
        assert may("SELECT", "public.next_month")
        transaction.set_rollback(True)


@pytest.mark.parametrize("path", ["app", "staff", "family"])
def test_nobody_who_serves_takes_it_on(db: None, path: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {quoted(role_name(path))}")
        cursor.execute("SELECT pg_has_role(%s, 'MEMBER')", [backup()])
        assert cursor.fetchone() == (False,)
        transaction.set_rollback(True)


@pytest.fixture
def address(transactional_db: None) -> Iterator[str]:
    """What the administrator of a database server does for it: a password, and past the row policies."""
    if os.environ.get("DATABASE_OWNER_URL"):
        pytest.skip("this needs to be the administrator of the database server")
    server = ensure_running()
    administer(server.url("postgres"), f"ALTER ROLE {quoted(backup())} LOGIN BYPASSRLS PASSWORD '{PASSWORD}'")
    name = connection.settings_dict["NAME"]
    yield f"postgres://{backup()}:{quote(PASSWORD)}@{server.host}:{server.port}/{name}"
    administer(server.url("postgres"), f"ALTER ROLE {quoted(backup())} NOLOGIN NOBYPASSRLS PASSWORD NULL")


def administer(url: str, statement: str) -> None:
    administrator = psycopg2.connect(url)
    administrator.autocommit = True
    with administrator.cursor() as cursor:
        cursor.execute(statement)
    administrator.close()


def test_its_copy_holds_every_row(address: str, story: Story) -> None:
    people.make_visit(story.family, story.priya)
    program = shutil.which("pg_dump", path=str(usual_place().programs)) or "pg_dump"
    command = [program, "--data-only", "--schema=public", "--dbname", address]
    copied = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert "We drank tea and talked about mornings." in copied
    assert {name: rows for name, rows in rows_of(copied).items() if rows} == {
        name: rows for name, rows in counted().items() if rows
    }


def rows_of(copied: str) -> dict[str, int]:
    """How many rows a copy holds of each table."""
    parts = (part.split(" (", 1) for part in copied.split("\nCOPY public.")[1:])
    return {name: rest.partition("\n")[2].partition("\\.\n")[0].count("\n") for name, rest in parts}


def counted() -> dict[str, int]:
    found = {}
    with connection.cursor() as cursor:
        for name in tables():
            cursor.execute(f"SELECT count(*) FROM ONLY {name}")
            found[name] = cursor.fetchone()[0]
    return found


def test_it_cannot_change_a_word(address: str, story: Story) -> None:
    copier = psycopg2.connect(address)
    with pytest.raises(psycopg2.Error), copier.cursor() as cursor:
        cursor.execute("UPDATE families_family SET name = 'Nobody'")
    copier.close()
    story.family.refresh_from_db()
    assert story.family.name != "Nobody"
