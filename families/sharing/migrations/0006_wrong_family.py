"""Taking a note out of the wrong family, and writing it down in the right one: one function, for a manager of both.

Nobody who serves may write in a colleague's name, change a finished note or take a version away; so it runs as the
owner, looks first whether this manager may, and leaves every row that goes to the change history.
"""

from django.db import migrations

TAKE_OUT = """
-- rows, and whatever points to them however far down: tables that come later are taken along as well
CREATE FUNCTION app.take_out(p_table regclass, p_ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE
  v_tie record;
  v_below uuid[];
BEGIN
  IF coalesce(cardinality(p_ids), 0) = 0 THEN RETURN; END IF;
  FOR v_tie IN
    SELECT tie.conrelid::regclass AS child, col.attname AS points FROM pg_constraint tie
    JOIN pg_attribute col ON col.attrelid = tie.conrelid AND col.attnum = tie.conkey[1]
    WHERE tie.contype = 'f' AND tie.confrelid = p_table AND cardinality(tie.conkey) = 1 AND tie.conparentid = 0
  LOOP
    EXECUTE format('SELECT array_agg(id) FROM %s WHERE %I = ANY ($1)', v_tie.child, v_tie.points)
      INTO v_below USING p_ids;
    PERFORM app.take_out(v_tie.child, v_below);
  END LOOP;
  EXECUTE format('DELETE FROM %s WHERE id = ANY ($1)', p_table) USING p_ids;
END $$;

-- what names these by a plain id: versions, choices, letters that wait for a manager, what a block came from
CREATE FUNCTION app.take_out_named(p_ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE
  v_named record;
  v_rows uuid[];
BEGIN
  FOR v_named IN
    SELECT held.oid::regclass AS holder, col.attname AS names FROM pg_class held
    JOIN pg_attribute col ON col.attrelid = held.oid
    WHERE held.relnamespace = 'public'::regnamespace AND held.relkind = 'r' AND held.relname NOT LIKE 'audit%'
      AND col.attname IN ('subject_id', 'source_id') AND col.atttypid = 'uuid'::regtype AND NOT col.attisdropped
  LOOP
    EXECUTE format('SELECT array_agg(id) FROM %s WHERE %I = ANY ($1)', v_named.holder, v_named.names)
      INTO v_rows USING p_ids;
    PERFORM app.take_out(v_named.holder, v_rows);
  END LOOP;
END $$;
"""

WRITE_AGAIN = """
-- the words, when it was and who wrote them; nobody of the family that they came from
CREATE FUNCTION app.write_again(p_visit uuid, p_family uuid, p_manager uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE
  v_new uuid := gen_random_uuid();
  v_ids jsonb;
  v_added jsonb;
BEGIN
  SELECT coalesce(jsonb_object_agg(id, gen_random_uuid()), '{}') INTO v_ids
    FROM families_passage WHERE visit_id = p_visit;
  SELECT coalesce(jsonb_object_agg(id, gen_random_uuid()), '{}') INTO v_added
    FROM families_amendment WHERE visit_id = p_visit;
  INSERT INTO families_visit (
    id, family_id, author_id, kind, happened_on, starts_at, ends_at, nobody_answered, finished_at,
    next_on, next_at, next_who, read_back, take_to_supervision, supervision_words
  ) SELECT v_new, p_family, author_id, kind, happened_on, starts_at, ends_at, nobody_answered, finished_at,
      next_on, next_at, next_who, read_back, take_to_supervision, supervision_words
    FROM families_visit WHERE id = p_visit;
  INSERT INTO families_amendment (id, family_id, visit_id, author_id, why, added_at)
    SELECT (v_added ->> id::text)::uuid, p_family, v_new, author_id, why, added_at
    FROM families_amendment WHERE visit_id = p_visit;
  INSERT INTO families_passage (
    id, family_id, visit_id, kind, position, text, response, answers_id, basis, came_from, source, setting, who_else,
    amendment_id
  ) SELECT (v_ids ->> id::text)::uuid, p_family, v_new, kind, position, text, response,
      (v_ids ->> answers_id::text)::uuid, basis, came_from, source, setting, who_else,
      (v_added ->> amendment_id::text)::uuid
    FROM families_passage WHERE visit_id = p_visit;
  INSERT INTO families_promise (
    id, family_id, visit_id, passage_id, whose, what, by_when, owner_id, made_by_id, made_at,
    outcome, explanation, settled_at, settled_by_id
  ) SELECT gen_random_uuid(), p_family, v_new, (v_ids ->> passage_id::text)::uuid, whose, what, by_when, owner_id,
      made_by_id, made_at, outcome, explanation, settled_at, settled_by_id
    FROM families_promise WHERE visit_id = p_visit;
  -- whatever was decided was decided for others: a manager looks at it again, within a day
  INSERT INTO families_escalation (
    id, family_id, visit_id, raised_by_id, raised_at, what, owner_id, answer_by, decision
  ) SELECT gen_random_uuid(), p_family, v_new, raised_by_id, raised_at, what,
      CASE WHEN raised_by_id <> p_manager THEN p_manager END, statement_timestamp() + interval '24 hours', ''
    FROM families_escalation WHERE visit_id = p_visit;
  INSERT INTO families_attachment (
    id, family_id, note_id, kind, caption, media_type, data, size, sha256, added_by_id, added_at
  ) SELECT gen_random_uuid(), p_family, v_new, kind, caption, media_type, data, size, sha256, added_by_id, added_at
    FROM families_attachment WHERE note_id = p_visit;
  INSERT INTO families_movednote (id, family_id, visit_id, at, agreed_by_id)
    VALUES (gen_random_uuid(), p_family, v_new, statement_timestamp(), p_manager);
  RETURN v_new;
END $$;
"""

