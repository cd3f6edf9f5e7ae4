"""Who reads none of our names is not told either who of us wrote down what they said."""

from django.db import migrations

FUNCTIONS = """
CREATE OR REPLACE FUNCTION app.who_wrote_down(p_answer uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT CASE WHEN EXISTS (
    SELECT FROM families_namesheldback held WHERE held.member_id = answer.member_id AND held.ended_at IS NULL
  ) THEN '' ELSE worker.name END
  FROM sharing_answer answer JOIN accounts_user worker ON worker.id = answer.recorded_by_id
  WHERE answer.id = p_answer AND answer.member_id = app.member()
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0012_names_and_existence"),
        ("sharing", "0012_answers_read_first"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
