"""A family's facts as a genogram wants them: today's ages, today's homes, and who the record is about."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from families.tree.facts import Partnership, Person, Tree
from restorative.pictures import kin

SEX = {"mother": "female", "father": "male", "parent": ""}
ENDED = {"divorced": kin.State.DIVORCED, "death": kin.State.WIDOWED}


def drawn(tree: Tree, today: date) -> kin.Tree:
    return kin.Tree(
        people=(*(someone(one, today) for one in tree.people), *unknown(tree)),
        links=(*links(tree), *(kin.Link(one.id, child) for one, child in nobody(tree))),
        couples=tuple(couple(one) for one in tree.partnerships),
        homes=tuple(homes(tree, today)),
    )


def someone(one: Person, today: date) -> kin.Someone:
    return kin.Someone(
        id=one.key,
        name=one.called,
        sex=one.sex,
        born=one.born,
        died=one.died,
        due=one.due,
        is_subject=one.is_child and one.died is None,
        age=age(one, today),
    )


def age(one: Person, today: date) -> str:
    """What fits into a symbol: 9; for the smallest 7m."""
    if one.born is None or one.died or one.born > today:
        return ""
    months = (today.year - one.born.year) * 12 + today.month - one.born.month - (today.day < one.born.day)
    return str(months // 12) if months >= 24 else _("%(n)dm") % {"n": months}


def links(tree: Tree) -> Iterator[kin.Link]:
    for one in tree.links:
        yield kin.Link(one.parent, one.child, kin.Tie(one.kind))


def nobody(tree: Tree) -> Iterator[tuple[kin.Someone, str]]:
    """A sign for each parent of whom nobody knows who they are, with the child."""
    for one in tree.unknown:
        sign = kin.Someone(f"{one.child}-{one.which}", "", SEX.get(one.which, ""), is_unknown=True)
        yield sign, one.child


def unknown(tree: Tree) -> Iterator[kin.Someone]:
    yield from dict.fromkeys(sign for sign, _child in nobody(tree))


def couple(one: Partnership) -> kin.Couple:
    state = ENDED.get(one.how_ended, kin.State.SEPARATED) if one.is_over else kin.State.TOGETHER
    return kin.Couple(
        one.one,
        one.other,
        kin.Bond(one.kind),
        state,
        one.began.year if one.began else None,
        one.ended.year if one.ended else None,
    )


def homes(tree: Tree, today: date) -> Iterator[kin.Home]:
    """Where people live today; a home in which nobody does is none."""
    for home in tree.households:
        who = {stay.member for stay in tree.stays if stay.household == home.key and stay.is_on(today)}
        here = tuple(one.key for one in tree.people if one.key in who and one.died is None)
        if here:
            yield kin.Home(home.key, here, home.name)
