"""What is here already of the people in a file, as far as whoever asks may see it. A fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q

from families.importing.people import Home, People
from families.models import Address, ExternalId, Family, ProtectedAddress
from families.tree import Tree, tree_of
from restorative.accounts.models import Role, SupervisionLine, User

Source = ExternalId.Source


@dataclass
class KnownFamily:
    """A family that bears a number of the file."""

    id: UUID
    tree: Tree
    added_by: UUID
    # by the council's number
    members: dict[str, ExternalId] = field(default_factory=dict)
    homes: dict[UUID, list[Home]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Known:
    families: dict[str, KnownFamily] = field(default_factory=dict)
    # somebody of another family here, by the council's number: their bare Person
    persons: dict[str, UUID] = field(default_factory=dict)
    # whom a new family can be given to, by email
    workers: dict[str, UUID] = field(default_factory=dict)


def known_to(by: User | None, people: People) -> Known:
    """What `by` sees of these people; without anybody, as the database's owner, everything."""
    ids = list(external_ids(by, people))
    known = Known(families=families_of(ids), workers=workers_for(by, people))
    here = {family.id: family for family in known.families.values()}
    for one in ids:
        if one.member is not None:
            known.persons.setdefault(one.value, one.member.person_id)
            if one.family_id in here:
                here[one.family_id].members[one.value] = one
    add_homes(here)
    return known


def families_of(ids: Iterable[ExternalId]) -> dict[str, KnownFamily]:
    """The families that bear a number of the file; of several that bear one, the first. One statement."""
    families: dict[str, UUID] = {}
    for one in ids:
        if one.source == Source.FAMILY:
            families.setdefault(one.value, one.family_id)
    found = Family.objects.filter(pk__in=families.values()).with_tree().in_bulk()
    return {
        number: KnownFamily(id_, tree_of(found[id_]), found[id_].created_by_id)
        for number, id_ in families.items()
    }


def external_ids(by: User | None, people: People) -> Iterable[ExternalId]:
    """Of the file's people and families, with the members they belong to. One statement."""
    seen = ExternalId.objects.all() if by is None else ExternalId.objects.visible_to(by)
    persons = Q(source=Source.PERSON, value__in=list(people.by_id))
    families = Q(source=Source.FAMILY, value__in=list(people.families))
    return seen.filter(persons | families).select_related("member").order_by("added_at", "pk")


def add_homes(families: dict[UUID, KnownFamily]) -> None:
    kinds: tuple[tuple[Any, bool], ...] = ((Address, False), (ProtectedAddress, True))
    for model, is_protected in kinds:
        for one in model.objects.filter(family__in=list(families)):
            home = Home(one.lines, one.town, one.postcode, one.kind, one.from_on, one.to_on, is_protected)
            families[one.family_id].homes[one.member_id].append(home)


def workers_for(by: User | None, people: People) -> dict[str, UUID]:
    """Whom the file names to lead: of a manager, themself and who is supervised by them; of the owner, anybody."""
    emails = {facts["lead"] for facts in people.families.values() if "lead" in facts}
    found = User.objects.filter(email__in=emails, is_active=True)
    found = found.filter(roles__overlap=[Role.PRACTITIONER, Role.MANAGER])
    if by is not None:
        found = found.filter(pk__in=[by.pk, *supervised_by(by)])
    return {str(email).lower(): id_ for email, id_ in found.values_list("email", "pk")}


def supervised_by(manager: User) -> list[UUID]:
    return list(
        SupervisionLine.objects.current().filter(manager=manager).values_list("supervisee", flat=True)
    )
