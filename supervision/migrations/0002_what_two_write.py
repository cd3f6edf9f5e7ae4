"""Whose sessions they are, asked once a query; and what holds of them, whoever writes.

What a family's part names is of that family. Once a session is reviewed nothing in it changes but the one answer; and
each of the two writes only their own part.
"""

from django.db import migrations

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

MINE = """
CREATE FUNCTION app.my_sessions() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT coalesce(array_agg(id), '{}') FROM supervision_supervisionsession
  WHERE app.uid() IN (supervisee_id, manager_id)
$$;
"""

PARENTS = ("supervision_casediscussion",)
TIES = {"supervision_decision": {"discussion_id": "supervision_casediscussion"}}

STAYS = """
CREATE FUNCTION app.session_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  who uuid := nullif(current_setting('app.uid', true), '')::uuid;
  answer text[] := ARRAY['answer', 'answer_words', 'answered_at'];
  theirs text[] := ARRAY['brings', 'prepared_at'] || answer;
  ours text[] := ARRAY['held_on', 'support', 'challenge', 'support_back', 'challenge_back', 'reviewed_at'];
  before jsonb := to_jsonb(OLD);
  after jsonb := to_jsonb(NEW);
BEGIN
  IF OLD.answered_at IS NOT NULL
     OR (OLD.supervisee_id, OLD.manager_id) IS DISTINCT FROM (NEW.supervisee_id, NEW.manager_id)
     OR (OLD.reviewed_at IS NOT NULL AND before - answer IS DISTINCT FROM after - answer) THEN
    RAISE EXCEPTION 'this session stays as it is' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (who = OLD.supervisee_id AND app.differs(before, after, ours))
     OR (who = OLD.manager_id AND app.differs(before, after, theirs)) THEN
    RAISE EXCEPTION 'this is for the other of the two to write' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER session_stays BEFORE UPDATE ON supervision_supervisionsession
FOR EACH ROW EXECUTE FUNCTION app.session_stays();

CREATE FUNCTION app.differs(before jsonb, after jsonb, columns text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (SELECT FROM unnest(columns) named WHERE before -> named IS DISTINCT FROM after -> named)
$$;
"""


class Migration(migrations.Migration):
    replaces = [("supervision", "0002_sessions_of_two"), ("supervision", "0003_what_was_reviewed_stays")]

    dependencies = [("supervision", "0001_tables"), ("access", "0002_who_is_asking")]

    operations = [
        migrations.RunSQL(MINE, migrations.RunSQL.noop),
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements((*PARENTS, *TIES))), migrations.RunSQL.noop),
        migrations.RunSQL(STAYS, migrations.RunSQL.noop),
    ]
