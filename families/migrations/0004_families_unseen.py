"""What somebody may do about a family that they do not see. What is kept from them answers as if it never was."""

from django.db import migrations

OPENED = """
-- Nothing here tells a family that is restricted, or one to which the asker is tied, from one that never was.
CREATE FUNCTION app.break_glass(p_opening uuid, p_reference text, p_reason text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE found_id uuid;
BEGIN
  SELECT family.id INTO found_id FROM families_family family
  WHERE family.reference = p_reference
    AND EXISTS (SELECT FROM accounts_user one WHERE one.id = app.uid() AND one.is_active
                AND one.roles::text[] && ARRAY['practitioner', 'manager'])
    AND NOT EXISTS (SELECT FROM families_restriction restricted
                    WHERE restricted.family_id = family.id AND restricted.lifted_at IS NULL)
    AND NOT EXISTS (SELECT FROM families_conflict tied
                    WHERE tied.family_id = family.id AND tied.user_id = app.uid() AND tied.ended_at IS NULL);
  IF found_id IS NOT NULL THEN
    INSERT INTO families_breakglass (id, family_id, user_id, reason, opened_at, ends_at, review)
    VALUES (p_opening, found_id, app.uid(), p_reason, statement_timestamp(),
            statement_timestamp() + interval '4 hours', '');
  END IF;
  RETURN found_id;
END $$;
"""

# Whoever reads the trail reads ids. Those who tell them of a family say its reference; one that is restricted does not
# exist for them, by its reference either.
READ_OF = """
-- what not even the safeguarding lead's trail speaks of
CREATE FUNCTION app.restricted_families() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT coalesce(array_agg(family_id), '{}') FROM families_restriction WHERE lifted_at IS NULL AND app.is_lead()
$$;

CREATE FUNCTION app.family_of_reference(p_reference text) RETURNS uuid LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  RETURN (
    SELECT id FROM families_family
    WHERE reference = p_reference AND app.is_lead() AND id <> ALL (app.restricted_families())
  );
END $$;
"""

TIED_TO = """
-- a tie to the family with exactly this reference, in the name of who asks. Nothing comes back, whatever there is
CREATE FUNCTION app.declare_tie(p_id uuid, p_reference text, p_tie text) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  INSERT INTO families_conflict (id, family_id, user_id, tie, declared_by_id, declared_at)
  SELECT p_id, family.id, app.uid(), p_tie, app.uid(), statement_timestamp() FROM families_family family
  WHERE family.reference = p_reference AND app.uid() IS NOT NULL
  ON CONFLICT DO NOTHING
$$;
"""

# What matches in a family that the importer does not see is told there, to who sees it; nothing comes back to the
# importer, for whom that family does not exist.
BROUGHT_IN = """
CREATE FUNCTION app.note_import_doubles(p_numbers text[]) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  INSERT INTO families_doublenotice (id, family_id, member_id, at)
  SELECT DISTINCT ON (known.member_id) gen_random_uuid(), known.family_id, known.member_id, statement_timestamp()
  FROM families_externalid known
  WHERE EXISTS (SELECT FROM accounts_user me WHERE me.id = app.uid() AND me.is_active AND 'manager' = ANY(me.roles))
    AND known.source = 'person' AND known.value = ANY(p_numbers) AND known.family_id <> ALL(app.my_families())
    AND NOT EXISTS (SELECT FROM families_doublenotice told WHERE told.member_id = known.member_id)
$$;

-- the file itself waits for a day at most, whoever sent it
CREATE FUNCTION app.drop_old_imports() RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  DELETE FROM families_importfile WHERE at < statement_timestamp() - interval '1 day'
$$;
"""


class Migration(migrations.Migration):
    replaces = [("families", "0010_unknown_to_the_reading_room")]

    dependencies = [("families", "0003_access_table")]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (OPENED, READ_OF, TIED_TO, BROUGHT_IN)
    ]
