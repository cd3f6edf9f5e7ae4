"""A small picture of a big family: the children it is about, and who is nearest to them."""

from dataclasses import replace

from restorative.pictures.kin import OWN, Tie, Tree

MOST = 14


def nearest(tree: Tree, most: int = MOST) -> Tree:
    """The whole where it is small enough; otherwise the children, who brings them up, and their brothers and sisters."""
    if len(tree.people) <= most:
        return tree
    subjects = {one.id for one in tree.people if one.is_subject}
    parents = {
        link.parent for link in tree.links if link.child in subjects and link.kind is not Tie.GRANDPARENT
    }
    brothers = {link.child for link in tree.of_kind(*OWN) if link.parent in parents}
    partners = {one for couple in tree.couples if couple.pair & parents for one in couple.pair}
    return only(tree, subjects | parents | brothers | partners)


def only(tree: Tree, ids: set[str]) -> Tree:
    return replace(tree, people=tuple(one for one in tree.people if one.id in ids))
