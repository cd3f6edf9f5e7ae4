"""Addresses, and what must not reach somebody: added and ended, never changed or deleted."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from families.actions.family import Facts
from families.actions.once import insert_once
from families.models import (
    Address,
    Family,
    Member,
    NothingToKeep,
    ProtectedAddress,
    ProtectedTerm,
    TermReader,
)
from restorative.accounts.models import User
from restorative.audit import actions as audit

AnyAddress = Address | ProtectedAddress


@transaction.atomic
def add_address(
    *, member: Member, facts: Facts, is_protected: bool, new: uuid.UUID | None = None, by: User
) -> AnyAddress:
    """Where somebody lives or lived. Sent twice it is one."""
    model = ProtectedAddress if is_protected else Address
    address = model(id=new, family_id=member.family_id, member=member, added_by=by, **facts)
    if insert_once(address):
        audit.record("add_address", by=by, target=address, family_id=member.family_id, fields=facts)
    return address


@transaction.atomic
def end_address(*, address: AnyAddress, by: User) -> None:
    """They do not live there from today on. One that was ended before stays as it is."""
    if address.to_on is None:
        today = timezone.localdate()
        address.to_on = max(today, address.from_on or today)
        address.save(update_fields=["to_on"])
        audit.record("end_address", by=by, target=address, family_id=address.family_id, fields=["to_on"])


@transaction.atomic
def reopen_address(*, address: AnyAddress, by: User) -> None:
    """It was ended by mistake."""
    address.to_on = None
    address.save(update_fields=["to_on"])
    audit.record("reopen_address", by=by, target=address, family_id=address.family_id, fields=["to_on"])


@transaction.atomic
def protect_term(
    *,
    family: Family,
    kind: str,
    text: str,
    readers: Iterable[Member],
    new: uuid.UUID | None = None,
    by: User,
) -> ProtectedTerm:
    """From now on these words reach nobody in the family but the readers. Sent twice it is one."""
    term = ProtectedTerm(id=new, family=family, kind=kind, text=text, added_by=by)
    if not insert_once(term):
        return term
    TermReader.objects.bulk_create(TermReader(family=family, term=term, member=one) for one in readers)
    audit.record("protect_term", by=by, target=term, family_id=family.pk, fields=["kind", "text", "readers"])
    return term


@transaction.atomic
def end_term(*, term: ProtectedTerm, by: User) -> None:
    """It need not be kept from anybody any more. The same said twice is said once."""
    if term.ended_at is None:
        term.ended_at, term.ended_by = timezone.now(), by
        term.save(update_fields=["ended_at", "ended_by"])
        audit.record("end_term", by=by, target=term, family_id=term.family_id, fields=["ended_at"])


@transaction.atomic
def keep_existence(*, member: Member, readers: Iterable[Member], by: User) -> ProtectedTerm:
    """From now on nobody in the family but the readers may learn that there is this person.

    Who may know it may be said anew: what stood before ends.
    """
    before = ProtectedTerm.objects.standing().filter(about=member)
    before.update(ended_at=timezone.now(), ended_by=by)
    facts = {"family_id": member.family_id, "about": member, "kind": ProtectedTerm.Kind.PERSON}
    term = ProtectedTerm.objects.create(**facts, text="", added_by=by)
    TermReader.objects.bulk_create(
        TermReader(family_id=member.family_id, term=term, member=one) for one in readers
    )
    audit.record(
        "keep_existence", by=by, target=term, family_id=member.family_id, fields=["about", "readers"]
    )
    return term


@transaction.atomic
def restore_term(*, term: ProtectedTerm, by: User) -> bool:
    """It was taken off the list by mistake. False where somebody’s existence is kept already, perhaps for others."""
    if term.ended_at is None:
        return True
    if term.about_id and ProtectedTerm.objects.standing().filter(about=term.about_id).exists():
        return False
    term.ended_at = term.ended_by = None
    term.save(update_fields=["ended_at", "ended_by"])
    audit.record("restore_term", by=by, target=term, family_id=term.family_id, fields=["ended_at"])
    return True


@transaction.atomic
def say_nothing_to_keep(*, family: Family, by: User) -> NothingToKeep:
    """There is nothing here that must be kept from anybody. It holds for three months."""
    said = NothingToKeep.objects.create(family=family, said_by=by)
    audit.record("say_nothing_to_keep", by=by, target=said, family_id=family.pk)
    return said
