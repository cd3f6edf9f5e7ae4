"""The trail is added to and nothing else: also its owner is refused.

An owner can take these triggers away again; that is what the seals outside the database are for.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from restorative.audit.leaves import COLUMNS

ROWS = (*COLUMNS, "audit_seal")

REFUSE = """
CREATE OR REPLACE FUNCTION app.trail_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the trail stays as it was written' USING ERRCODE = 'insufficient_privilege';
END $$;
"""
# a hash leaves its waiting room for a seal
LEAVES = """
CREATE OR REPLACE TRIGGER trail_stays BEFORE UPDATE ON audit_leaf
FOR EACH ROW EXECUTE FUNCTION app.trail_stays();
CREATE OR REPLACE TRIGGER trail_stays_unsealed BEFORE DELETE ON audit_leaf
FOR EACH ROW WHEN (coalesce(current_setting('app.sealing', true), '') = '') EXECUTE FUNCTION app.trail_stays();
"""
# rows of a partition obey the triggers of its table; emptying it obeys its own only
TABLES = """
SELECT oid::regclass::text FROM pg_class WHERE relname = ANY(%s) AND relnamespace = 'public'::regnamespace
UNION SELECT inhrelid::regclass::text FROM pg_inherits JOIN pg_class parent ON parent.oid = inhparent
WHERE parent.relname = ANY(%s) AND parent.relnamespace = 'public'::regnamespace
"""
STANDING = """
SELECT tgrelid::regclass::text, tgname FROM pg_trigger
WHERE tgfoid = to_regproc('app.trail_stays') AND tgparentid = 0
"""


def raise_guards() -> None:
    """Put the guards in place. Safe to run again and again."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES, [[*ROWS, "audit_leaf"], [*ROWS, "audit_leaf"]])
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute(
            "\n".join([REFUSE, *map(against_change, ROWS), LEAVES, *map(against_emptying, tables)])
        )


def against_change(table: str) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER trail_stays BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION app.trail_stays();"
    )


def against_emptying(table: str) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER trail_is_kept BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION app.trail_stays();"
    )


def lower_guards() -> bool:
    """Take the guards away, in the databases of demo and tests; whether there were any."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING)
        found = cursor.fetchall()
        cursor.execute("\n".join(f"DROP TRIGGER {name} ON {table};" for table, name in found) or "SELECT")
    return bool(found)


@contextmanager
def guards_lowered() -> Iterator[None]:
    stood = lower_guards()
    yield
    if stood:
        raise_guards()
