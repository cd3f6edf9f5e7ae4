"""Notes, what stands in them, and what was promised. The family's own path reads only its promises."""

from families.policies.rules import (
    BY_MYSELF,
    MINE,
    may_change,
    staff_table,
)
from restorative.access.policies import IN_MY_FAMILIES, Rule, Table

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

# hashed once a statement; the rows that it reads are held by their own rule besides
SHOWN_TO_ME = (
    "id IN (SELECT promise_id FROM families_promisemember"
    " WHERE member_id = (SELECT app.member()) AND shown_at IS NOT NULL)"
)

TABLES = [
    # saved every few seconds while somebody types, and nobody's but theirs: no history
    Table("families_visitdraft", (Rule("staff", "SELECT INSERT UPDATE DELETE", MINE),), history=False),
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
]
