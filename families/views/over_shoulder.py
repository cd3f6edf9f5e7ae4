"""What nobody may read over a shoulder: words of the register, addresses, numbers, and whoever must not be known of.

The page that is opened at the door leaves out whatever holds one of them, as a whole: a gap in a sentence would ask for it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from families.models import Member
from families.scan import Kind, Scanner, Term
from families.scan.kept_names import kept_names


class OverShoulder:
    """Of a family that was fetched with `facts_of_family`, and the members whom its page names."""

    def __init__(self, family: Any, named: Iterable[Member]) -> None:
        self.kept = Scanner(terms_of(family, [name for one in named for name in names_of(one)]))

    def lets(self, *texts: str) -> bool:
        """Whether all of these may stand there."""
        return not any(self.kept.matches(text) for text in texts)


def names_of(member: Member) -> list[str]:
    return [name for name in (member.full_name, member.preferred_name) if name]


def terms_of(family: Any, named: list[str]) -> Iterator[Term]:
    """Nobody at the door is asked what they know: what is kept from anybody is kept from all."""
    hidden = [name for one in family.kept_words for name in (one["name"], one["preferred"]) if name]
    for name in sorted(kept_names(hidden, named)):
        yield Term(name, Kind.OTHER, name)
    for one in family.kept_words:
        yield Term(one["text"], one["kind"], one["text"])
    for one in family.kept_places:
        yield Term(one["lines"], Kind.ADDRESS, one["lines"])
        yield Term(one["postcode"], Kind.POSTCODE, one["postcode"])
    for one in family.kept_contacts:
        yield Term(one["phone"], Kind.PHONE, one["phone"])
        yield Term(one["email"], Kind.EMAIL, one["email"])
