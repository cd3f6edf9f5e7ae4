"""Row rules of the case tables: staff within their families; the family's own path reads only its promises."""

from restorative.access.policies import BY_ME, IN_MY_FAMILIES, Rule, Table, among
from restorative.audit.policies import FOR_THE_LEAD, READERS

MINE = f"author_id = (SELECT app.uid()) AND {IN_MY_FAMILIES}"
# what stands in a finished note is its author's to write and to take back
OF_MY_VISIT = (
    f"{IN_MY_FAMILIES} AND EXISTS (SELECT FROM families_visit mine"
    " WHERE mine.id = visit_id AND mine.author_id = (SELECT app.uid()))"
)

OF_MY_AMENDMENT = (
    f"{IN_MY_FAMILIES} AND EXISTS (SELECT FROM families_amendment mine"
    " WHERE mine.id = amendment_id AND mine.author_id = (SELECT app.uid()))"
)
IS_OF_A_VISIT = "EXISTS (SELECT FROM families_visit finished WHERE finished.id = note_id)"
OF_A_NOTE = f"{IN_MY_FAMILIES} AND (added_by_id = (SELECT app.uid()) OR {IS_OF_A_VISIT})"

BY_MYSELF = f"{IN_MY_FAMILIES} AND by_id = (SELECT app.uid())"
IN_MY_OWN_NAME = f"{IN_MY_FAMILIES} AND added_by_id = (SELECT app.uid())"


# hashed once a statement; the rows that it reads are held by their own rule besides
SHOWN_TO_ME = (
    "id IN (SELECT promise_id FROM families_promisemember"
    " WHERE member_id = (SELECT app.member()) AND shown_at IS NOT NULL)"
)


def staff_table(name: str, may: str, *more: Rule, unkept: str = "") -> Table:
    return Table(name, (Rule("staff", may, IN_MY_FAMILIES), *more), unkept=unkept)


def may_change(columns: str) -> Rule:
    """Staff change nothing but these columns of the rows in their families."""
    return Rule("staff", "UPDATE", IN_MY_FAMILIES, columns=columns)


# by more than an opening in an emergency
HELD = among("family_id", "families_i_hold")


def in_my_name(column: str) -> str:
    return f"{HELD} AND {column} = (SELECT app.uid())"


SEEN_BY_ANOTHER = (
    f"{in_my_name('user_id')} AND EXISTS (SELECT FROM families_breakglass opened"
    " WHERE opened.id = opening_id AND opened.user_id <> (SELECT app.uid()))"
)

# of a note on the wrong family: who sees both families, and is a manager or asked for it
BOTH_MINE = f"{IN_MY_FAMILIES} AND (to_family_id IS NULL OR {among('to_family_id', 'my_families')})"
I_MANAGE = (
    "EXISTS (SELECT FROM accounts_user me WHERE me.id = (SELECT app.uid()) AND 'manager' = ANY(me.roles))"
)
ASKED_BY_ME = "asked_by_id = (SELECT app.uid())"
OF_ITS_FAMILY = "EXISTS (SELECT FROM families_visit note WHERE note.id = note_id AND note.family_id = families_wrongfamily.family_id)"


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


