"""What an administrator changes of a colleague's account. No other role may, and nobody takes away their own way in."""

from django.db import migrations

FUNCTIONS = """
-- raises unless an administrator asks, and about an account of staff: a family member's is none of theirs
CREATE FUNCTION app.must_look_after(p_id uuid) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  IF NOT app.is_administrator() OR NOT EXISTS (SELECT FROM accounts_user WHERE id = p_id AND roles <> '{}') THEN
    RAISE EXCEPTION 'not for you to change' USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;

CREATE FUNCTION app.change_colleague(
  p_id uuid, p_name text, p_email text, p_job_title text, p_roles text[], p_team uuid
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  PERFORM app.must_look_after(p_id);
  IF p_roles = '{}' OR p_id = app.uid() AND NOT 'administrator' = ANY(p_roles) THEN
    RAISE EXCEPTION 'these roles cannot be' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- allauth looks for people among its own copies of addresses too: none may outlive the one that changed
  DELETE FROM account_emailconfirmation USING account_emailaddress copy
  WHERE email_address_id = copy.id AND copy.user_id = p_id AND copy.email <> p_email;
  DELETE FROM account_emailaddress WHERE user_id = p_id AND email <> p_email;
  UPDATE accounts_user
  SET name = p_name, email = p_email, job_title = p_job_title, roles = p_roles, team_id = p_team
  WHERE id = p_id;
END $$;

-- a password that nobody can type ends every session and every link, also for when they come back
CREATE FUNCTION app.shut_out(p_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  PERFORM app.must_look_after(p_id);
  IF p_id = app.uid() THEN
    RAISE EXCEPTION 'nobody shuts themselves out' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE accounts_user SET is_active = false, password = '!' || replace(gen_random_uuid()::text, '-', '')
  WHERE id = p_id;
END $$;

CREATE FUNCTION app.let_in(p_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  PERFORM app.must_look_after(p_id);
  UPDATE accounts_user SET is_active = true WHERE id = p_id;
END $$;

-- a phone was lost: the colleague is out everywhere, and sets up another second step
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
    replaces = [("access", "0004_colleagues"), ("access", "0007_second_step")]

    dependencies = [
        ("access", "0002_who_is_asking"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
