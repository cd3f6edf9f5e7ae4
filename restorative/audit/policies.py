"""Row rules of the trail: everybody adds, nobody changes; read by who holds the family, and by the lead."""

from restorative.access.policies import BY_ME, IN_MY_FAMILIES, Rule, Table

# of a restricted family the lead's trail says nothing either
NOT_RESTRICTED = "(family_id IS NULL OR family_id <> ALL((SELECT app.restricted_families())::uuid[]))"
FOR_THE_LEAD = f"(SELECT app.is_lead()) AND {NOT_RESTRICTED}"
READERS = f"{IN_MY_FAMILIES} OR ({FOR_THE_LEAD})"

TABLES = [
    Table(
        "audit_auditevent",
        (
            Rule("app", "INSERT"),
            Rule("staff", "INSERT", BY_ME),
            Rule("family", "INSERT", BY_ME),
            Rule("staff", "SELECT", READERS),
        ),
    ),
    Table(
        "audit_accesslog",
        (
            Rule("staff", "INSERT", BY_ME),
            Rule("family", "INSERT", f"{BY_ME} AND member_id = (SELECT app.member())"),
            Rule("staff", "SELECT", READERS),
            Rule("family", "SELECT", "member_id = (SELECT app.member())"),
        ),
    ),
    Table(
        "audit_refusal",
        (
            Rule("staff", "INSERT", BY_ME),
            Rule("family", "INSERT", BY_ME),
            Rule("staff", "SELECT", "(SELECT app.is_lead())"),
        ),
    ),
]
