"""What a family member writes: through these functions, and in no other way.

A role that may only SELECT cannot lock rows, so what binds to a version checks it here, under FOR SHARE: that it is
theirs and stands on their page, and for an answer its hash. Where a button is pressed twice at once, it counts once.
"""

from django.db import migrations

LOUDEST = """
-- what lists and numbers go by: of an answer to the whole and those to its parts, the one that drowns none.
-- The same order as LOUDEST_FIRST in families/sharing/models/answers.py
CREATE FUNCTION app.loudest(p_kind text, p_parts jsonb) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT said FROM (SELECT p_kind UNION ALL SELECT value FROM jsonb_each_text(p_parts)) answers (said)
  ORDER BY array_position(
    ARRAY['different', 'not_safe', 'talk', 'no_sign', 'more_time', 'mostly', 'agree'], said
  ) LIMIT 1
$$;

ALTER TABLE sharing_answer ADD CONSTRAINT an_answer_says_how_loud_it_is
  CHECK (loudest = app.loudest(kind, parts));
"""

# each goal that is answered is one of that version
ANSWERS = """
-- an answer binds to version and hash. The same as they said last is the same one; the member is held meanwhile, so
-- that two presses at once are one as well. No id when that version no longer stands on their page
CREATE FUNCTION app.answer_version(
  p_id uuid, p_version uuid, p_hash text, p_kind text, p_words text, p_has_read boolean, p_name text,
  p_parts jsonb, p_on_workers_phone boolean
) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE version record; newest record;
BEGIN
  PERFORM FROM families_member WHERE id = app.member() FOR NO KEY UPDATE;
  SELECT * INTO newest FROM sharing_answer
  WHERE version_id = p_version AND member_id = app.member() ORDER BY answered_at DESC LIMIT 1;
  IF newest.recorded_by_id IS NULL AND newest.kind = p_kind AND newest.words = p_words
    AND newest.has_read = p_has_read AND newest.typed_name = p_name AND newest.parts = p_parts
    AND newest.on_workers_phone = p_on_workers_phone
  THEN RETURN newest.id; END IF;
  SELECT id, family_id, member_id, sha256, content INTO version FROM sharing_sharedversion
  WHERE id = p_version AND member_id = app.member() AND sha256 = p_hash
    AND replaced_at IS NULL AND recalled_at IS NULL AND hidden_at IS NULL
  FOR SHARE;
  IF NOT FOUND OR EXISTS (
    SELECT FROM jsonb_each_text(p_parts) part
    WHERE part.value NOT IN ('agree', 'mostly', 'different', 'more_time') OR NOT EXISTS (
      SELECT FROM jsonb_array_elements(version.content -> 'blocks') block
      WHERE block ->> 'id' = part.key AND block ->> 'kind' = 'goal'
    )
  ) THEN RETURN NULL; END IF;
  INSERT INTO sharing_answer
    (id, family_id, version_id, member_id, user_id, kind, words, has_read, typed_name, parts, loudest,
     on_workers_phone, sha256, answered_at)
  VALUES (p_id, version.family_id, version.id, version.member_id, app.uid(), p_kind, p_words, p_has_read,
          p_name, p_parts, app.loudest(p_kind, p_parts), p_on_workers_phone, version.sha256,
          statement_timestamp());
  RETURN p_id;
END $$;

-- the same words twice under one passage are said once, pressed at once or one after the other
CREATE FUNCTION app.comment_on_block(p_id uuid, p_version uuid, p_block uuid, p_text text)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE version record; said uuid;
BEGIN
  PERFORM FROM families_member WHERE id = app.member() FOR NO KEY UPDATE;
  SELECT id INTO said FROM sharing_comment
  WHERE version_id = p_version AND member_id = app.member() AND block_id = p_block AND text = p_text LIMIT 1;
  IF FOUND THEN RETURN said; END IF;
  SELECT id, family_id, member_id INTO version FROM sharing_sharedversion
  WHERE id = p_version AND member_id = app.member()
    AND replaced_at IS NULL AND recalled_at IS NULL AND hidden_at IS NULL
    AND EXISTS (SELECT FROM jsonb_array_elements(content -> 'blocks') block WHERE block ->> 'id' = p_block::text)
  FOR SHARE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO sharing_comment (id, family_id, version_id, member_id, user_id, block_id, text, written_at)
  VALUES (p_id, version.family_id, version.id, version.member_id, app.uid(), p_block, p_text,
          statement_timestamp());
  RETURN p_id;
END $$;

-- how a visit was for them: one that stands on their page and that they have answered. The same again is the same one;
-- the member is held meanwhile, so that two presses at once are one as well. No id for anything else
CREATE FUNCTION app.rate_version(p_id uuid, p_version uuid, p_way text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE version record; newest record;
BEGIN
  PERFORM FROM families_member WHERE id = app.member() FOR NO KEY UPDATE;
  SELECT id, family_id, member_id INTO version FROM sharing_sharedversion
  WHERE id = p_version AND member_id = app.member() AND subject_kind = 'visit'
    AND replaced_at IS NULL AND recalled_at IS NULL AND hidden_at IS NULL
    AND EXISTS (SELECT FROM sharing_answer said WHERE said.version_id = p_version AND said.member_id = app.member())
  FOR SHARE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT id, way INTO newest FROM sharing_familyrating WHERE version_id = p_version
  ORDER BY rated_at DESC, id DESC LIMIT 1;
  IF newest.way = p_way THEN RETURN newest.id; END IF;
  INSERT INTO sharing_familyrating (id, family_id, version_id, member_id, user_id, way, rated_at)
  VALUES (p_id, version.family_id, version.id, version.member_id, app.uid(), p_way, statement_timestamp());
  RETURN p_id;
END $$;

-- off their own page; true when it was theirs and stood there
CREATE FUNCTION app.hide_version(p_version uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  UPDATE sharing_sharedversion SET hidden_at = statement_timestamp()
  WHERE id = p_version AND member_id = app.member() AND hidden_at IS NULL
    AND replaced_at IS NULL AND recalled_at IS NULL;
  RETURN FOUND;
END $$;
"""

