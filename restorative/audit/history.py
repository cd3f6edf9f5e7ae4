"""Change history: on every case table a trigger keeps who changed which row, and what stood in it.

A new row is kept as having come, a change with the row before and the columns after, a deletion with the row before.
The trigger runs as the owner, so that nobody who serves needs a right to the history, neither to write nor to read.
"""

from collections.abc import Iterator

from django.db import connection

from restorative.access.policies import Table, declared_tables, quoted

KEEP_CHANGE = """
CREATE OR REPLACE FUNCTION app.keep_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE
  -- the column with the family's id, and those whose content is not kept
  c_family text := TG_ARGV[0];
  c_unkept text[] := TG_ARGV[1];
  v_row record;
  v_before jsonb;
  v_after jsonb;
  v_columns text[] := '{}';
  v_family uuid;
BEGIN
  IF TG_OP = 'INSERT' THEN
    v_row := NEW;
  ELSE
    v_row := OLD;
    v_before := to_jsonb(OLD);
  END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT coalesce(jsonb_object_agg(key, value), '{}'), coalesce(array_agg(key ORDER BY key), '{}')
      INTO v_after, v_columns
      FROM jsonb_each(to_jsonb(NEW)) WHERE value IS DISTINCT FROM v_before -> key;
  END IF;
  CASE c_family
    WHEN 'family_id' THEN v_family := v_row.family_id;
    WHEN 'id' THEN v_family := v_row.id;
    ELSE NULL;
  END CASE;
  INSERT INTO audit_change (
    transaction, login, user_id, member_id, family_id, source, row_id, operation, columns, before, after
  ) VALUES (
    pg_current_xact_id()::text::bigint, session_user,
    nullif(current_setting('app.uid', true), '')::uuid, nullif(current_setting('app.member', true), '')::uuid,
    v_family, TG_TABLE_NAME, v_row.id, TG_OP, v_columns, v_before - c_unkept, v_after - c_unkept
  );
  RETURN NULL;
END $$;
"""

HAS_COLUMN = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND column_name IN ('id', 'family_id')
"""


def with_history() -> list[Table]:
    """The tables whose changes are kept: every case table that does not say otherwise."""
    return [table for table in declared_tables() if table.case and table.history]


def keep_history() -> None:
    """Put the trigger on every table whose changes are kept. Safe to run again and again."""
    with connection.cursor() as cursor:
        cursor.execute(HAS_COLUMN)
        columns = set(cursor.fetchall())
        cursor.execute("\n".join([KEEP_CHANGE, *map(str, triggers(columns))]))


def triggers(columns: set[tuple[str, str]]) -> Iterator[str]:
    for table in with_history():
        family = table.family if (table.name, table.family) in columns else ""
        unkept = ",".join(table.unkept.split())
        yield (
            f"CREATE OR REPLACE TRIGGER keeps_history AFTER INSERT OR UPDATE OR DELETE ON {quoted(table.name)}"
            f" FOR EACH ROW EXECUTE FUNCTION app.keep_change('{family}', '{{{unkept}}}');"
        )
