"""Counts the SQL statements of a page the way the budget does."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def counts(sql: str) -> bool:
    """Everything but transaction control, setting the identity, and the session and user look-ups."""
    if sql.startswith(NOT_COUNTED) or "/* identity */" in sql or "accounts_opensession" in sql:
        return False
    return not (sql.startswith("SELECT") and 'FROM "accounts_user" WHERE "accounts_user"."id" =' in sql)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Gathers the statements that count; the list is filled when the block ends."""
    statements: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield statements
    statements += [query["sql"] for query in captured.captured_queries if counts(query["sql"])]
