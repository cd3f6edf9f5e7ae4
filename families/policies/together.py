"""How support and challenge were placed, and what was offered: of staff alone, in their own name, for ever."""

from families.policies.rules import BY_MYSELF, staff_table
from families.policies.visits import OF_MY_VISIT
from restorative.access.policies import Rule

TABLES = [
    staff_table(
        "families_placing", "SELECT", Rule("staff", "INSERT", f"{OF_MY_VISIT} AND by_id = (SELECT app.uid())")
    ),
    staff_table("families_offer", "SELECT", Rule("staff", "INSERT", BY_MYSELF)),
]
