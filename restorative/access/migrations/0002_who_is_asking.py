"""Who is asking, inside the database, and what the walls of every app stand on.

`app.uid()` raises when nobody said: silence would look like no rows. Every function that runs as its owner names
`pg_temp` last in its search path: unless it is named, the schema of temporary tables is searched first, and a table
there could pose as one of ours.
"""

from django.db import migrations

FUNCTIONS = """
CREATE SCHEMA IF NOT EXISTS app;

CREATE FUNCTION app.uid() RETURNS uuid LANGUAGE plpgsql STABLE AS $$
DECLARE said text := current_setting('app.uid', true);
BEGIN
  IF coalesce(said, '') = '' THEN
    RAISE EXCEPTION 'no identity was set for this transaction' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN said::uuid;
END $$;

CREATE FUNCTION app.my_families() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT coalesce(array_agg(family_id), '{}') FROM access_familyaccess
  WHERE user_id = app.uid() AND starts_at <= statement_timestamp()
    AND (ends_at IS NULL OR ends_at > statement_timestamp())
$$;

CREATE FUNCTION app.is_lead() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM accounts_user WHERE id = app.uid() AND is_active AND 'lead' = ANY(roles)
  )
$$;

CREATE FUNCTION app.is_administrator() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM accounts_user WHERE id = app.uid() AND is_active AND 'administrator' = ANY(roles)
  )
$$;

-- for the triggers of restorative/access/one_family.py
CREATE FUNCTION app.family_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row stays with its family' USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


class Migration(migrations.Migration):
    replaces = [("access", "0002_identity_functions"), ("access", "0003_narrower")]

    dependencies = [("access", "0001_tables")]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
