"""What the newer rows name is of the row's own family, and no row changes its family."""

from django.db import migrations

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

PARENTS = ("families_amendment",)
TIES = {
    "families_amendment": {"visit_id": "families_visit"},
    "families_escalation": {"visit_id": "families_visit"},
    "families_passage": {"amendment_id": "families_amendment"},
}
STAY = ("families_amendment", "families_escalation", "families_handover", "families_attachment")


class Migration(migrations.Migration):
    dependencies = [("families", "0005_more_of_a_visit")]

    operations = [
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(STAY)), migrations.RunSQL.noop),
    ]
