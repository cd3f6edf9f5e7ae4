"""What a parent's link to a child is held to."""

from collections.abc import Iterable, Iterator
from datetime import date
from graphlib import CycleError, TopologicalSorter

from django.utils.translation import gettext as _

from families.tree.facts import Link, Person, Tree
from families.tree.fault import Fault, Wrong

# a child's parents from the birth on: who bore or fathered it, and who the law makes its second parent
FROM_BIRTH = {"birth", "second"}
# who stands above somebody: nobody stands above themselves
ABOVE = FROM_BIRTH | {"adoptive", "grandparent"}
LEAST_YEARS = 10
MONTHS_AFTER_DEATH = 10
MOST_FROM_BIRTH = 2


def of_links(tree: Tree) -> Iterator[Fault]:
    yield from own_parents(tree)
    yield from rings(tree)
    for link in tree.links:
        if link.parent != link.child:
            yield from of_ages(tree, link)
            yield from of_death(tree, link)
    born_of = parents_of_each(tree, {"birth"})
    for child, parents in parents_of_each(tree, FROM_BIRTH).items():
        yield from of_parents_from_birth(tree, child, born_of.get(child, []), parents)


def own_parents(tree: Tree) -> Iterator[Fault]:
    for link in tree.links:
        if link.parent == link.child:
            message = _("Nobody can be a parent or carer of themselves. Choose somebody else than %(name)s.")
            yield Fault(Wrong.OWN_PARENT, (link.child,), "kind", message % {"name": tree.name(link.child)})


def rings(tree: Tree) -> Iterator[Fault]:
    """Somebody who would be their own ancestor. One fault for each ring, until none is left."""
    above: dict[str, set[str]] = {}
    for link in tree.links:
        if link.kind in ABOVE and link.parent != link.child:
            above.setdefault(link.child, set()).add(link.parent)
    while ring := ring_in(above):
        # the last edge of it is taken out: what else is wrong shows then
        above[ring[1]].discard(ring[0])
        names = ", ".join(tree.name(key) for key in ring[1:])
        message = _("Each of these would be an ancestor of the others: %(names)s. Check who is whose parent.")
        yield Fault(Wrong.RING, tuple(ring[1:]), "kind", message % {"names": names})


def ring_in(above: dict[str, set[str]]) -> list[str]:
    """The keys of one ring, the first again at its end: each is a parent of the next. Nothing where there is none."""
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        return ring
    return []


def of_ages(tree: Tree, link: Link) -> Iterator[Fault]:
    parent, child = tree.person(link.parent), tree.person(link.child)
    if link.kind not in ABOVE or parent.begins is None or child.begins is None:
        return
    names = {"parent": tree.name(parent.key), "child": tree.name(child.key)}
    if parent.begins >= child.begins:
        message = _(
            "%(parent)s is not older than %(child)s, so cannot be their parent or grandparent. Check both dates of birth."
        )
        yield Fault(Wrong.PARENT_YOUNGER, (parent.key, child.key), "kind", message % names)
    elif link.kind in FROM_BIRTH and whole_years(parent.begins, child.begins) < LEAST_YEARS:
        message = _(
            "%(parent)s would have been under 10 when %(child)s was born. Check both dates of birth, or choose"
            " another relationship."
        )
        yield Fault(Wrong.PARENT_TOO_YOUNG, (parent.key, child.key), "kind", message % names)


def of_death(tree: Tree, link: Link) -> Iterator[Fault]:
    """A mother lives on the day of the birth; everybody else lived ten months before it."""
    parent, child = tree.person(link.parent), tree.person(link.child)
    if link.kind != "birth" or parent.died is None or child.begins is None:
        return
    last = parent.died if parent.sex == "female" else months_later(parent.died, MONTHS_AFTER_DEATH)
    if child.begins > last:
        names = {"parent": tree.name(parent.key), "child": tree.name(child.key)}
        message = _(
            "%(parent)s died too long before %(child)s was born. Check both dates, or choose another relationship."
        )
        yield Fault(Wrong.BORN_LONG_AFTER_DEATH, (parent.key, child.key), "kind", message % names)


def parents_of_each(tree: Tree, kinds: set[str]) -> dict[str, list[Person]]:
    """By child, who is one of these to it."""
    found: dict[str, dict[str, Person]] = {}
    for link in tree.links:
        if link.kind in kinds and link.parent != link.child:
            found.setdefault(link.child, {})[link.parent] = tree.person(link.parent)
    return {child: list(parents.values()) for child, parents in found.items()}


def of_parents_from_birth(
    tree: Tree, child: str, born_of: list[Person], parents: list[Person]
) -> Iterator[Fault]:
    """One mother and one father by birth at most; with a second parent by law, two in all."""
    mothers = [one for one in born_of if one.sex == "female"]
    fathers = [one for one in born_of if one.sex == "male"]
    if len(mothers) > 1:
        message = _(
            "%(child)s would have two birth mothers: %(names)s. Choose another relationship for one of them, for"
            " example Second parent by law, or Adoptive parent."
        )
        yield several(tree, Wrong.TWO_MOTHERS, child, mothers, message)
    if len(fathers) > 1:
        message = _(
            "%(child)s would have two birth fathers: %(names)s. Choose another relationship for one of them, for"
            " example Step-parent."
        )
        yield several(tree, Wrong.TWO_FATHERS, child, fathers, message)
    if len(parents) > MOST_FROM_BIRTH and len(mothers) < 2 and len(fathers) < 2:
        message = _(
            "%(child)s would have more than two parents from birth: %(names)s. Choose another relationship for one."
        )
        yield several(tree, Wrong.MORE_THAN_TWO, child, parents, message)


def several(tree: Tree, wrong: Wrong, child: str, parents: Iterable[Person], message: str) -> Fault:
    keys = sorted(one.key for one in parents)
    names = ", ".join(tree.name(key) for key in keys)
    return Fault(wrong, (child, *keys), "kind", message % {"child": tree.name(child), "names": names})


def whole_years(begins: date, day: date) -> int:
    return day.year - begins.year - ((day.month, day.day) < (begins.month, begins.day))


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the first of the month after where there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + years, month=month + 1)
    except ValueError:
        return months_later(day.replace(day=1), months + 1)
