"""What searches look through, and what mattered in the story of a family."""

from typing import TYPE_CHECKING

from families.models import NameKey

if TYPE_CHECKING:
    from tests.access.world import Case


def add_find(case: "Case") -> None:
    """How the mother's name sounds. The words of her visit are there by themselves."""
    NameKey.objects.create(family=case.family, member=case.mother, key=f"K{case.key.upper()}")
