"""The conditions on which the rules of the case tables stand, and the two commonest shapes of a rule."""

from restorative.access.policies import IN_MY_FAMILIES, Rule, Table, among

MINE = f"author_id = (SELECT app.uid()) AND {IN_MY_FAMILIES}"
BY_MYSELF = f"{IN_MY_FAMILIES} AND by_id = (SELECT app.uid())"
IN_MY_OWN_NAME = f"{IN_MY_FAMILIES} AND added_by_id = (SELECT app.uid())"


# by more than an opening in an emergency
HELD = among("family_id", "families_i_hold")
I_MANAGE = (
    "EXISTS (SELECT FROM accounts_user me WHERE me.id = (SELECT app.uid()) AND 'manager' = ANY(me.roles))"
)


def staff_table(name: str, may: str, *more: Rule, unkept: str = "") -> Table:
    return Table(name, (Rule("staff", may, IN_MY_FAMILIES), *more), unkept=unkept)


def may_change(columns: str) -> Rule:
    """Staff change nothing but these columns of the rows in their families."""
    return Rule("staff", "UPDATE", IN_MY_FAMILIES, columns=columns)


def in_my_name(column: str) -> str:
    return f"{HELD} AND {column} = (SELECT app.uid())"
