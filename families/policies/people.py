"""The people of a family, what they are to one another, and what must be kept from whom."""

from families.policies.rules import (
    IN_MY_OWN_NAME,
    may_change,
    staff_table,
)
from restorative.access.policies import IN_MY_FAMILIES, Rule, Table

TABLES = [
    # a bare id: nothing to read in it, and nothing that tells which family it belongs to
    Table("families_person", (Rule("staff", "SELECT INSERT"),)),
    staff_table("families_member", "SELECT INSERT UPDATE"),
    staff_table("families_safecontact", "SELECT INSERT UPDATE"),
    staff_table("families_parentlink", "SELECT INSERT UPDATE DELETE"),
    staff_table("families_parentalresponsibility", "SELECT INSERT UPDATE DELETE"),
    staff_table("families_address", "SELECT", may_change("to_on"), Rule("staff", "INSERT", IN_MY_OWN_NAME)),
    # what somebody must not learn: in tables of their own, on which families hold no grant at all
    staff_table(
        "families_protectedaddress", "SELECT", may_change("to_on"), Rule("staff", "INSERT", IN_MY_OWN_NAME)
    ),
    staff_table(
        "families_protectedterm",
        "SELECT",
        may_change("ended_at, ended_by_id"),
        Rule("staff", "INSERT", IN_MY_OWN_NAME),
    ),
    staff_table("families_termreader", "SELECT INSERT"),
    staff_table(
        "families_namesheldback",
        "SELECT",
        Rule("staff", "INSERT", f"{IN_MY_FAMILIES} AND set_by_id = (SELECT app.uid()) AND ended_at IS NULL"),
        Rule(
            "staff",
            "UPDATE",
            f"{IN_MY_FAMILIES} AND ended_at IS NULL",
            check=f"{IN_MY_FAMILIES} AND ended_by_id = (SELECT app.uid())",
            columns="ended_at, ended_by_id",
        ),
    ),
    staff_table(
        "families_nothingtokeep",
        "SELECT",
        Rule("staff", "INSERT", f"{IN_MY_FAMILIES} AND said_by_id = (SELECT app.uid())"),
    ),
]
