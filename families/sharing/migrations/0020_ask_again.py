"""Managers come and go: a note that was asked to go must not wait for ever for one who sees both families.

Whoever works with the note's family learns that nobody could decide, and may ask anew; what was asked before is set
aside, and they learn neither why it was asked nor where to.
"""

from django.db import migrations

FUNCTIONS = """
-- whether somebody asks for this note to go, and there is no manager now who could agree (see app.agree_wrong_family)
CREATE FUNCTION app.nobody_can_agree(p_note uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  WITH way AS (
    SELECT user_id, family_id FROM access_familyaccess
    WHERE via <> 'break_glass' AND starts_at <= statement_timestamp()
      AND (ends_at IS NULL OR ends_at > statement_timestamp())
  )
  SELECT EXISTS (
    SELECT FROM families_wrongfamily asked JOIN families_visit note ON note.id = asked.note_id
    WHERE asked.note_id = p_note AND asked.decided_at IS NULL AND NOT EXISTS (
      SELECT FROM accounts_user one
      WHERE one.is_active AND 'manager' = ANY (one.roles) AND one.id NOT IN (asked.asked_by_id, note.author_id)
        AND EXISTS (SELECT FROM way WHERE way.user_id = one.id AND way.family_id = asked.family_id)
        AND (asked.to_family_id IS NULL
             OR EXISTS (SELECT FROM way WHERE way.user_id = one.id AND way.family_id = asked.to_family_id))))
$$;

-- what nobody can decide makes room for what is asked anew. Gives whether there was such a thing.
CREATE FUNCTION app.set_aside_wrong_family(p_note uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  UPDATE families_wrongfamily SET decision = 'set_aside', decided_by_id = app.uid(), decided_at = statement_timestamp()
  WHERE note_id = p_note AND decided_at IS NULL AND family_id = ANY (app.families_i_hold())
    AND app.nobody_can_agree(p_note);
  RETURN FOUND;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0019_death_shuts_the_door"), ("families", "0028_set_aside")]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
