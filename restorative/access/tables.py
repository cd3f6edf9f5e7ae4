"""Row rules of the access table: everybody reads their own way in; only triggers write it."""

from restorative.access.policies import BY_ME, IN_MY_FAMILIES, Rule, Table

TABLES = [
    Table(
        "access_familyaccess",
        (Rule("staff", "SELECT", f"{BY_ME} OR {IN_MY_FAMILIES}"),),
    ),
]
