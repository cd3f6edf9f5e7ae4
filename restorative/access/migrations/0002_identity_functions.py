"""Who is asking, inside the database. `app.uid()` raises when nobody said: silence would look like no rows."""

from django.db import migrations

FUNCTIONS = """
CREATE SCHEMA IF NOT EXISTS app;

CREATE OR REPLACE FUNCTION app.uid() RETURNS uuid LANGUAGE plpgsql STABLE AS $$
DECLARE said text := current_setting('app.uid', true);
BEGIN
  IF coalesce(said, '') = '' THEN
    RAISE EXCEPTION 'no identity was set for this transaction' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN said::uuid;
END $$;

CREATE OR REPLACE FUNCTION app.my_families() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  SELECT coalesce(array_agg(family_id), '{}') FROM access_familyaccess
  WHERE user_id = app.uid() AND starts_at <= statement_timestamp()
    AND (ends_at IS NULL OR ends_at > statement_timestamp())
$$;

CREATE OR REPLACE FUNCTION app.is_lead() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  SELECT EXISTS (
    SELECT FROM accounts_user WHERE id = app.uid() AND is_active AND 'lead' = ANY(roles)
  )
$$;
"""

# Django's database cache, as `createcachetable` would make it: here, so that grants find it.
CACHE = """
CREATE TABLE IF NOT EXISTS cache_entry (
  cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS cache_entry_expires ON cache_entry (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(CACHE, migrations.RunSQL.noop),
    ]
