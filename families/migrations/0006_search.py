"""Triggers keep what searches look through: a note's words come and go with its passages, keys go with the name."""

from django.db import migrations

# more than this of one note is not looked through: a row holds no more
WORDS = """
CREATE FUNCTION app.write_note_words(p_notes uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  INSERT INTO families_notewords (id, family_id, visit_id, happened_on, words)
  SELECT gen_random_uuid(), note.family_id, note.id, note.happened_on,
         strip(to_tsvector('english', said.whole) || to_tsvector('simple', said.whole))
  FROM families_visit note
  JOIN (
    SELECT visit_id, left(string_agg(text, E'\\n' ORDER BY position), 200000) AS whole
    FROM families_passage WHERE visit_id = ANY (p_notes) GROUP BY visit_id
  ) said ON said.visit_id = note.id
  ON CONFLICT (visit_id) DO UPDATE SET words = excluded.words;
$$;

CREATE FUNCTION app.passages_came() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  PERFORM app.write_note_words(ARRAY(SELECT DISTINCT visit_id FROM came));
  RETURN NULL;
END $$;

CREATE FUNCTION app.passages_went() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  DELETE FROM families_notewords WHERE visit_id IN (SELECT visit_id FROM went);
  PERFORM app.write_note_words(ARRAY(SELECT DISTINCT visit_id FROM went));
  RETURN NULL;
END $$;

CREATE TRIGGER words_come AFTER INSERT ON families_passage
  REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION app.passages_came();
CREATE TRIGGER words_go AFTER DELETE ON families_passage
  REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION app.passages_went();

-- a note's words are read whole, thousands in a row: out of line each would have to be fetched and unpacked
ALTER TABLE families_notewords SET (toast_tuple_target = 8160);
"""

# a name that was changed leaves no key to be found by, whoever changes it
NAMES = """
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
    replaces = [("families", "0025_old_names")]

    dependencies = [("families", "0005_notes")]

    operations = [
        migrations.RunSQL(WORDS, migrations.RunSQL.noop),
        migrations.RunSQL(NAMES, migrations.RunSQL.noop),
    ]
