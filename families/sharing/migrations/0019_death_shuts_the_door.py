"""When somebody has died, nobody reads on in their name: the ways in end with the same statement, whoever writes it down.

It is the human who died: where they are a member of another family too, their way in ends there as well. That family is
told nothing else. Nothing here opens again by itself: where it was a mistake, they are invited anew.
"""

from django.db import migrations

TRIGGER = """
CREATE FUNCTION app.somebody_died() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  UPDATE sharing_invitation SET ended_at = statement_timestamp()
  WHERE ended_at IS NULL AND member_id IN (SELECT id FROM families_member WHERE person_id = NEW.person_id);
  UPDATE sharing_memberaccess SET ended_at = greatest(statement_timestamp(), started_at)
  WHERE (ended_at IS NULL OR ended_at > statement_timestamp())
    AND member_id IN (SELECT id FROM families_member WHERE person_id = NEW.person_id);
  RETURN NULL;
END $$;

CREATE TRIGGER somebody_died AFTER UPDATE OF died_on ON families_member FOR EACH ROW
  WHEN (OLD.died_on IS NULL AND NEW.died_on IS NOT NULL)
  EXECUTE FUNCTION app.somebody_died();
"""

# those who had died before
END = """
CREATE TEMPORARY TABLE died ON COMMIT DROP AS
  SELECT id FROM families_member
  WHERE person_id IN (SELECT person_id FROM families_member WHERE died_on IS NOT NULL);
UPDATE sharing_invitation SET ended_at = statement_timestamp()
  WHERE ended_at IS NULL AND member_id IN (SELECT id FROM died);
UPDATE sharing_memberaccess SET ended_at = greatest(statement_timestamp(), started_at)
  WHERE (ended_at IS NULL OR ended_at > statement_timestamp()) AND member_id IN (SELECT id FROM died);
DROP TABLE died;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0018_assessments"),
        ("families", "0026_same_person"),
    ]

    operations = [
        migrations.RunSQL(END, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGER, migrations.RunSQL.noop),
    ]
