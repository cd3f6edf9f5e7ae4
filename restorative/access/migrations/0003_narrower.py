"""Who may make accounts, and that a row never changes its family."""

from django.db import migrations

FUNCTIONS = """
CREATE OR REPLACE FUNCTION app.is_administrator() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM accounts_user WHERE id = app.uid() AND is_active AND 'administrator' = ANY(roles)
  )
$$;

CREATE OR REPLACE FUNCTION app.family_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row stays with its family' USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- unless it is named, the schema of temporary tables is searched first: a table there could pose as one of ours
ALTER FUNCTION app.my_families() SET search_path = pg_catalog, public, app, pg_temp;
ALTER FUNCTION app.is_lead() SET search_path = pg_catalog, public, app, pg_temp;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_identity_functions")]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
