"""How loud an answer is with its parts, and one answer or comment where a button is pressed twice at once."""

from django.db import migrations, models

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
"""
FILL = "UPDATE sharing_answer SET loudest = app.loudest(kind, parts)"
CHECK = (
    "ALTER TABLE sharing_answer ADD CONSTRAINT an_answer_says_how_loud_it_is"
    " CHECK (loudest = app.loudest(kind, parts))"
)

FUNCTIONS = """
-- an answer binds to version and hash. The same as they said last is the same one; the member is held meanwhile, so
-- that two presses at once are one as well. No id when that version no longer stands on their page
DROP FUNCTION app.answer_version(uuid, uuid, text, text, text, boolean, text, jsonb, boolean);
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
DROP FUNCTION app.comment_on_block(uuid, uuid, uuid, text);
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
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0008_recall")]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="loudest",
            field=models.CharField(
                choices=[
                    ("agree", "I agree"),
                    ("mostly", "Mostly, but…"),
                    ("different", "I see it differently"),
                    ("more_time", "I need more time"),
                    ("no_sign", "I don't want to sign"),
                    ("not_safe", "Not safe now"),
                    ("talk", "Talk to me instead"),
                ],
                default="",
                max_length=20,
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(LOUDEST, migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(CHECK, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
