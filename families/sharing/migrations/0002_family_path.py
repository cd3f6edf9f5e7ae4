"""What a family member may do in the database: read their own rows, and write through these functions only.

A role that may only SELECT cannot lock rows, so signing checks version and hash here, under FOR SHARE.
"""

from django.db import migrations

FUNCTIONS = """
CREATE OR REPLACE FUNCTION app.my_members() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  SELECT member_id FROM sharing_memberaccess
  WHERE user_id = app.uid() AND started_at <= statement_timestamp()
    AND (ended_at IS NULL OR ended_at > statement_timestamp())
$$;

-- the member this session acts as, if it still may: checked on every statement
CREATE OR REPLACE FUNCTION app.member() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  SELECT mine FROM app.my_members() mine WHERE mine::text = current_setting('app.member', true)
$$;

CREATE OR REPLACE FUNCTION app.my_promises() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  SELECT coalesce(array_agg(promise_id), '{}') FROM families_promisemember
  WHERE member_id = app.member() AND shown_at IS NOT NULL
$$;

-- spends a code once, whoever else tries it at the same moment; no row means wrong, spent or expired
CREATE OR REPLACE FUNCTION app.spend_code(p_link text, p_hash text)
RETURNS TABLE (user_id uuid, member_id uuid) LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  WITH spent AS (
    UPDATE sharing_signincode code SET spent_at = statement_timestamp()
    FROM sharing_invitation door
    WHERE door.id = code.invitation_id AND door.link = p_link AND door.ended_at IS NULL
      AND code.code_hash = p_hash AND code.spent_at IS NULL AND code.expires_at > statement_timestamp()
    RETURNING door.member_id
  )
  SELECT access.user_id, access.member_id FROM spent
  JOIN sharing_memberaccess access ON access.member_id = spent.member_id
  JOIN accounts_user person ON person.id = access.user_id AND person.is_active
  WHERE access.started_at <= statement_timestamp()
    AND (access.ended_at IS NULL OR access.ended_at > statement_timestamp())
$$;

-- a fresh code for who has lost theirs: stored only where email is the safe way on file, and the address returned
CREATE OR REPLACE FUNCTION app.fresh_code(p_link text, p_hash text, p_expires timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
DECLARE door record;
BEGIN
  SELECT invitation.id, invitation.family_id, contact.email INTO door
  FROM sharing_invitation invitation
  JOIN families_safecontact contact ON contact.member_id = invitation.member_id
  WHERE invitation.link = p_link AND invitation.ended_at IS NULL
    AND contact.way = 'email' AND contact.email <> '';
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO sharing_signincode (id, family_id, invitation_id, code_hash, sent, made_at, expires_at)
  VALUES (gen_random_uuid(), door.family_id, door.id, p_hash, 'email', statement_timestamp(), p_expires);
  RETURN door.email;
END $$;

-- an answer binds to version and hash; false when that version no longer stands
CREATE OR REPLACE FUNCTION app.answer_version(
  p_id uuid, p_version uuid, p_hash text, p_kind text, p_words text, p_has_read boolean, p_name text
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
DECLARE version record;
BEGIN
  SELECT id, family_id, member_id, sha256 INTO version FROM sharing_sharedversion
  WHERE id = p_version AND member_id = app.member() AND sha256 = p_hash
    AND replaced_at IS NULL AND recalled_at IS NULL
  FOR SHARE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO sharing_answer
    (id, family_id, version_id, member_id, user_id, kind, words, has_read, typed_name, sha256, answered_at)
  VALUES (p_id, version.family_id, version.id, version.member_id, app.uid(), p_kind, p_words, p_has_read,
          p_name, version.sha256, statement_timestamp());
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION app.comment_on_block(p_id uuid, p_version uuid, p_block uuid, p_text text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
DECLARE version record;
BEGIN
  SELECT id, family_id, member_id INTO version FROM sharing_sharedversion
  WHERE id = p_version AND member_id = app.member() AND replaced_at IS NULL AND recalled_at IS NULL
    AND EXISTS (SELECT FROM jsonb_array_elements(content -> 'blocks') block WHERE block ->> 'id' = p_block::text)
  FOR SHARE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO sharing_comment (id, family_id, version_id, member_id, user_id, block_id, text, written_at)
  VALUES (p_id, version.family_id, version.id, version.member_id, app.uid(), p_block, p_text,
          statement_timestamp());
  RETURN true;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0001_initial"),
        ("families", "0002_access_triggers"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
