"""The access table follows whatever opens or closes a family, in the same transaction (ASVS 8.3.2).

`app.ways_to` says who reaches one family by what, from when to when: the only place that works it out, from
allocations, supervision lines, restrictions, declared ties and openings in an emergency. The triggers keep the table
with it, and `manage.py check_access` compares the table with it.
"""

from django.db import migrations

WAYS = """
CREATE FUNCTION app.ways_to(p_family uuid)
RETURNS TABLE (user_id uuid, family_id uuid, via varchar, starts_at timestamptz, ends_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, app, pg_temp AS $$
  WITH RECURSIVE held AS (
    SELECT part.user_id, part.started_at, part.ended_at FROM families_allocation part
    WHERE part.family_id = p_family
  ), led AS (
    SELECT line.manager_id AS user_id, greatest(held.started_at, line.started_at) AS started_at,
           least(held.ended_at, line.ended_at) AS ended_at
    FROM held JOIN accounts_supervisionline line ON line.supervisee_id = held.user_id
    WHERE greatest(held.started_at, line.started_at) < coalesce(least(held.ended_at, line.ended_at), 'infinity')
  ), tied AS (
    SELECT declared.user_id, declared.stands_in_id FROM families_conflict declared
    WHERE declared.family_id = p_family AND declared.ended_at IS NULL
  ), instead AS (
    SELECT tied.stands_in_id AS user_id, led.started_at, led.ended_at FROM led JOIN tied ON tied.user_id = led.user_id
    UNION
    SELECT tied.stands_in_id, before.started_at, before.ended_at
    FROM instead before JOIN tied ON tied.user_id = before.user_id
  ), way AS (
    SELECT held.user_id, 'allocation' AS via, held.started_at, held.ended_at FROM held
    UNION ALL
    SELECT led.user_id, 'line', led.started_at, led.ended_at FROM led
    UNION ALL
    SELECT instead.user_id, 'stand_in', instead.started_at, instead.ended_at FROM instead
    WHERE instead.user_id IS NOT NULL
    UNION ALL
    SELECT opening.user_id, 'break_glass', opening.opened_at, opening.ends_at FROM families_breakglass opening
    WHERE opening.family_id = p_family
  )
  SELECT way.user_id, p_family, way.via::varchar, way.started_at, way.ended_at FROM way
  WHERE NOT EXISTS (SELECT FROM tied WHERE tied.user_id = way.user_id)
    AND (
      NOT EXISTS (SELECT FROM families_restriction restricted
                  WHERE restricted.family_id = p_family AND restricted.lifted_at IS NULL)
      OR EXISTS (SELECT FROM families_namedperson named
                 WHERE named.family_id = p_family AND named.user_id = way.user_id AND named.ended_at IS NULL)
    )
$$;

-- Two who change the same family at once wait for each other: each sees what the other changed, or the table would
-- keep a way that a restriction made meanwhile has taken. Each statement here looks afresh.
CREATE FUNCTION app.refresh_family_access(p_family uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(p_family::text, 0));
  DELETE FROM access_familyaccess WHERE family_id = p_family;
  INSERT INTO access_familyaccess (id, user_id, family_id, via, starts_at, ends_at)
  SELECT gen_random_uuid(), way.user_id, way.family_id, way.via, way.starts_at, way.ends_at
  FROM app.ways_to(p_family) way;
$$;

-- always in the same order, so that two who change lines never wait for each other in a ring
CREATE FUNCTION app.refresh_supervisee(p_user uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT app.refresh_family_access(held.family_id)
  FROM (SELECT DISTINCT family_id FROM families_allocation WHERE user_id = p_user ORDER BY family_id) held;
$$;
"""

# every row that opens or closes a family works its ways out anew
TRIGGERS = """
CREATE FUNCTION app.allocation_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM app.refresh_family_access(OLD.family_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM app.refresh_family_access(NEW.family_id); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION app.line_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM app.refresh_supervisee(OLD.supervisee_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM app.refresh_supervisee(NEW.supervisee_id); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER allocation_keeps_access AFTER INSERT OR UPDATE OR DELETE ON families_allocation
FOR EACH ROW EXECUTE FUNCTION app.allocation_changed();
CREATE TRIGGER line_keeps_access AFTER INSERT OR UPDATE OR DELETE ON accounts_supervisionline
FOR EACH ROW EXECUTE FUNCTION app.line_changed();
CREATE TRIGGER restriction_keeps_access AFTER INSERT OR UPDATE OR DELETE ON families_restriction
FOR EACH ROW EXECUTE FUNCTION app.allocation_changed();
CREATE TRIGGER naming_keeps_access AFTER INSERT OR UPDATE OR DELETE ON families_namedperson
FOR EACH ROW EXECUTE FUNCTION app.allocation_changed();
CREATE TRIGGER conflict_keeps_access AFTER INSERT OR UPDATE OR DELETE ON families_conflict
FOR EACH ROW EXECUTE FUNCTION app.allocation_changed();
CREATE TRIGGER opening_keeps_access AFTER INSERT OR UPDATE OR DELETE ON families_breakglass
FOR EACH ROW EXECUTE FUNCTION app.allocation_changed();
"""

ASKED = """
-- who has just added a family may allocate themselves to it, once: it is nobody's yet
CREATE FUNCTION app.is_my_new_family(p_family uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT EXISTS (SELECT FROM families_family WHERE id = p_family AND created_by_id = app.uid())
     AND NOT EXISTS (SELECT FROM families_allocation WHERE family_id = p_family)
$$;

-- who opened a family in an emergency says nothing of who works with it or who must not see it
CREATE FUNCTION app.families_i_hold() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT coalesce(array_agg(family_id), '{}') FROM access_familyaccess
  WHERE user_id = app.uid() AND via <> 'break_glass' AND starts_at <= statement_timestamp()
    AND (ends_at IS NULL OR ends_at > statement_timestamp())
$$;
"""


class Migration(migrations.Migration):
    replaces = [("families", "0002_access_triggers"), ("families", "0009_ways")]

    dependencies = [("families", "0002_one_family"), ("access", "0002_who_is_asking")]

    operations = [
        migrations.RunSQL(WAYS, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop),
        migrations.RunSQL(ASKED, migrations.RunSQL.noop),
    ]
