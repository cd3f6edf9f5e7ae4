"""What cannot be so in any family: each with what to do about it, in words for who typed it."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from families.tree.couples import of_partnerships
from families.tree.facts import Person, Tree
from families.tree.fault import Fault, Wrong
from families.tree.parents import of_links

FIRST_DAY = date(1900, 1, 1)


def faults(tree: Tree) -> list[Fault]:
    """Everything that cannot be so, each once."""
    found = [*of_people(tree), *of_links(tree), *of_partnerships(tree)]
    return list({fault.identity: fault for fault in found}.values())


def new_faults(before: Tree, after: Tree) -> list[Fault]:
    """What a change makes wrong: what was wrong before it is not in its way."""
    known = {fault.identity for fault in faults(before)}
    return [fault for fault in faults(after) if fault.identity not in known]


def of_people(tree: Tree) -> Iterator[Fault]:
    for one in tree.people:
        yield from too_long_ago(tree, one)
        if one.died and one.begins and one.died < one.begins:
            message = _("%(name)s cannot have died before they were born. Check both dates.")
            yield Fault(Wrong.DIED_BEFORE_BORN, (one.key,), "died_on", message % {"name": tree.name(one.key)})


def too_long_ago(tree: Tree, one: Person) -> Iterator[Fault]:
    dates = {"birth_date": one.born, "due_date": one.due, "died_on": one.died}
    for fact, day in dates.items():
        if day and day < FIRST_DAY:
            message = _("This date is before 1900. Check the year for %(name)s.") % {
                "name": tree.name(one.key)
            }
            yield Fault(Wrong.TOO_LONG_AGO, (one.key,), fact, message)
