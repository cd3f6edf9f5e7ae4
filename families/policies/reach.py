"""Who works with a family, who is kept from it, and who opened it in an emergency."""

from families.policies.rules import (
    HELD,
    I_MANAGE,
    in_my_name,
    may_change,
    staff_table,
)
from restorative.access.policies import BY_ME, IN_MY_FAMILIES, Rule, Table, among
from restorative.audit.policies import FOR_THE_LEAD, READERS

SEEN_BY_ANOTHER = (
    f"{in_my_name('user_id')} AND EXISTS (SELECT FROM families_breakglass opened"
    " WHERE opened.id = opening_id AND opened.user_id <> (SELECT app.uid()))"
)

# a tie that was declared by a name: for the managers of who declared it, and for those who see a family like it
HAS_MY_POSTCODE = (
    f"{among('home.family_id', 'my_families')} AND home.postcode = ANY(families_tienotice.postcodes)"
)
CONCERNS_ME = (
    (
        "EXISTS (SELECT FROM accounts_supervisionline line WHERE line.supervisee_id = families_tienotice.user_id"
        " AND line.manager_id = (SELECT app.uid()) AND line.started_at <= statement_timestamp()"
        " AND (line.ended_at IS NULL OR line.ended_at > statement_timestamp()))"
    ),
    (
        f"EXISTS (SELECT FROM families_member one WHERE {among('one.family_id', 'my_families')}"
        " AND split_part(lower(one.full_name), ' ', -1) = ANY(families_tienotice.words))"
    ),
    f"EXISTS (SELECT FROM families_address home WHERE {HAS_MY_POSTCODE})",
    f"EXISTS (SELECT FROM families_protectedaddress home WHERE {HAS_MY_POSTCODE})",
)
MAY_BE_MINE = f"{I_MANAGE} AND user_id <> (SELECT app.uid()) AND ({' OR '.join(CONCERNS_ME)})"

TABLES = [
    Table(
        "families_family",
        (
            Rule("staff", "SELECT UPDATE", among("id", "my_families")),
            Rule("staff", "INSERT", "created_by_id = (SELECT app.uid())"),
        ),
        family="id",
    ),
    Table(
        "families_allocation",
        (
            Rule("staff", "SELECT", IN_MY_FAMILIES),
            Rule("staff", "UPDATE", HELD, columns="ended_at"),
            Rule(
                "staff",
                "INSERT",
                f"{HELD} OR (user_id = (SELECT app.uid()) AND app.is_my_new_family(family_id))",
            ),
        ),
    ),
    # added in one's own name; then only its end is written, and who stands in
    staff_table(
        "families_restriction",
        "SELECT",
        Rule("staff", "INSERT", in_my_name("restricted_by_id")),
        Rule(
            "staff",
            "UPDATE",
            f"{HELD} AND lifted_at IS NULL",
            check=in_my_name("lifted_by_id"),
            columns="lifted_at, lifted_by_id",
        ),
    ),
    staff_table(
        "families_namedperson",
        "SELECT",
        Rule("staff", "INSERT", in_my_name("named_by_id")),
        Rule("staff", "UPDATE", HELD, columns="ended_at"),
    ),
    staff_table(
        "families_conflict",
        "SELECT",
        Rule("staff", "INSERT", in_my_name("declared_by_id")),
        Rule("staff", "UPDATE", HELD, columns="ended_at"),
    ),
    # said in one's own name, once, and kept
    staff_table("families_notie", "SELECT", Rule("staff", "INSERT", in_my_name("user_id"))),
    Table(
        "families_tienotice",
        (
            Rule("staff", "SELECT", f"{BY_ME} OR {MAY_BE_MINE}"),
            Rule("staff", "INSERT", f"{BY_ME} AND settled_at IS NULL AND passed_by = '{{}}'"),
            Rule(
                "staff",
                "UPDATE",
                f"{MAY_BE_MINE} AND settled_at IS NULL",
                check=f"{MAY_BE_MINE} AND (settled_at IS NULL OR settled_by_id = (SELECT app.uid()))",
                columns="passed_by, settled_at, settled_by_id",
            ),
        ),
    ),
    # made by app.break_glass alone; read where the family is seen, and by the lead, who reviews it once
    Table(
        "families_breakglass",
        (
            Rule("staff", "SELECT", READERS),
            Rule(
                "staff",
                "UPDATE",
                f"{FOR_THE_LEAD} AND reviewed_at IS NULL",
                check=f"{FOR_THE_LEAD} AND reviewed_by_id = (SELECT app.uid())",
                columns="review, reviewed_at, reviewed_by_id",
            ),
        ),
    ),
    Table(
        "families_breakglassseen",
        (
            Rule("staff", "SELECT", READERS),
            Rule("staff", "INSERT", SEEN_BY_ANOTHER),
        ),
    ),
    staff_table(
        "families_handover",
        "SELECT",
        may_change("goodbye, introduction"),
        Rule("staff", "INSERT", in_my_name("by_id")),
    ),
]
