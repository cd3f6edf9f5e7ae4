"""What is known of the people of a family, and what of it must be kept: a canary in each of its texts."""

from typing import TYPE_CHECKING

from families.models import Address, ProtectedAddress, ProtectedTerm, TermReader
from tests.access.canaries import canary
from tests.access.world_after import add_names_held_back
from tests.access.world_importing import add_importing
from tests.access.world_kin import add_kin

if TYPE_CHECKING:
    from tests.access.world import Case


def add_known(case: "Case") -> None:
    """What is known of the people themselves, a file a subject."""
    add_protected(case)
    add_kin(case)
    add_importing(case)


def add_protected(case: "Case") -> None:
    """Where the mother lives, where she may hide, and a word that only she may know."""
    about = {"family": case.family, "member": case.mother, "kind": "home", "added_by": case.lead}
    street, hideout = canary(case.key, "street"), canary(case.key, "hideout")
    town, postcode = canary(case.key, "town"), case.key[:6].upper()
    address = Address.objects.create(**about, lines=street, town=town, postcode=postcode)
    ProtectedAddress.objects.create(**about, lines=hideout, town=canary(case.key, "hiding"))
    text = canary(case.key, "term")
    term = ProtectedTerm.objects.create(family=case.family, kind="other", text=text, added_by=case.lead)
    TermReader.objects.create(family=case.family, term=term, member=case.mother)
    case.ids |= {"address": address.pk, "term": term.pk}
    add_names_held_back(case)
