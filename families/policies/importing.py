"""The council's numbers and lists, and files between preview and yes."""

from families.policies.rules import I_MANAGE, IN_MY_OWN_NAME, may_change, staff_table
from restorative.access.policies import Rule, Table

MINE = "by_id = (SELECT app.uid())"

TABLES = [
    staff_table("families_externalid", "SELECT", may_change("seen"), Rule("staff", "INSERT", IN_MY_OWN_NAME)),
    staff_table("families_councilevent", "SELECT", Rule("staff", "INSERT", IN_MY_OWN_NAME)),
    # made by app.note_import_doubles alone
    staff_table("families_doublenotice", "SELECT"),
    # whole files of people: for who sent them, for a day, and kept in no history
    Table(
        "families_importfile",
        (Rule("staff", "SELECT DELETE", MINE), Rule("staff", "INSERT", f"{MINE} AND {I_MANAGE}")),
        history=False,
    ),
]
FUNCTIONS = {"note_import_doubles": ("staff",), "drop_old_imports": ("staff",)}
