"""Row rules of the access table, and the grants on what is needed to sign in.

The latter hold no case content, so they are given by name; row policies say only who makes accounts and who
supervises whom. They stand here because `accounts` lies below and knows nothing of access.
"""

from restorative.access.policies import BY_ME, IN_MY_FAMILIES, Rule, Table

READ_WRITE = "SELECT INSERT UPDATE DELETE"
# an account without a role is a family member's: any worker may make one, and sign it out
WITHOUT_ROLE = "roles = '{}'"
BY_ADMINISTRATOR = "(SELECT app.is_administrator())"
EVERYBODY = tuple(Rule(path, READ_WRITE) for path in ("app", "staff", "family"))

FUNCTIONS = {
    "uid": ("staff", "family"),
    "my_families": ("staff",),
    "is_lead": ("staff",),
    "is_administrator": ("staff",),
    "family_stays": (),
}

TABLES = [
    # everybody reads their own ways in; only triggers write them
    Table("access_familyaccess", (Rule("staff", "SELECT", f"{BY_ME} OR {IN_MY_FAMILIES}"),)),
    Table("django_session", EVERYBODY, case=False),
    Table("cache_entry", EVERYBODY, case=False),
    Table(
        "accounts_user",
        (
            Rule("app", "SELECT UPDATE"),
            Rule("staff", "SELECT"),
            Rule("staff", "INSERT", f"{WITHOUT_ROLE} OR {BY_ADMINISTRATOR}"),
            Rule("staff", "UPDATE", WITHOUT_ROLE, columns="password"),
        ),
    ),
    Table("accounts_agency", (Rule("staff", "SELECT"),), case=False),
    Table("accounts_team", (Rule("staff", "SELECT"),), case=False),
    Table(
        "accounts_supervisionline",
        (Rule("staff", "SELECT"), Rule("staff", "INSERT", BY_ADMINISTRATOR)),
    ),
    # messages leave after the transaction, when the asker's role is given back
    Table("accounts_outgoingmessage", (Rule("app", "SELECT INSERT"),), case=False),
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
