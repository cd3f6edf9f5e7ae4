"""A family member's way in: links, codes, as whom; and what shuts it."""

from django.db import migrations

CODES = """
-- spends a code once, whoever else tries it at the same moment; no row means wrong, spent or expired
CREATE FUNCTION app.spend_code(p_link text, p_hash text)
RETURNS TABLE (user_id uuid, member_id uuid) LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
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
CREATE FUNCTION app.fresh_code(p_link text, p_hash text, p_expires timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
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
"""

ASKED = """
-- whether a link belongs to the member that this session acts as
CREATE FUNCTION app.is_my_link(p_link text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM sharing_invitation
    WHERE link = p_link AND ended_at IS NULL AND member_id = app.member()
  )
$$;

-- as whom this person may read: what they are called there, and who wrote to them last. Nothing of the family.
CREATE FUNCTION app.my_doors() RETURNS TABLE (member_id uuid, called text, writer text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT member.id, coalesce(nullif(member.preferred_name, ''), split_part(member.full_name, ' ', 1)),
    (SELECT version.content ->> 'from' FROM sharing_sharedversion version
     WHERE version.member_id = member.id AND version.replaced_at IS NULL AND version.recalled_at IS NULL
     ORDER BY version.shared_at DESC LIMIT 1)
  FROM families_member member JOIN app.my_members() mine ON mine = member.id
  ORDER BY member.created_at, member.id
$$;
"""

# When somebody has died, nobody reads on in their name: the ways in end with the statement that writes it down. It is
# the human who died: where they are a member of another family too, their way in ends there as well. That family is
# told nothing else. Nothing here opens again by itself: where it was a mistake, they are invited anew.
DEATH = """
CREATE FUNCTION app.somebody_died() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  UPDATE sharing_invitation SET ended_at = statement_timestamp()
  WHERE ended_at IS NULL AND member_id IN (SELECT id FROM families_member WHERE person_id = NEW.person_id);
  UPDATE sharing_memberaccess SET ended_at = greatest(statement_timestamp(), started_at)
  WHERE (ended_at IS NULL OR ended_at > statement_timestamp())
    AND member_id IN (SELECT id FROM families_member WHERE person_id = NEW.person_id);
  RETURN NULL;
END $$;

CREATE TRIGGER somebody_died AFTER UPDATE OF died_on ON families_member FOR EACH ROW
  WHEN (OLD.died_on IS NULL AND NEW.died_on IS NOT NULL)
  EXECUTE FUNCTION app.somebody_died();
"""


class Migration(migrations.Migration):
    replaces = [("sharing", "0003_family_doors"), ("sharing", "0019_death_shuts_the_door")]

    dependencies = [("sharing", "0003_own_page")]

    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (CODES, ASKED, DEATH)]
