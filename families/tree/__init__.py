"""Who is what to whom, as plain facts, and the rules that they are held to. No database here."""

from families.tree.facts import Household, Link, Partnership, Person, Stay, Tree, Unknown, tree_of
from families.tree.fault import Fault, Wrong
from families.tree.faults import faults, new_faults
from families.tree.twins import twins

__all__ = [
    "Fault",
    "Household",
    "Link",
    "Partnership",
    "Person",
    "Stay",
    "Tree",
    "Unknown",
    "Wrong",
    "faults",
    "new_faults",
    "tree_of",
    "twins",
]
