"""What two people who are, or were, together are held to."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from django.utils.translation import gettext as _

from families.tree.facts import Partnership, Tree
from families.tree.fault import Fault, Wrong
from families.tree.parents import ABOVE

MARRIED = {"married", "civil"}
FIRST_DAY = date(1900, 1, 1)
Span = tuple[date, date]


def of_partnerships(tree: Tree) -> Iterator[Fault]:
    above = {frozenset((link.parent, link.child)) for link in tree.links if link.kind in ABOVE}
    for one in tree.partnerships:
        yield from of_two(tree, one, above)
        yield from of_dates(one)
        yield from of_end(tree, one)
    of_each: dict[str, list[Partnership]] = {}
    for one in tree.partnerships:
        for key in sorted(one.pair):
            of_each.setdefault(key, []).append(one)
    for together in of_each.values():
        for first, second in combinations(together, 2):
            yield from at_once(tree, first, second)


def of_two(tree: Tree, one: Partnership, above: set[frozenset[str]]) -> Iterator[Fault]:
    names = names_of(tree, one)
    if one.one == one.other:
        message = _("Nobody can be their own partner. Choose somebody else than %(one)s.")
        yield Fault(Wrong.OWN_PARTNER, (one.one,), "other", message % names)
    elif one.pair in above:
        message = _("%(one)s and %(other)s are parent and child here, so they cannot be partners.")
        yield Fault(Wrong.PARENT_AND_CHILD, (one.one, one.other), "other", message % names)


def of_dates(one: Partnership) -> Iterator[Fault]:
    who = (one.one, one.other)
    for fact, day in (("began_on", one.began), ("ended_on", one.ended)):
        if day and day < FIRST_DAY:
            yield Fault(Wrong.TOO_LONG_AGO, who, fact, _("This date is before 1900. Check the year."))
    if one.began and one.ended and one.ended < one.began:
        message = _("It cannot have ended before it began. Check both dates.")
        yield Fault(Wrong.ENDED_BEFORE_BEGAN, who, "ended_on", message)


def of_end(tree: Tree, one: Partnership) -> Iterator[Fault]:
    names, who = names_of(tree, one), (one.one, one.other)
    if one.how_ended == "divorced" and one.kind not in MARRIED:
        message = _(
            "%(one)s and %(other)s were not married, so they cannot be divorced. Choose Separated, or change what"
            " they were."
        )
        yield Fault(Wrong.NEVER_MARRIED, who, "how_ended", message % names)
    for key in who:
        died = tree.person(key).died
        if died and one.began and one.began > died:
            message = _("%(name)s had died by then. Check when it began.") % {"name": tree.name(key)}
            yield Fault(Wrong.BEGAN_AFTER_DEATH, who, "began_on", message)


def at_once(tree: Tree, first: Partnership, second: Partnership) -> Iterator[Fault]:
    """Two that certainly held at one time: of the same two people, or two marriages of one."""
    if not overlap(span_of(tree, first), span_of(tree, second)):
        return
    who = (first.one, first.other, *(key for key in (second.one, second.other) if key not in first.pair))
    if first.pair == second.pair:
        message = _(
            "%(one)s and %(other)s would be together twice at the same time. End the one that is on file first."
        )
        yield Fault(Wrong.TWICE_AT_ONCE, who, "began_on", message % names_of(tree, first))
    elif first.kind in MARRIED and second.kind in MARRIED:
        shared = tree.name(next(iter(first.pair & second.pair)))
        message = _(
            "%(name)s would be married, or in a civil partnership, with two people at the same time. End the one that"
            " is on file first, or check the dates."
        )
        yield Fault(Wrong.STILL_MARRIED, who, "kind", message % {"name": shared})


def span_of(tree: Tree, one: Partnership) -> Span | None:
    """The days on which it held for certain. Of what is over, nobody may know since when; a death ends it too."""
    ends = [day for day in (one.ended, *(tree.person(key).died for key in one.pair)) if day]
    if ends:
        return one.began or min(ends), min(ends)
    if one.is_over:
        return (one.began, one.began) if one.began else None
    return one.began or date.max, date.max


def overlap(first: Span | None, second: Span | None) -> bool:
    if first is None or second is None:
        return False
    both_hold = first[1] == second[1] == date.max
    return both_hold or max(first[0], second[0]) < min(first[1], second[1])


def names_of(tree: Tree, one: Partnership) -> dict[str, str]:
    return {"one": tree.name(one.one), "other": tree.name(one.other)}
