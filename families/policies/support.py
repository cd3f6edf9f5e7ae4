"""What was agreed to, offered and owed, and what we asked an expert. None of it is on a family's own path."""

from families.policies.rules import BY_MYSELF, staff_table
from restorative.access.policies import IN_MY_FAMILIES, Rule

ENDED_BY_ME = f"{IN_MY_FAMILIES} AND ended_by_id = (SELECT app.uid())"


def ends_once(columns: str) -> Rule:
    """It is written in one's own name when it ends, and never again."""
    return Rule(
        "staff", "UPDATE", f"{IN_MY_FAMILIES} AND ended_on IS NULL", check=ENDED_BY_ME, columns=columns
    )


SAID = Rule("staff", "INSERT", BY_MYSELF)

TABLES = [
    staff_table("families_sharingagreement", "SELECT", SAID, ends_once("ended_words, ended_on, ended_by_id")),
    staff_table("families_jointcontact", "SELECT", SAID, ends_once("ended_on, ended_by_id")),
    staff_table("families_ownright", "SELECT", SAID),
    staff_table("families_supportoffer", "SELECT", SAID),
    staff_table("families_supportofferanswer", "SELECT", SAID),
    # the advice is written down once, by whoever received it
    staff_table(
        "families_consultation",
        "SELECT",
        SAID,
        Rule(
            "staff",
            "UPDATE",
            f"{IN_MY_FAMILIES} AND advised_on IS NULL",
            check=f"{IN_MY_FAMILIES} AND advised_by_id = (SELECT app.uid())",
            columns="advice, advised_on, advised_by_id",
        ),
    ),
]
