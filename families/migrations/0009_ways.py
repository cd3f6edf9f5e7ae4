"""The access table also follows restrictions and declared conflicts, in the same transaction.

`app.ways_to` says who reaches one family by what, from when to when: the only place that works it out. The triggers
keep the table with it, and `manage.py check_access` compares the table with it.
"""

from django.db import migrations

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

STAY = (
    "families_restriction",
    "families_namedperson",
    "families_conflict",
    "families_breakglass",
    "families_breakglassseen",
)
TIES = {"families_breakglassseen": {"opening_id": "families_breakglass"}}
FUNCTIONS = """
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
CREATE OR REPLACE FUNCTION app.refresh_family_access(p_family uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(p_family::text, 0));
  DELETE FROM access_familyaccess WHERE family_id = p_family;
  INSERT INTO access_familyaccess (id, user_id, family_id, via, starts_at, ends_at)
  SELECT gen_random_uuid(), way.user_id, way.family_id, way.via, way.starts_at, way.ends_at
  FROM app.ways_to(p_family) way;
$$;

-- always in the same order, so that two who change lines never wait for each other in a ring
CREATE OR REPLACE FUNCTION app.refresh_supervisee(p_user uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT app.refresh_family_access(held.family_id)
  FROM (SELECT DISTINCT family_id FROM families_allocation WHERE user_id = p_user ORDER BY family_id) held;
$$;

CREATE TRIGGER restriction_keeps_access AFTER INSERT OR UPDATE OR DELETE ON families_restriction
FOR EACH ROW EXECUTE FUNCTION app.allocation_changed();
CREATE TRIGGER naming_keeps_access AFTER INSERT OR UPDATE OR DELETE ON families_namedperson
FOR EACH ROW EXECUTE FUNCTION app.allocation_changed();
CREATE TRIGGER conflict_keeps_access AFTER INSERT OR UPDATE OR DELETE ON families_conflict
FOR EACH ROW EXECUTE FUNCTION app.allocation_changed();
CREATE TRIGGER opening_keeps_access AFTER INSERT OR UPDATE OR DELETE ON families_breakglass
FOR EACH ROW EXECUTE FUNCTION app.allocation_changed();

-- who opened a family in an emergency says nothing of who works with it or who must not see it
CREATE FUNCTION app.families_i_hold() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT coalesce(array_agg(family_id), '{}') FROM access_familyaccess
  WHERE user_id = app.uid() AND via <> 'break_glass' AND starts_at <= statement_timestamp()
    AND (ends_at IS NULL OR ends_at > statement_timestamp())
$$;

-- Nothing here tells a family that is restricted, or one to which the asker is tied, from one that never was.
CREATE FUNCTION app.break_glass(p_opening uuid, p_reference text, p_reason text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE found_id uuid;
BEGIN
  SELECT family.id INTO found_id FROM families_family family
  WHERE family.reference = p_reference
    AND EXISTS (SELECT FROM accounts_user one WHERE one.id = app.uid() AND one.is_active
                AND one.roles::text[] && ARRAY['practitioner', 'manager'])
    AND NOT EXISTS (SELECT FROM families_restriction restricted
                    WHERE restricted.family_id = family.id AND restricted.lifted_at IS NULL)
    AND NOT EXISTS (SELECT FROM families_conflict tied
                    WHERE tied.family_id = family.id AND tied.user_id = app.uid() AND tied.ended_at IS NULL);
  IF found_id IS NOT NULL THEN
    INSERT INTO families_breakglass (id, family_id, user_id, reason, opened_at, ends_at, review)
    VALUES (p_opening, found_id, app.uid(), p_reason, statement_timestamp(),
            statement_timestamp() + interval '4 hours', '');
  END IF;
  RETURN found_id;
END $$;

-- what not even the safeguarding lead's trail speaks of
CREATE FUNCTION app.restricted_families() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT coalesce(array_agg(family_id), '{}') FROM families_restriction WHERE lifted_at IS NULL AND app.is_lead()
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("families", "0008_break_glass"), ("access", "0006_break_glass")]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(list(parent_statements(("families_breakglass",))), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(STAY)), migrations.RunSQL.noop),
    ]
