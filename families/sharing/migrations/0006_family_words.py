"""More that a family member may do in the database: answer each goal, hide a version, tell us something."""

from django.db import migrations

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

PARENTS = ("sharing_readaloud",)
TIES = {
    "sharing_message": {"member_id": "families_member", "promise_id": "families_promise"},
    "sharing_readaloud": {"version_id": "sharing_sharedversion", "member_id": "families_member"},
    "sharing_sharedfile": {"member_id": "families_member"},
    "sharing_answer": {"reading_id": "sharing_readaloud"},
}
STAY = ("sharing_message", "sharing_readaloud", "sharing_sharedfile")

FUNCTIONS = """
DROP FUNCTION app.answer_version(uuid, uuid, text, text, text, boolean, text);

-- an answer binds to version and hash; false when that version no longer stands
CREATE FUNCTION app.answer_version(
  p_id uuid, p_version uuid, p_hash text, p_kind text, p_words text, p_has_read boolean, p_name text,
  p_parts jsonb, p_on_workers_phone boolean
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE version record;
BEGIN
  SELECT id, family_id, member_id, sha256 INTO version FROM sharing_sharedversion
  WHERE id = p_version AND member_id = app.member() AND sha256 = p_hash
    AND replaced_at IS NULL AND recalled_at IS NULL
  FOR SHARE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO sharing_answer
    (id, family_id, version_id, member_id, user_id, kind, words, has_read, typed_name, parts, on_workers_phone,
     sha256, answered_at)
  VALUES (p_id, version.family_id, version.id, version.member_id, app.uid(), p_kind, p_words, p_has_read,
          p_name, p_parts, p_on_workers_phone, version.sha256, statement_timestamp());
  RETURN true;
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

-- what somebody tells us becomes a promise of ours to reply: by whom and by when. False for who acts as nobody
CREATE FUNCTION app.tell_us(
  p_id uuid, p_promise uuid, p_text text, p_wants_to_talk boolean, p_what text, p_reply_by date
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE me record;
BEGIN
  SELECT id, family_id INTO me FROM families_member WHERE id = app.member();
  IF NOT FOUND THEN RETURN false; END IF;
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
  RETURN true;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0005_more_ways_to_answer"),
        ("families", "0006_one_family_more"),
    ]

    operations = [
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(STAY)), migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
