"""Notes that were written on the wrong family."""

from families.policies.rules import (
    I_MANAGE,
    in_my_name,
    staff_table,
)
from restorative.access.policies import IN_MY_FAMILIES, Rule, Table, among

# of a note on the wrong family: who sees both families, and is a manager or asked for it
BOTH_MINE = f"{IN_MY_FAMILIES} AND (to_family_id IS NULL OR {among('to_family_id', 'my_families')})"
ASKED_BY_ME = "asked_by_id = (SELECT app.uid())"
OF_ITS_FAMILY = "EXISTS (SELECT FROM families_visit note WHERE note.id = note_id AND note.family_id = families_wrongfamily.family_id)"

TABLES = [
    # agreed to through app.agree_wrong_family alone; said no to once, in one's own name
    Table(
        "families_wrongfamily",
        (
            Rule("staff", "SELECT", f"{BOTH_MINE} AND ({ASKED_BY_ME} OR {I_MANAGE})"),
            Rule(
                "staff",
                "INSERT",
                f"{BOTH_MINE} AND {in_my_name('asked_by_id')} AND decided_at IS NULL AND {OF_ITS_FAMILY}",
            ),
            Rule(
                "staff",
                "UPDATE",
                f"{BOTH_MINE} AND decided_at IS NULL",
                check=f"{BOTH_MINE} AND {in_my_name('decided_by_id')} AND NOT {ASKED_BY_ME} AND {I_MANAGE}"
                " AND decision = 'not_agreed'",
                columns="decision, words, decided_at, decided_by_id",
            ),
        ),
    ),
    # written by that function alone
    staff_table("families_withdrawal", "SELECT"),
    staff_table("families_movednote", "SELECT"),
    Table("families_withdrawnfile", unkept="data"),
]
