"""The access table follows allocations and supervision lines in the same transaction (ASVS 8.3.2)."""

from django.db import migrations

TRIGGERS = """
CREATE OR REPLACE FUNCTION app.refresh_family_access(p_family uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  DELETE FROM access_familyaccess WHERE family_id = p_family;
  INSERT INTO access_familyaccess (id, user_id, family_id, via, starts_at, ends_at)
  SELECT gen_random_uuid(), user_id, family_id, 'allocation', started_at, ended_at
  FROM families_allocation WHERE family_id = p_family
  UNION ALL
  SELECT gen_random_uuid(), line.manager_id, held.family_id, 'line',
         greatest(held.started_at, line.started_at), least(held.ended_at, line.ended_at)
  FROM families_allocation held JOIN accounts_supervisionline line ON line.supervisee_id = held.user_id
  WHERE held.family_id = p_family
    AND greatest(held.started_at, line.started_at) < coalesce(least(held.ended_at, line.ended_at), 'infinity');
$$;

CREATE OR REPLACE FUNCTION app.allocation_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM app.refresh_family_access(OLD.family_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM app.refresh_family_access(NEW.family_id); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION app.refresh_supervisee(p_user uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  SELECT app.refresh_family_access(family_id)
  FROM (SELECT DISTINCT family_id FROM families_allocation WHERE user_id = p_user) held;
$$;

CREATE OR REPLACE FUNCTION app.line_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM app.refresh_supervisee(OLD.supervisee_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM app.refresh_supervisee(NEW.supervisee_id); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER allocation_keeps_access AFTER INSERT OR UPDATE OR DELETE ON families_allocation
FOR EACH ROW EXECUTE FUNCTION app.allocation_changed();
CREATE TRIGGER line_keeps_access AFTER INSERT OR UPDATE OR DELETE ON accounts_supervisionline
FOR EACH ROW EXECUTE FUNCTION app.line_changed();

-- who has just added a family may allocate themselves to it, once: it is nobody's yet
CREATE OR REPLACE FUNCTION app.is_my_new_family(p_family uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  SELECT EXISTS (SELECT FROM families_family WHERE id = p_family AND created_by_id = app.uid())
     AND NOT EXISTS (SELECT FROM families_allocation WHERE family_id = p_family)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0001_initial"),
        ("access", "0002_identity_functions"),
    ]

    operations = [migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop)]
