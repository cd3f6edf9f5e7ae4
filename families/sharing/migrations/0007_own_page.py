"""What is off somebody's own page is answered no more, each goal is one of that version, and telling twice is once."""

from django.db import migrations

FUNCTIONS = """
-- an answer binds to version and hash; false when that version no longer stands on their page
CREATE OR REPLACE FUNCTION app.answer_version(
  p_id uuid, p_version uuid, p_hash text, p_kind text, p_words text, p_has_read boolean, p_name text,
  p_parts jsonb, p_on_workers_phone boolean
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE version record;
BEGIN
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
  ) THEN RETURN false; END IF;
  INSERT INTO sharing_answer
    (id, family_id, version_id, member_id, user_id, kind, words, has_read, typed_name, parts, on_workers_phone,
     sha256, answered_at)
  VALUES (p_id, version.family_id, version.id, version.member_id, app.uid(), p_kind, p_words, p_has_read,
          p_name, p_parts, p_on_workers_phone, version.sha256, statement_timestamp());
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION app.comment_on_block(p_id uuid, p_version uuid, p_block uuid, p_text text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE version record;
BEGIN
  SELECT id, family_id, member_id INTO version FROM sharing_sharedversion
  WHERE id = p_version AND member_id = app.member()
    AND replaced_at IS NULL AND recalled_at IS NULL AND hidden_at IS NULL
    AND EXISTS (SELECT FROM jsonb_array_elements(content -> 'blocks') block WHERE block ->> 'id' = p_block::text)
  FOR SHARE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO sharing_comment (id, family_id, version_id, member_id, user_id, block_id, text, written_at)
  VALUES (p_id, version.family_id, version.id, version.member_id, app.uid(), p_block, p_text,
          statement_timestamp());
  RETURN true;
END $$;

-- what somebody tells us becomes a promise of ours to reply. The same again before we replied is the same one;
-- the member is held meanwhile, so that two presses at once are one as well. No id for who acts as nobody
DROP FUNCTION app.tell_us(uuid, uuid, text, boolean, text, date);
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

-- who of us wrote down what this reader said aloud to a version of theirs: they read no accounts
CREATE FUNCTION app.who_wrote_down(p_answer uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT worker.name FROM sharing_answer answer JOIN accounts_user worker ON worker.id = answer.recorded_by_id
  WHERE answer.id = p_answer AND answer.member_id = app.member()
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0006_family_words")]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
