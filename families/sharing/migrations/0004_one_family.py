"""What a row names is of the row's own family, and no row changes its family."""

from django.db import migrations

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

PARENTS = ("sharing_invitation", "sharing_sharedversion")
TIES = {
    "sharing_memberaccess": {"member_id": "families_member"},
    "sharing_invitation": {"member_id": "families_member"},
    "sharing_signincode": {"invitation_id": "sharing_invitation"},
    "sharing_composition": {"member_id": "families_member"},
    "sharing_sharedversion": {"member_id": "families_member"},
    "sharing_blocksource": {"member_id": "families_member", "passage_id": "families_passage"},
    "sharing_answer": {"version_id": "sharing_sharedversion", "member_id": "families_member"},
    "sharing_comment": {"version_id": "sharing_sharedversion", "member_id": "families_member"},
}
# unless it is named, the schema of temporary tables is searched first
SEARCH = "\n".join(
    f"ALTER FUNCTION app.{function} SET search_path = pg_catalog, public, app, pg_temp;"
    for function in (
        "my_members",
        "member",
        "my_promises",
        "spend_code",
        "fresh_code",
        "answer_version",
        "comment_on_block",
        "is_my_link",
        "my_doors",
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0003_family_doors"),
        ("families", "0004_one_family"),
    ]

    operations = [
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(tuple(TIES))), migrations.RunSQL.noop),
        migrations.RunSQL(SEARCH, migrations.RunSQL.noop),
    ]