AGREE = """
-- whether somebody asks for a note to go: who works with the family knows that much, and not why or where to
CREATE FUNCTION app.is_asked_to_go(p_note uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT EXISTS (SELECT FROM families_wrongfamily WHERE note_id = p_note AND decided_at IS NULL)
$$;

-- agreed to by a manager who holds both families, and neither asked for it nor wrote the note. Gives the new note's id.
CREATE FUNCTION app.agree_wrong_family(p_asked uuid, p_words text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE
  v_asked families_wrongfamily;
  v_ids uuid[];
  v_gone uuid := gen_random_uuid();
  v_new uuid;
BEGIN
  SELECT asked.* INTO v_asked FROM families_wrongfamily asked
  JOIN families_visit note ON note.id = asked.note_id AND note.family_id = asked.family_id
  JOIN accounts_user me ON me.id = app.uid() AND me.is_active AND 'manager' = ANY (me.roles)
  WHERE asked.id = p_asked AND asked.decided_at IS NULL AND asked.asked_by_id <> me.id AND note.author_id <> me.id
    AND asked.family_id = ANY (app.families_i_hold())
    AND (asked.to_family_id IS NULL OR asked.to_family_id = ANY (app.families_i_hold()))
  FOR UPDATE OF asked, note;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this is not for the asker to agree to' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF v_asked.to_family_id IS NOT NULL THEN
    v_new := app.write_again(v_asked.note_id, v_asked.to_family_id, app.uid());
  END IF;
  INSERT INTO families_withdrawal (id, family_id, note_id, at, agreed_by_id)
    VALUES (v_gone, v_asked.family_id, v_asked.note_id, statement_timestamp(), app.uid());
  -- the history keeps that a file went, and not its bytes; where they moved along they are kept already
  INSERT INTO families_withdrawnfile (id, family_id, withdrawal_id, attachment_id, data)
    SELECT gen_random_uuid(), family_id, v_gone, id, data FROM families_attachment
    WHERE note_id = v_asked.note_id AND v_new IS NULL;
  SELECT array_agg(id) INTO v_ids FROM (
    SELECT v_asked.note_id AS id
    UNION ALL SELECT id FROM families_passage WHERE visit_id = v_asked.note_id
    UNION ALL SELECT id FROM families_attachment WHERE note_id = v_asked.note_id
  ) gone;
  -- copies of files bear the id of a block in a version
  PERFORM app.take_out('sharing_sharedfile', array_agg(id)) FROM sharing_sharedfile
    WHERE family_id = v_asked.family_id AND block_id::text IN (
      SELECT block ->> 'id' FROM sharing_sharedversion sent, jsonb_array_elements(sent.content -> 'blocks') block
      WHERE sent.subject_id = v_asked.note_id);
  PERFORM app.take_out_named(v_ids);
  PERFORM app.take_out('families_attachment', array_agg(id)) FROM families_attachment
    WHERE note_id = v_asked.note_id;
  PERFORM app.take_out('families_visitdraft', ARRAY[v_asked.note_id]);
  PERFORM app.take_out('families_visit', ARRAY[v_asked.note_id]);
  UPDATE families_wrongfamily SET decision = 'agreed', words = p_words, decided_by_id = app.uid(),
    decided_at = statement_timestamp(), moved_to = v_new WHERE id = p_asked;
  RETURN v_new;
END $$;
"""

# Managers come and go: a note that was asked to go must not wait for ever for one who sees both families. Whoever works
# with the note's family learns that nobody could decide, and may ask anew; what was asked before is set aside, and they
# learn neither why it was asked nor where to.
ASK_AGAIN = """
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
    replaces = [("sharing", "0016_agree_wrong_family"), ("sharing", "0020_ask_again")]

    dependencies = [("sharing", "0005_what_they_write"), ("families", "0003_access_table")]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (TAKE_OUT, WRITE_AGAIN, AGREE, ASK_AGAIN)
    ]
