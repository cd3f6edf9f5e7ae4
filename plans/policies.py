"""Row rules of plans: staff within their families. A family reads a plan only as a version shared with them."""

from families.policies.rules import may_change, staff_table

TABLES = [
    staff_table(
        "plans_plan",
        "SELECT INSERT",
        may_change("purpose, review_on, revision, ending, closed_at, closed_by_id"),
    ),
    staff_table("plans_planmember", "SELECT INSERT DELETE"),
    staff_table("plans_goal", "SELECT INSERT UPDATE"),
    staff_table("plans_goalchild", "SELECT INSERT DELETE"),
    staff_table("plans_step", "SELECT INSERT UPDATE DELETE"),
    staff_table("plans_scalereading", "SELECT INSERT"),
    staff_table("plans_review", "SELECT INSERT"),
    staff_table("plans_goalvisit", "SELECT INSERT DELETE"),
]
