"""`app.uid()` looks for names where the functions that ask it do: else its plan was made anew each time they took turns."""

from django.db import migrations

FUNCTION = "ALTER FUNCTION app.uid() SET search_path = pg_catalog, public, app, pg_temp;"


class Migration(migrations.Migration):
    dependencies = [("access", "0003_colleagues")]

    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
