"""Row rules of the case tables: staff within their families; the family's own path reads only its promises."""

from restorative.access.policies import IN_MY_FAMILIES, Rule, Table

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

IN_MY_OWN_NAME = f"{IN_MY_FAMILIES} AND added_by_id = (SELECT app.uid())"


def staff_table(name: str, may: str, *more: Rule) -> Table:
    return Table(name, (Rule("staff", may, IN_MY_FAMILIES), *more))


def may_change(columns: str) -> Rule:
    """Staff change nothing but these columns of the rows in their families."""
    return Rule("staff", "UPDATE", IN_MY_FAMILIES, columns=columns)


FUNCTIONS: dict[str, tuple[str, ...]] = {
    "is_my_new_family": ("staff",),
    "visit_id_is_taken": ("staff",),
    "refresh_family_access": (),
    "allocation_changed": (),
    "refresh_supervisee": (),
    "line_changed": (),
}

TABLES = [
    Table(
        "families_family",
        (
            Rule("staff", "SELECT UPDATE", "id = ANY((SELECT app.my_families())::uuid[])"),
            Rule("staff", "INSERT", "created_by_id = (SELECT app.uid())"),
        ),
    ),
    Table(
        "families_allocation",
        (
            Rule("staff", "SELECT", IN_MY_FAMILIES),
            may_change("ended_at"),
            Rule(
                "staff",
                "INSERT",
                f"{IN_MY_FAMILIES} OR (user_id = (SELECT app.uid()) AND app.is_my_new_family(family_id))",
            ),
        ),
    ),
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
        "families_nothingtokeep",
        "SELECT",
        Rule("staff", "INSERT", f"{IN_MY_FAMILIES} AND said_by_id = (SELECT app.uid())"),
    ),
    Table("families_visitdraft", (Rule("staff", "SELECT INSERT UPDATE DELETE", MINE),)),
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
        may_change("basis"),
    ),
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
        Rule("staff", "INSERT", f"{IN_MY_FAMILIES} AND by_id = (SELECT app.uid())"),
    ),
    # a file of a note that is not finished is its author's alone, as the note is
    Table(
        "families_attachment",
        (
            Rule("staff", "SELECT", OF_A_NOTE),
            Rule("staff", "INSERT DELETE", f"{IN_MY_FAMILIES} AND added_by_id = (SELECT app.uid())"),
        ),
    ),
    staff_table("families_passagemember", "SELECT INSERT DELETE"),
    staff_table(
        "families_promise",
        "SELECT",
        Rule("staff", "INSERT DELETE", OF_MY_VISIT),
        may_change("outcome, explanation, settled_at, settled_by_id"),
        Rule("family", "SELECT", "id = ANY((SELECT app.my_promises())::uuid[])"),
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
]
