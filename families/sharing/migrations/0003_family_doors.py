"""What a family member may ask about the doors in front of them: is this link mine, and as whom may I read?"""

from django.db import migrations

FUNCTIONS = """
-- whether a link belongs to the member that this session acts as
CREATE OR REPLACE FUNCTION app.is_my_link(p_link text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  SELECT EXISTS (
    SELECT FROM sharing_invitation
    WHERE link = p_link AND ended_at IS NULL AND member_id = app.member()
  )
$$;

-- as whom this person may read: what they are called there, and who wrote to them last. Nothing of the family.
CREATE OR REPLACE FUNCTION app.my_doors() RETURNS TABLE (member_id uuid, called text, writer text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app AS $$
  SELECT member.id, coalesce(nullif(member.preferred_name, ''), split_part(member.full_name, ' ', 1)),
    (SELECT version.content ->> 'from' FROM sharing_sharedversion version
     WHERE version.member_id = member.id AND version.replaced_at IS NULL AND version.recalled_at IS NULL
     ORDER BY version.shared_at DESC LIMIT 1)
  FROM families_member member JOIN app.my_members() mine ON mine = member.id
  ORDER BY member.created_at, member.id
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0002_family_path")]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
