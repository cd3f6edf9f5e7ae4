"""Row rules of the access table, and the grants on what is needed to sign in.

The latter hold no case content, so they are given by name and need no row policies. They stand here because
`accounts` lies below and knows nothing of access.
"""

from restorative.access.policies import BY_ME, IN_MY_FAMILIES, Rule, Table

READ_WRITE = "SELECT INSERT UPDATE DELETE"
EVERYBODY = tuple(Rule(path, READ_WRITE) for path in ("app", "staff", "family"))

TABLES = [
    # everybody reads their own ways in; only triggers write them
    Table("access_familyaccess", (Rule("staff", "SELECT", f"{BY_ME} OR {IN_MY_FAMILIES}"),)),
    Table("django_session", EVERYBODY, case=False),
    Table("cache_entry", EVERYBODY, case=False),
    Table(
        "accounts_user",
        (Rule("app", "SELECT UPDATE"), Rule("staff", "SELECT INSERT UPDATE")),
        case=False,
    ),
    Table("accounts_agency", (Rule("staff", "SELECT INSERT UPDATE"),), case=False),
    Table("accounts_team", (Rule("staff", "SELECT INSERT UPDATE"),), case=False),
    Table("accounts_supervisionline", (Rule("staff", "SELECT INSERT UPDATE"),), case=False),
    Table(
        "accounts_outgoingmessage",
        (Rule("app", "SELECT INSERT"), Rule("staff", "SELECT INSERT")),
        case=False,
    ),
    Table(
        "account_emailaddress",
        (Rule("app", READ_WRITE), Rule("staff", "SELECT")),
        case=False,
    ),
    Table("account_emailconfirmation", (Rule("app", READ_WRITE),), case=False),
    # Django's own tables that nothing here uses while serving.
    *(
        Table(name, case=False)
        for name in (
            "django_migrations",
            "django_content_type",
            "auth_permission",
            "auth_group",
            "auth_group_permissions",
        )
    ),
]
