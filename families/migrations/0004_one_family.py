"""What a row names is of the row's own family, and no row changes its family."""

from django.db import migrations

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

PARENTS = ("families_member", "families_visit", "families_passage", "families_promise")
TIES = {
    "families_safecontact": {"member_id": "families_member"},
    "families_parentlink": {"parent_id": "families_member", "child_id": "families_member"},
    "families_parentalresponsibility": {"member_id": "families_member", "child_id": "families_member"},
    "families_visitmember": {"visit_id": "families_visit", "member_id": "families_member"},
    "families_passage": {
        "visit_id": "families_visit",
        "answers_id": "families_passage",
        "said_by_id": "families_member",
    },
    "families_passagemember": {"passage_id": "families_passage", "member_id": "families_member"},
    "families_promise": {"visit_id": "families_visit", "passage_id": "families_passage"},
    "families_promisemember": {"promise_id": "families_promise", "member_id": "families_member"},
}
STAY = (*TIES, "families_allocation", "families_member", "families_visitdraft", "families_visit")
# unless it is named, the schema of temporary tables is searched first
SEARCH = "\n".join(
    f"ALTER FUNCTION app.{function} SET search_path = pg_catalog, public, app, pg_temp;"
    for function in (
        "refresh_family_access",
        "allocation_changed",
        "refresh_supervisee",
        "line_changed",
        "is_my_new_family",
        "visit_id_is_taken",
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0003_draft_ids"),
        ("access", "0003_narrower"),
    ]

    operations = [
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(STAY)), migrations.RunSQL.noop),
        migrations.RunSQL(SEARCH, migrations.RunSQL.noop),
    ]
