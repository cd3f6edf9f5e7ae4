"""A name that was changed leaves no key to be found by, whoever changes it."""

from django.db import migrations

TRIGGER = """
CREATE FUNCTION app.name_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  DELETE FROM families_namekey WHERE member_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER name_changed AFTER UPDATE OF full_name, preferred_name ON families_member FOR EACH ROW
  WHEN (OLD.full_name IS DISTINCT FROM NEW.full_name OR OLD.preferred_name IS DISTINCT FROM NEW.preferred_name)
  EXECUTE FUNCTION app.name_changed();
"""


class Migration(migrations.Migration):
    dependencies = [("families", "0024_support")]

    operations = [migrations.RunSQL(TRIGGER, migrations.RunSQL.noop)]
