"""What the database holds of notes: an id is begun once, and who said something stays."""

from django.db import migrations

# A draft's id comes with the page, so the page must be able to ask whether somebody already has it. A page that was
# left open must not begin a draft again with the words of a note that was withdrawn.
TAKEN = """
CREATE FUNCTION app.visit_id_is_taken(p_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT EXISTS (SELECT FROM families_visitdraft WHERE id = p_id)
      OR EXISTS (SELECT FROM families_visit WHERE id = p_id)
      OR EXISTS (SELECT FROM families_withdrawal WHERE note_id = p_id)
$$;
"""

# what must be released before it is shared does not become ours, and who said something does not change
SOURCE_STAYS = """
CREATE FUNCTION app.source_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.came_from IN ('agency', 'police', 'third_party')
    AND NEW.came_from NOT IN ('agency', 'police', 'third_party') THEN
    RAISE EXCEPTION 'what others told us is released, it does not become ours' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.said_by_id IS NOT NULL AND NEW.said_by_id IS DISTINCT FROM OLD.said_by_id THEN
    RAISE EXCEPTION 'who said it stays' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER source_stays BEFORE UPDATE OF came_from, said_by_id ON families_passage
  FOR EACH ROW EXECUTE FUNCTION app.source_stays();
"""


class Migration(migrations.Migration):
    replaces = [("families", "0003_draft_ids")]

    dependencies = [("families", "0004_families_unseen")]

    operations = [
        migrations.RunSQL(TAKEN, migrations.RunSQL.noop),
        migrations.RunSQL(SOURCE_STAYS, migrations.RunSQL.noop),
    ]
