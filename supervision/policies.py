"""Row rules of supervision: the two of a session and nobody else; decisions go on the family's file."""

from restorative.access.policies import IN_MY_FAMILIES, Rule, Table, among

ME = "(SELECT app.uid())"
ONE_OF_US = f"{ME} IN (supervisee_id, manager_id)"
OF_MY_SESSION = among("session_id", "my_sessions")
MANAGED_BY_ME = f"mine.manager_id = {ME}"
PREPARED_BY_ME = f"mine.supervisee_id = {ME}"


def along_a_line(table: str) -> str:
    """Who met last year and no longer do read what they wrote, and begin nothing new."""
    return (
        f"{ONE_OF_US} AND EXISTS (SELECT FROM accounts_supervisionline line"
        f" WHERE line.supervisee_id = {table}.supervisee_id AND line.manager_id = {table}.manager_id"
        " AND line.started_at <= statement_timestamp()"
        " AND (line.ended_at IS NULL OR line.ended_at > statement_timestamp()))"
    )


def while_open(who: str = "true") -> str:
    """Of a session of mine that was not reviewed yet: the session's own rules hide everybody else's."""
    return (
        "EXISTS (SELECT FROM supervision_supervisionsession mine"
        f" WHERE mine.id = session_id AND mine.reviewed_at IS NULL AND {who})"
    )


# a day that was planned, and nothing more; what hangs on it would go with it
NOTHING_WRITTEN = (
    "held_on IS NULL AND prepared_at IS NULL AND reviewed_at IS NULL"
    " AND brings || support || challenge || support_back || challenge_back = ''"
    + "".join(
        f" AND NOT EXISTS (SELECT FROM {table} one WHERE one.session_id = supervision_supervisionsession.id)"
        for table in ("supervision_reflection", "supervision_casediscussion", "supervision_action")
    )
)

FUNCTIONS: dict[str, tuple[str, ...]] = {
    "my_sessions": ("staff",),
    "session_stays": (),
    "differs": ("staff",),
}

TABLES = [
    Table(
        "supervision_agreement",
        (
            Rule("staff", "SELECT", ONE_OF_US),
            Rule("staff", "INSERT", along_a_line("supervision_agreement")),
        ),
    ),
    # the trigger session_stays says who of the two changes what, and until when
    Table(
        "supervision_supervisionsession",
        (
            Rule("staff", "SELECT UPDATE", ONE_OF_US),
            Rule("staff", "INSERT", along_a_line("supervision_supervisionsession")),
            Rule("staff", "DELETE", f"{ONE_OF_US} AND {NOTHING_WRITTEN}"),
        ),
    ),
    Table(
        "supervision_reflection",
        (
            Rule("staff", "SELECT", OF_MY_SESSION),
            Rule("staff", "INSERT UPDATE", while_open(PREPARED_BY_ME)),
        ),
    ),
    # a family's part of a session: for the two, and only while they reach the family
    Table(
        "supervision_casediscussion",
        (
            Rule("staff", "SELECT", f"{OF_MY_SESSION} AND {IN_MY_FAMILIES}"),
            Rule("staff", "INSERT UPDATE DELETE", f"{while_open()} AND {IN_MY_FAMILIES}"),
        ),
    ),
    Table(
        "supervision_action",
        (
            Rule("staff", "SELECT", OF_MY_SESSION),
            Rule("staff", "INSERT DELETE", while_open(MANAGED_BY_ME)),
            Rule("staff", "UPDATE", OF_MY_SESSION, columns="outcome, explanation, settled_at, settled_by_id"),
        ),
    ),
    Table(
        "supervision_decision",
        (
            Rule("staff", "SELECT", IN_MY_FAMILIES),
            Rule("staff", "INSERT", f"{IN_MY_FAMILIES} AND decided_by_id = {ME}"),
        ),
    ),
]
