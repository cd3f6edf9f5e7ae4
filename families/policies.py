"""Row rules of the case tables: staff within their families; the family's own path reads only its promises."""

from restorative.access.policies import IN_MY_FAMILIES, Rule, Table

MINE = f"author_id = (SELECT app.uid()) AND {IN_MY_FAMILIES}"


def staff_table(name: str, may: str, *more: Rule) -> Table:
    return Table(name, (Rule("staff", may, IN_MY_FAMILIES), *more))


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
            Rule("staff", "SELECT UPDATE", IN_MY_FAMILIES),
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
    Table("families_visitdraft", (Rule("staff", "SELECT INSERT UPDATE DELETE", MINE),)),
    Table(
        "families_visit",
        (
            Rule("staff", "SELECT", IN_MY_FAMILIES),
            Rule("staff", "INSERT UPDATE DELETE", MINE),
        ),
    ),
    staff_table("families_visitmember", "SELECT INSERT DELETE"),
    staff_table("families_passage", "SELECT INSERT UPDATE DELETE"),
    staff_table("families_passagemember", "SELECT INSERT DELETE"),
    staff_table(
        "families_promise",
        "SELECT INSERT UPDATE DELETE",
        Rule("family", "SELECT", "id = ANY((SELECT app.my_promises())::uuid[])"),
    ),
    staff_table(
        "families_promisemember",
        "SELECT INSERT UPDATE DELETE",
        Rule(
            "family",
            "SELECT",
            "member_id = (SELECT app.member()) AND shown_at IS NOT NULL",
        ),
    ),
]
