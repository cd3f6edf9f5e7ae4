"""Who else is involved with a family. Staff within their families only: families read none of it here."""

from families.policies.rules import staff_table
from restorative.access.policies import IN_MY_FAMILIES, Rule

ROLE_FACTS = (
    "agency, person, areas, remit, goals, contacts_a_month, began_on, ends_on, is_strained, strain,"
    " overlap_owner_id, revision, changed_at, changed_by_id"
)
CLOSING = "held_on, family_said, outcome, because, next_try, closed_by_id, closed_at"


def mine(column: str) -> str:
    return f"{IN_MY_FAMILIES} AND {column} = (SELECT app.uid())"


def once(column: str, by: str, columns: str) -> Rule:
    """What is open can be ended, in one's own name; what has ended stays as it is."""
    return Rule("staff", "UPDATE", f"{IN_MY_FAMILIES} AND {column} IS NULL", check=mine(by), columns=columns)


TABLES = [
    staff_table(
        "families_agencyrole",
        "SELECT",
        Rule("staff", "INSERT", mine("added_by_id")),
        Rule("staff", "UPDATE", IN_MY_FAMILIES, check=mine("changed_by_id"), columns=ROLE_FACTS),
    ),
    staff_table("families_agencyload", "SELECT", Rule("staff", "INSERT", mine("noted_by_id"))),
    staff_table(
        "families_agencyaction",
        "SELECT",
        Rule("staff", "INSERT", mine("added_by_id")),
        once("ended_at", "ended_by_id", "ended, ended_at, ended_by_id"),
    ),
    staff_table(
        "families_agencydiscussion",
        "SELECT",
        Rule("staff", "INSERT", mine("opened_by_id")),
        once("closed_at", "closed_by_id", CLOSING),
    ),
    staff_table("families_discussionrole", "SELECT INSERT"),
    staff_table("families_discussionaction", "SELECT INSERT"),
    staff_table("families_agreedremit", "SELECT INSERT"),
]
