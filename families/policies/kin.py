"""Partnerships, homes, parents whom nobody knows, and what courts ordered. Families have no grant on any of it."""

from families.policies.rules import IN_MY_OWN_NAME, may_change, staff_table
from restorative.access.policies import Rule

BY_ME_NOW = Rule("staff", "INSERT", IN_MY_OWN_NAME)

TABLES = [
    # put down in one's own name, ended, or taken off again where it was a mistake; but for the name of a home never put in other words
    staff_table("families_partnership", "SELECT DELETE", may_change("ended_on, how_ended"), BY_ME_NOW),
    staff_table("families_household", "SELECT", may_change("name"), BY_ME_NOW),
    staff_table("families_householdstay", "SELECT DELETE", may_change("to_on"), BY_ME_NOW),
    staff_table("families_parentnotknown", "SELECT DELETE", BY_ME_NOW),
    staff_table(
        "families_courtorder",
        "SELECT DELETE",
        may_change("ended_on, checked_by_id, checked_on"),
        BY_ME_NOW,
    ),
    staff_table("families_courtordermember", "SELECT INSERT DELETE"),
]