FUNCTIONS: dict[str, tuple[str, ...]] = {
    "declare_tie": ("staff",),
    "is_my_new_family": ("staff",),
    "visit_id_is_taken": ("staff",),
    "refresh_family_access": (),
    "ways_to": (),
    "families_i_hold": ("staff",),
    "break_glass": ("staff",),
    "restricted_families": ("staff",),
    "allocation_changed": (),
    "refresh_supervisee": (),
    "line_changed": (),
    "source_stays": (),
}

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
    # a bare id: nothing to read in it, and nothing that tells which family it belongs to
    Table("families_person", (Rule("staff", "SELECT INSERT"),)),
    staff_table("families_member", "SELECT INSERT UPDATE"),
    staff_table("families_safecontact", "SELECT INSERT UPDATE"),
    staff_table("families_parentlink", "SELECT INSERT UPDATE DELETE"),
    staff_table("families_parentalresponsibility", "SELECT INSERT UPDATE DELETE"),
    # saved every few seconds while somebody types, and nobody's but theirs: no history
    Table("families_visitdraft", (Rule("staff", "SELECT INSERT UPDATE DELETE", MINE),), history=False),
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
    Table(
        "families_visit",
        (
            Rule("staff", "SELECT", IN_MY_FAMILIES),
            # a finished note is locked; to be held while it is taken back, one column must be open
            Rule("staff", "INSERT UPDATE DELETE", MINE, columns="finished_at"),
        ),
    ),
    staff_table("families_visitmember", "SELECT", Rule("staff", "INSERT DELETE", OF_MY_VISIT)),
    staff_table(
        "families_passage",
        "SELECT",
        Rule("staff", "INSERT DELETE", OF_MY_VISIT),
        Rule("staff", "INSERT", OF_MY_AMENDMENT),
        # where it comes from may be said later; a trigger keeps what must be released from becoming ours
        may_change("basis, came_from, source, said_by_id"),
    ),
    # what a young person asked us to keep: kept by whoever is told, looked at again, never taken out. No grant for
    # families: that there is one is not theirs to know either
    staff_table(
        "families_confidence",
        "SELECT",
        Rule("staff", "INSERT", BY_MYSELF),
        Rule(
            "staff",
            "UPDATE",
            f"{IN_MY_FAMILIES} AND ended_at IS NULL",
            check=IN_MY_FAMILIES,
            columns="recheck_on, checked_on, ended_at",
        ),
    ),
    staff_table("families_confidencepassage", "SELECT INSERT"),
    staff_table("families_confidencereader", "SELECT INSERT"),
    staff_table("families_confidencerecheck", "SELECT", Rule("staff", "INSERT", BY_MYSELF)),
    # appended by whoever works with the family, in their own name; never changed, never taken away
    staff_table("families_amendment", "SELECT", Rule("staff", "INSERT", MINE)),
    staff_table(
        "families_escalation",
        "SELECT",
        Rule("staff", "INSERT", f"{IN_MY_FAMILIES} AND raised_by_id = (SELECT app.uid())"),
        # decided once, in the decider's own name
        Rule(
            "staff",
            "UPDATE",
            f"{IN_MY_FAMILIES} AND decided_at IS NULL",
            check=f"{IN_MY_FAMILIES} AND decided_by_id = (SELECT app.uid())",
            columns="decision, decided_at, decided_by_id",
        ),
        # gone with a note that its author takes back
        Rule("staff", "DELETE", f"{IN_MY_FAMILIES} AND raised_by_id = (SELECT app.uid())"),
    ),
    staff_table(
        "families_handover",
        "SELECT",
        may_change("goodbye, introduction"),
        Rule("staff", "INSERT", in_my_name("by_id")),
    ),
    # a file of a note that is not finished is its author's alone, as the note is
    Table(
        "families_attachment",
        (
            Rule("staff", "SELECT", OF_A_NOTE),
            Rule("staff", "INSERT DELETE", f"{IN_MY_FAMILIES} AND added_by_id = (SELECT app.uid())"),
        ),
        unkept="data",
    ),
    staff_table("families_passagemember", "SELECT INSERT DELETE"),
    staff_table(
        "families_promise",
        "SELECT",
        Rule("staff", "INSERT DELETE", OF_MY_VISIT),
        may_change("outcome, explanation, settled_at, settled_by_id"),
        Rule("family", "SELECT", SHOWN_TO_ME),
    ),
    staff_table(
        "families_promisemember",
        "SELECT INSERT DELETE",
        may_change("shown_at"),
        Rule(
            "family",
            "SELECT",
            "member_id = (SELECT app.member()) AND shown_at IS NOT NULL",
        ),
    ),
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
