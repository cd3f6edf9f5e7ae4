"""Row rules of the access table, and the grants on what is needed to sign in.

The latter hold no case content, so they are given by name; row policies say only who makes accounts, teams and
agencies, and who supervises whom. What administrators change of an account goes through functions, so that nobody
holds a grant on those columns. They stand here because `accounts` lies below and knows nothing of access.
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
    "must_look_after": (),
    "change_colleague": ("staff",),
    "shut_out": ("staff",),
    "let_in": ("staff",),
    "reset_second_step": ("staff",),
}


def by_administrators(name: str, *, may_change: str) -> Table:
    """Read by all staff; added to, and these columns changed, by administrators. Nothing is deleted."""
    write = Rule("staff", "INSERT", BY_ADMINISTRATOR)
    return Table(
        name, (Rule("staff", "SELECT"), write, Rule("staff", "UPDATE", BY_ADMINISTRATOR, columns=may_change))
    )


TABLES = [
    # everybody reads their own ways in; only triggers write them, from rows that keep a history of their own
    Table("access_familyaccess", (Rule("staff", "SELECT", f"{BY_ME} OR {IN_MY_FAMILIES}"),), history=False),
    # sessions are read and written before anybody is known; people reach their own, to see and end them
    Table(
        "accounts_opensession",
        (
            Rule("app", READ_WRITE),
            Rule("staff", "SELECT DELETE", BY_ME),
            Rule("family", "SELECT DELETE", BY_ME),
        ),
        history=False,
    ),
    # whom the council's own sign-in names: asked for, and never written
    Table("socialaccount_socialaccount", (Rule("app", "SELECT"),), case=False),
    # what opens an account: nobody who is signed in reads it
    Table("mfa_authenticator", (Rule("app", READ_WRITE),), case=False),
    Table("cache_entry", EVERYBODY, case=False),
    Table(
        "accounts_user",
        (
            Rule("app", "SELECT UPDATE"),
            Rule("staff", "SELECT"),
            Rule("staff", "INSERT", f"{WITHOUT_ROLE} OR {BY_ADMINISTRATOR}"),
            Rule("staff", "UPDATE", WITHOUT_ROLE, columns="password"),
        ),
        unkept="password",
    ),
    by_administrators("accounts_agency", may_change="name"),
    by_administrators("accounts_team", may_change="name, agency_id"),
    by_administrators("accounts_supervisionline", may_change="ended_at"),
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
            "django_session",
            "socialaccount_socialapp",
            "socialaccount_socialtoken",
        )
    ),
]
