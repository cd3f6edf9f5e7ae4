"""Where two agencies do the same thing, or hold the same ground: found by rules that say why they think so (S45)."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

# so much of the shorter text must stand in the longer one
ENOUGH = 0.5
LEAST = 3
SHORTEST_STEM = 4
# words that say nothing of what a thing is about
STOP = frozenset(
    re.findall(
        r"\w+",
        """
        about again all also and any are ask asked asking been but can come could day each every family find for from
        get give going has have help helping her here hers him his how into its keep look make more new not now off
        one our out over own see set she should some take tell than that the their them then there they this try two
        until use want week well what when where which who will with work working would you your
        """,
    )
)
ENDINGS = ("ings", "ing", "ies", "ed", "es", "s")


@dataclass(frozen=True)
class Job:
    """One thing that an agency does for a family, or asks of it."""

    id: str
    area: str
    what: str
    for_whom: str = ""


@dataclass(frozen=True)
class Alike:
    """Two jobs that look like one, and the words by which they do."""

    one: Job
    other: Job
    words: tuple[str, ...]

    @property
    def ids(self) -> frozenset[str]:
        return frozenset({self.one.id, self.other.id})


@dataclass(frozen=True)
class Shared:
    """An area in which more than one agency is at work."""

    area: str
    roles: tuple[str, ...]


def stem(word: str) -> str:
    """A word without its commonest ending, so that beds is bed, and booking is book."""
    for ending in ENDINGS:
        left = word.removesuffix(ending)
        if left != word and len(left) >= (LEAST if ending == "s" else SHORTEST_STEM):
            return left
    return word


def folded_words(text: str) -> dict[str, str]:
    """The words that carry the meaning: folded → as it was written first. Capitals, accents and endings do not count."""
    found: dict[str, str] = {}
    for written in re.findall(r"[^\W_]+", text):
        # taken apart, made small, and taken apart again: some small letters come with a mark of their own
        parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", written).casefold())
        plain = "".join(sign for sign in parted if not unicodedata.combining(sign))
        if len(plain) >= LEAST and plain not in STOP:
            found.setdefault(stem(plain), written.lower())
    return found


def alike(one: Job, other: Job) -> Alike | None:
    """Whether two jobs may be one done twice: the same area, nobody else for whom, and enough of the same words."""
    if one.id == other.id or one.area != other.area or is_for_another(one, other):
        return None
    mine, theirs = folded_words(one.what), folded_words(other.what)
    both = mine.keys() & theirs.keys()
    if not both or len(both) < ENOUGH * min(len(mine), len(theirs)):
        return None
    return Alike(one, other, tuple(sorted(mine[word] for word in both)))


def is_for_another(one: Job, other: Job) -> bool:
    """Each is for one person, and it is not the same one."""
    return bool(one.for_whom and other.for_whom) and one.for_whom != other.for_whom


def done_twice(jobs: Sequence[Job]) -> Iterator[Alike]:
    """Every pair that looks like one job."""
    for one, other in combinations(jobs, 2):
        found = alike(one, other)
        if found is not None:
            yield found


def shared_areas(remits: Mapping[str, Collection[str]]) -> list[Shared]:
    """Areas that stand in the remit of more than one, from role → its areas. In the order in which they first appear."""
    held: dict[str, list[str]] = {}
    for role, areas in remits.items():
        for area in dict.fromkeys(areas):
            held.setdefault(area, []).append(role)
    return [Shared(area, tuple(roles)) for area, roles in held.items() if len(roles) > 1]
