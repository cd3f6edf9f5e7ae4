"""Row rules of the trail: everybody adds, nobody changes; read by who holds the family, and by the lead.

Of the change history nobody who serves reads a word: the lead reads which row and columns changed, by whom and when.
"""

from restorative.access.policies import BY_ME, IN_MY_FAMILIES, Rule, Table

# of a restricted family the lead's trail says nothing either
NOT_RESTRICTED = "(family_id IS NULL OR family_id <> ALL((SELECT app.restricted_families())::uuid[]))"
LEAD = "(SELECT app.is_lead())"
FOR_THE_LEAD = f"{LEAD} AND {NOT_RESTRICTED}"
READERS = f"{IN_MY_FAMILIES} OR ({FOR_THE_LEAD})"
WITHOUT_WORDS = "id, at, user_id, member_id, family_id, source, row_id, operation, columns"

FUNCTIONS: dict[str, tuple[str, ...]] = {
    "keep_change": (),
    "keep_leaf_of_auditevent": (),
    "keep_leaf_of_accesslog": (),
    "keep_leaf_of_refusal": (),
    "keep_leaf_of_change": (),
    "trail_stays": (),
    "family_of_reference": ("staff",),
}


def trail(name: str, *rules: Rule) -> Table:
    """The trail keeps no history of itself: its rows stay as they were written."""
    return Table(name, rules, history=False)


TABLES = [
    trail(
        "audit_auditevent",
        Rule("app", "INSERT"),
        Rule("staff", "INSERT", BY_ME),
        Rule("family", "INSERT", BY_ME),
        Rule("staff", "SELECT", READERS),
    ),
    trail(
        "audit_accesslog",
        Rule("staff", "INSERT", BY_ME),
        Rule("family", "INSERT", f"{BY_ME} AND member_id = (SELECT app.member())"),
        Rule("staff", "SELECT", READERS),
        Rule("family", "SELECT", "member_id = (SELECT app.member())"),
    ),
    trail(
        "audit_refusal",
        Rule("staff", "INSERT", BY_ME),
        Rule("family", "INSERT", BY_ME),
        Rule("staff", "SELECT", "(SELECT app.is_lead())"),
    ),
    # written by the triggers alone
    trail("audit_change", Rule("staff", "SELECT", FOR_THE_LEAD, reads=WITHOUT_WORDS)),
    # hashes, for the commands of the owner
    Table("audit_leaf", case=False),
    Table("audit_seal", case=False),
]
