"""A restricted family does not exist for whoever reads the trail, by its reference either."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION app.family_of_reference(p_reference text) RETURNS uuid LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  RETURN (
    SELECT id FROM families_family
    WHERE reference = p_reference AND app.is_lead() AND id <> ALL (app.restricted_families())
  );
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("families", "0009_ways"), ("audit", "0006_change_history")]

    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
