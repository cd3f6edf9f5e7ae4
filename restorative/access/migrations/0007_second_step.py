"""An administrator takes a colleague's second step away: a phone was lost. The colleague is out everywhere, and sets up another."""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION app.reset_second_step(p_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  PERFORM app.must_look_after(p_id);
  IF p_id = app.uid() THEN
    RAISE EXCEPTION 'nobody takes away their own' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM mfa_authenticator WHERE user_id = p_id;
  DELETE FROM accounts_opensession WHERE user_id = p_id;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0006_break_glass"),
        ("accounts", "0002_open_sessions"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
