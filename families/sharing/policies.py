"""Row rules of sharing. A recipient reads only their own, and writes only through the functions in 0002."""

from families.policies import may_change, staff_table
from restorative.access.policies import IN_MY_FAMILIES, MINE_AS_MEMBER, Rule, Table

FUNCTIONS = {
    # before anybody is known
    "spend_code": ("app",),
    "fresh_code": ("app",),
    "my_members": (),
    "member": ("family",),
    "my_promises": ("family",),
    "my_doors": ("family",),
    "is_my_link": ("family",),
    "answer_version": ("family",),
    "comment_on_block": ("family",),
}


def of_one_family(table: str) -> str:
    """A row about a visit of the row's own family. No foreign key says it: a subject may be something else later."""
    visit = f"visit.id = {table}.subject_id AND visit.family_id = {table}.family_id"
    return f"{IN_MY_FAMILIES} AND EXISTS (SELECT FROM families_visit visit WHERE {visit})"


VERSION, COMPOSITION = "sharing_sharedversion", "sharing_composition"

TABLES = [
    Table(
        VERSION,
        (
            Rule("staff", "SELECT", IN_MY_FAMILIES),
            Rule("staff", "INSERT", of_one_family(VERSION)),
            # what was shared is frozen: it may be replaced or taken back, and nothing else
            may_change("replaced_at, recalled_at, recalled_by_id"),
            Rule("family", "SELECT", MINE_AS_MEMBER),
        ),
    ),
    Table(
        COMPOSITION,
        (
            Rule("staff", "SELECT DELETE", IN_MY_FAMILIES),
            Rule("staff", "INSERT UPDATE", of_one_family(COMPOSITION)),
        ),
    ),
    staff_table("sharing_blocksource", "SELECT INSERT DELETE"),
    staff_table("sharing_answer", "SELECT", Rule("family", "SELECT", MINE_AS_MEMBER)),
    staff_table("sharing_comment", "SELECT", Rule("family", "SELECT", MINE_AS_MEMBER)),
    staff_table("sharing_invitation", "SELECT INSERT", may_change("ended_at")),
    staff_table("sharing_signincode", "SELECT INSERT"),
    staff_table("sharing_memberaccess", "SELECT INSERT", may_change("ended_at")),
]
