"""What a row of a plan names is of the row's own family, and no row changes its family."""

from django.db import migrations

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

PARENTS = ("plans_plan", "plans_goal", "plans_review")
TIES = {
    "plans_planmember": {"plan_id": "plans_plan", "member_id": "families_member"},
    "plans_review": {"plan_id": "plans_plan"},
    "plans_goal": {"plan_id": "plans_plan", "member_id": "families_member"},
    "plans_goalchild": {"goal_id": "plans_goal", "child_id": "families_member"},
    "plans_step": {"goal_id": "plans_goal", "member_id": "families_member"},
    "plans_scalereading": {
        "goal_id": "plans_goal",
        "review_id": "plans_review",
        "member_id": "families_member",
    },
    "plans_goalvisit": {"goal_id": "plans_goal", "visit_id": "families_visit"},
}


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_tables"), ("families", "0002_one_family")]

    operations = [
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(("plans_plan", *TIES))), migrations.RunSQL.noop),
    ]
