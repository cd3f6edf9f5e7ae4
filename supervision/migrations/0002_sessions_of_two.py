"""Whose sessions they are, asked once a query; and what a family's part names is of that family."""

from django.db import migrations

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

FUNCTION = """
CREATE FUNCTION app.my_sessions() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT coalesce(array_agg(id), '{}') FROM supervision_supervisionsession
  WHERE app.uid() IN (supervisee_id, manager_id)
$$;
"""
TIES = {"supervision_decision": {"discussion_id": "supervision_casediscussion"}}


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_initial"), ("families", "0006_one_family_more")]

    operations = [
        migrations.RunSQL(FUNCTION, migrations.RunSQL.noop),
        migrations.RunSQL(list(parent_statements(("supervision_casediscussion",))), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(
            list(stay_statements(("supervision_casediscussion", "supervision_decision"))),
            migrations.RunSQL.noop,
        ),
    ]
