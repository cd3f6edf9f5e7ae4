"""Row rules of supervision: the two of a session and nobody else; decisions go on the family's file."""

from restorative.access.policies import IN_MY_FAMILIES, Rule, Table

ME = "(SELECT app.uid())"
ONE_OF_US = f"{ME} IN (supervisee_id, manager_id)"
OF_MY_SESSION = "session_id = ANY((SELECT app.my_sessions())::uuid[])"

FUNCTIONS: dict[str, tuple[str, ...]] = {"my_sessions": ("staff",)}

TABLES = [
    Table("supervision_agreement", (Rule("staff", "SELECT INSERT", ONE_OF_US),)),
    Table("supervision_supervisionsession", (Rule("staff", "SELECT INSERT UPDATE", ONE_OF_US),)),
    Table("supervision_reflection", (Rule("staff", "SELECT INSERT UPDATE", OF_MY_SESSION),)),
    # a family's part of a session: for the two, and only while they reach the family
    Table(
        "supervision_casediscussion",
        (Rule("staff", "SELECT INSERT UPDATE DELETE", f"{OF_MY_SESSION} AND {IN_MY_FAMILIES}"),),
    ),
    Table("supervision_action", (Rule("staff", "SELECT INSERT UPDATE DELETE", OF_MY_SESSION),)),
    Table(
        "supervision_decision",
        (
            Rule("staff", "SELECT", IN_MY_FAMILIES),
            Rule("staff", "INSERT", f"{IN_MY_FAMILIES} AND decided_by_id = {ME}"),
        ),
    ),
]
