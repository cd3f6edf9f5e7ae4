"""What a row names is of the row's own family, and no row changes its family."""

from django.db import migrations

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

# what others of the same family point to
PARENTS = ("sharing_invitation", "sharing_sharedversion", "sharing_readaloud", "sharing_breach")

DOORS = {
    "sharing_memberaccess": {"member_id": "families_member"},
    "sharing_invitation": {"member_id": "families_member"},
    "sharing_signincode": {"invitation_id": "sharing_invitation"},
}
SHARED = {
    "sharing_composition": {"member_id": "families_member"},
    "sharing_sharedversion": {"member_id": "families_member"},
    "sharing_blocksource": {"member_id": "families_member"},
    "sharing_sharedfile": {"member_id": "families_member"},
    "sharing_recall": {"version_id": "sharing_sharedversion"},
}
SAID_BACK = {
    "sharing_answer": {
        "version_id": "sharing_sharedversion",
        "reading_id": "sharing_readaloud",
        "member_id": "families_member",
    },
    "sharing_comment": {"version_id": "sharing_sharedversion", "member_id": "families_member"},
    "sharing_readaloud": {"version_id": "sharing_sharedversion", "member_id": "families_member"},
    "sharing_message": {"member_id": "families_member", "promise_id": "families_promise"},
    "sharing_familyrating": {"version_id": "sharing_sharedversion", "member_id": "families_member"},
}
LOOKED_AT_FIRST = {
    "sharing_harmanswer": {"member_id": "families_member"},
    "sharing_sharerequest": {"member_id": "families_member"},
    "sharing_sharerecheck": {"member_id": "families_member"},
    "sharing_withholding": {"member_id": "families_member"},
    "sharing_release": {"member_id": "families_member", "passage_id": "families_passage"},
}
WENT_WRONG = {
    "sharing_breachtold": {"breach_id": "sharing_breach"},
    "sharing_breachreport": {"breach_id": "sharing_breach"},
}
TIES = {**DOORS, **SHARED, **SAID_BACK, **LOOKED_AT_FIRST, **WENT_WRONG}


class Migration(migrations.Migration):
    replaces = [("sharing", "0004_one_family")]

    dependencies = [("sharing", "0001_tables"), ("families", "0002_one_family")]

    operations = [
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements((*TIES, "sharing_breach"))), migrations.RunSQL.noop),
    ]
