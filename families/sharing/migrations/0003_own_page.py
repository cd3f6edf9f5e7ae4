"""As whom a family member reads, what they were promised, and who of us wrote down what they said.

They read their own rows only, and write through the functions of 0005 only.
"""

from django.db import migrations

ACTING_AS = """
CREATE FUNCTION app.my_members() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT member_id FROM sharing_memberaccess
  WHERE user_id = app.uid() AND started_at <= statement_timestamp()
    AND (ended_at IS NULL OR ended_at > statement_timestamp())
$$;

-- the member this session acts as, if it still may: checked on every statement
CREATE FUNCTION app.member() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT mine FROM app.my_members() mine WHERE mine::text = current_setting('app.member', true)
$$;
"""

ASKED = """
CREATE FUNCTION app.my_promises() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT coalesce(array_agg(promise_id), '{}') FROM families_promisemember
  WHERE member_id = app.member() AND shown_at IS NOT NULL
$$;

-- who of us wrote down what this reader said aloud to a version of theirs: they read no accounts. Who reads none of our
-- names is not told this one either
CREATE FUNCTION app.who_wrote_down(p_answer uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT CASE WHEN EXISTS (
    SELECT FROM families_namesheldback held WHERE held.member_id = answer.member_id AND held.ended_at IS NULL
  ) THEN '' ELSE worker.name END
  FROM sharing_answer answer JOIN accounts_user worker ON worker.id = answer.recorded_by_id
  WHERE answer.id = p_answer AND answer.member_id = app.member()
$$;
"""


class Migration(migrations.Migration):
    replaces = [("sharing", "0002_family_path"), ("sharing", "0013_who_wrote_down_unnamed")]

    dependencies = [("sharing", "0002_one_family")]

    operations = [
        migrations.RunSQL(ACTING_AS, migrations.RunSQL.noop),
        migrations.RunSQL(ASKED, migrations.RunSQL.noop),
    ]
