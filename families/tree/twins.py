"""Twins, and more of one birth: seen from their mother and their dates, never written down."""

from datetime import timedelta

from families.tree.facts import Tree

A_DAY = timedelta(days=1)


def twins(tree: Tree) -> list[tuple[str, ...]]:
    """The keys of those who were, or will be, born together; each birth once, in the order of the days."""
    found: dict[tuple[str, ...], None] = {}
    for mother in {link.parent: None for link in tree.links if link.kind == "birth"}:
        if tree.person(mother).sex != "male":
            found |= dict.fromkeys(births_of(tree, mother))
    return list(found)


def births_of(tree: Tree, mother: str) -> list[tuple[str, ...]]:
    """Two of one mother within a day of one another, or due on the same day."""
    keys = {link.child for link in tree.links if link.kind == "birth" and link.parent == mother}
    children = [tree.person(key) for key in keys]
    born = sorted((one.born, one.key) for one in children if one.born)
    groups: list[list[str]] = []
    last = None
    for day, key in born:
        if last and day - last <= A_DAY:
            groups[-1].append(key)
        else:
            groups.append([key])
        last = day
    for due in sorted({one.due for one in children if one.due}):
        groups.append(sorted(one.key for one in children if one.due == due))
    return [tuple(group) for group in groups if len(group) > 1]
