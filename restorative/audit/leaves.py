"""A hash of every row of the trail, taken by a trigger as the row is written.

The columns of each table are listed here once and for all: a hash that was taken must come out the same in ten years.
A column that is added later needs a list of its own beside these.
"""

from django.db import connection

COLUMNS = {
    "audit_auditevent": "id, at, user_id, family_id, action, target_kind, target_id, fields",
    "audit_accesslog": "id, at, user_id, member_id, family_id, kind, target_id",
    "audit_refusal": "id, at, user_id, view_name, method, status",
    "audit_change": (
        "id, at, transaction, login, user_id, member_id, family_id, source, row_id, operation, columns, before, after"
    ),
}

KEEP_LEAF = """
CREATE OR REPLACE FUNCTION app.{function}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp SET timezone = 'UTC' AS $$
BEGIN
  INSERT INTO audit_leaf (source, row_id, hash) VALUES ('{table}', NEW.id, {hash});
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER keeps_leaf AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION app.{function}();
"""


def hash_of(table: str, row: str) -> str:
    """SQL for the SHA-256 of a row: its table and all its columns, as JSON, in universal time."""
    columns = ", ".join(f"{row}.{column}" for column in COLUMNS[table].split(", "))
    return f"sha256(convert_to(jsonb_build_array('{table}', {columns})::text, 'UTF8'))"


def keep_leaves() -> None:
    """Put the trigger on every table of the trail. Safe to run again and again."""
    with connection.cursor() as cursor:
        for table in COLUMNS:
            function = table.replace("audit_", "keep_leaf_of_")
            cursor.execute(KEEP_LEAF.format(table=table, function=function, hash=hash_of(table, "NEW")))


def take_leaves_anew() -> None:
    """Forget every hash and take them all again: for the demo, whose clock sets rows back after they are written."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_leaf, audit_seal")
        for table in COLUMNS:
            # the names of our own tables and columns
            taken = f"SELECT '{table}', t.id, {hash_of(table, 't')} FROM {table} t"  # noqa: S608
            cursor.execute(f"INSERT INTO audit_leaf (source, row_id, hash) {taken}")
