"""What somebody said of two members: for who sees both families, and nobody else."""

from families.policies.rules import BY_MYSELF
from restorative.access.policies import IN_MY_FAMILIES, Rule, Table, among

BOTH_MINE = f"{IN_MY_FAMILIES} AND {among('other_family_id', 'my_families')}"

TABLES = [
    Table(
        "families_sameperson",
        (
            Rule("staff", "SELECT", BOTH_MINE),
            Rule("staff", "INSERT", f"{BOTH_MINE} AND {BY_MYSELF} AND undone_at IS NULL"),
            Rule(
                "staff",
                "UPDATE",
                f"{BOTH_MINE} AND undone_at IS NULL",
                check=f"{BOTH_MINE} AND undone_by_id = (SELECT app.uid())",
                columns="undone_at, undone_by_id",
            ),
        ),
    ),
]
