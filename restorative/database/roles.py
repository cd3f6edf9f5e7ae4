"""The project's database, its owner, and the role that the web server signs in as."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psycopg2
from psycopg2 import errors, sql
from psycopg2.extensions import cursor as Cursor

from restorative.database.places import Place

DATABASE, OWNER, APP = "restorative", "restorative_owner", "restorative_app"


def prepare(place: Place, superuser_url: str, owner_url: str, passwords: Mapping[str, str]) -> None:
    """Make the database and its two sign-ins, once per data folder."""
    done = place.data / "restorative-is-prepared"
    if done.exists():
        return
    with _statements(superuser_url) as cursor:
        _make_role(cursor, OWNER, "LOGIN CREATEDB CREATEROLE", passwords[OWNER])
        _make_database(cursor)
    # The owner makes it, because a role that is no superuser may only change the roles that it made.
    with _statements(owner_url) as cursor:
        _make_role(cursor, APP, "LOGIN NOINHERIT", passwords[APP])
    done.touch()


@contextmanager
def _statements(url: str) -> Iterator[Cursor]:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


def _make_role(cursor: Cursor, name: str, rights: str, password: str) -> None:
    role = sql.Identifier(name)
    try:
        cursor.execute(sql.SQL("CREATE ROLE {}").format(role))
    except errors.DuplicateObject:
        pass  # An earlier start was interrupted here.
    cursor.execute(sql.SQL("ALTER ROLE {} {} PASSWORD %s").format(role, sql.SQL(rights)), [password])


def _make_database(cursor: Cursor) -> None:
    names = (sql.Identifier(DATABASE), sql.Identifier(OWNER))
    try:
        cursor.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*names))
    except errors.DuplicateDatabase:
        pass
