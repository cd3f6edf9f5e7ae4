"""Assessments: staff within their families. A family reads one only as a version shared with them."""

from families.policies.rules import BY_MYSELF, may_change, staff_table
from restorative.access.policies import IN_MY_FAMILIES, Rule

TABLES = [
    staff_table(
        "families_assessment",
        "SELECT",
        Rule("staff", "INSERT", f"{IN_MY_FAMILIES} AND begun_by_id = (SELECT app.uid())"),
        may_change("ending, closed_at, closed_by_id"),
    ),
    staff_table("families_assessmentitem", "SELECT INSERT UPDATE"),
    # said in one's own name, and kept
    staff_table("families_hardtoassess", "SELECT", Rule("staff", "INSERT", BY_MYSELF)),
    staff_table("families_yousaid", "SELECT", Rule("staff", "INSERT", BY_MYSELF)),
]
