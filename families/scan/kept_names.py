"""The names of whom somebody must not know of: whole, and each part that gives them away by itself."""

from collections.abc import Iterable

# shorter is no name by itself
LEAST = 2


def kept_names(hidden: Iterable[str], known: Iterable[str]) -> set[str]:
    """A part that somebody bears of whom they do know is no secret: the family's surname, mostly."""
    borne = {part.casefold() for name in known for part in name.split()}
    whole = set(hidden)
    parts = {part for name in whole for part in name.split() if part.casefold() not in borne}
    return {name for name in whole | parts if len(name) >= LEAST}
