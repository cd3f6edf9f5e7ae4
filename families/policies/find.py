"""What searches look through, where triggers alone write the words of notes; and what mattered in a family's story."""

from families.policies.rules import BY_MYSELF, staff_table
from restorative.access.policies import IN_MY_FAMILIES, Rule, Table

TABLES = [
    # made of what stands elsewhere, where its history is kept
    Table("families_namekey", (Rule("staff", "SELECT INSERT", IN_MY_FAMILIES),), history=False),
    # chosen in one's own name, and taken out in one's own name, once
    staff_table(
        "families_significantevent",
        "SELECT",
        Rule("staff", "INSERT", f"{BY_MYSELF} AND ended_at IS NULL"),
        Rule(
            "staff",
            "UPDATE",
            f"{IN_MY_FAMILIES} AND ended_at IS NULL",
            check=f"{IN_MY_FAMILIES} AND ended_by_id = (SELECT app.uid())",
            columns="ended_at, ended_by_id",
        ),
    ),
    staff_table("families_eventmember", "SELECT INSERT"),
    Table("families_notewords", (Rule("staff", "SELECT", IN_MY_FAMILIES),), history=False),
]

FUNCTIONS: dict[str, tuple[str, ...]] = {
    "write_note_words": (),
    "passages_came": (),
    "passages_went": (),
    "name_changed": (),
}