MESSAGES = """
-- what somebody tells us becomes a promise of ours to reply. The same again before we replied is the same one;
-- the member is held meanwhile, so that two presses at once are one as well. No id for who acts as nobody
CREATE FUNCTION app.tell_us(
  p_id uuid, p_promise uuid, p_text text, p_wants_to_talk boolean, p_what text, p_reply_by date
) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE me record; told uuid;
BEGIN
  SELECT id, family_id INTO me FROM families_member WHERE id = app.member() FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT id INTO told FROM sharing_message
  WHERE member_id = me.id AND replied_at IS NULL AND text = p_text AND wants_to_talk = p_wants_to_talk LIMIT 1;
  IF FOUND THEN RETURN told; END IF;
  INSERT INTO families_promise
    (id, family_id, whose, what, by_when, owner_id, made_by_id, made_at, outcome, explanation)
  VALUES (p_promise, me.family_id, 'ours', p_what, p_reply_by,
    (SELECT user_id FROM families_allocation
     WHERE family_id = me.family_id AND works_as = 'lead' AND started_at <= statement_timestamp()
       AND (ended_at IS NULL OR ended_at > statement_timestamp()) LIMIT 1),
    app.uid(), statement_timestamp(), 'open', '');
  INSERT INTO families_promisemember (id, family_id, promise_id, member_id, shown_at)
  VALUES (gen_random_uuid(), me.family_id, p_promise, me.id, statement_timestamp());
  INSERT INTO sharing_message
    (id, family_id, member_id, user_id, text, wants_to_talk, sent_at, promise_id, reply)
  VALUES (p_id, me.family_id, me.id, app.uid(), p_text, p_wants_to_talk, statement_timestamp(), p_promise, '');
  RETURN p_id;
END $$;
"""


class Migration(migrations.Migration):
    replaces = [("sharing", "0006_family_words"), ("sharing", "0007_own_page")]

    dependencies = [("sharing", "0004_doors")]

    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (LOUDEST, ANSWERS, MESSAGES)]
