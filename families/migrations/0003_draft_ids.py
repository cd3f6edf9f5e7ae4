"""A draft's id comes with the page, so the page must be able to ask whether somebody already has it."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION app.visit_id_is_taken(p_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  SELECT EXISTS (SELECT FROM families_visitdraft WHERE id = p_id)
      OR EXISTS (SELECT FROM families_visit WHERE id = p_id)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("families", "0002_access_triggers")]

    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
