"""Row rules of sharing. A recipient reads only their own, and writes only through the functions in 0002."""

from families.policies import staff_table
from restorative.access.policies import MINE_AS_MEMBER, Rule

TABLES = [
    staff_table(
        "sharing_sharedversion",
        "SELECT INSERT UPDATE",
        Rule("family", "SELECT", MINE_AS_MEMBER),
    ),
    staff_table("sharing_composition", "SELECT INSERT UPDATE DELETE"),
    staff_table("sharing_blocksource", "SELECT INSERT DELETE"),
    staff_table("sharing_answer", "SELECT", Rule("family", "SELECT", MINE_AS_MEMBER)),
    staff_table("sharing_comment", "SELECT", Rule("family", "SELECT", MINE_AS_MEMBER)),
    staff_table("sharing_invitation", "SELECT INSERT UPDATE"),
    staff_table("sharing_signincode", "SELECT INSERT UPDATE"),
    staff_table("sharing_memberaccess", "SELECT INSERT UPDATE"),
]
