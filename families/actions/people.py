"""Adding and changing the people of a family, and what they are to one another."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from families.actions.family import Facts, put_facts
from families.actions.name_keys import NAMES, write_name_keys
from families.actions.once import insert_once
from families.models import Member, ParentalResponsibility, ParentLink, Person, SafeContact
from restorative.accounts.models import User
from restorative.audit import actions as audit


@dataclass(frozen=True)
class Claim:
    """What somebody says one member is to one child."""

    kind: str = ""
    held: str = ParentalResponsibility.Held.UNKNOWN
    basis: str = ""
    proof_seen: bool = False

    @property
    def responsibility(self) -> tuple[str, str, bool]:
        return self.held, self.basis, self.proof_seen


@dataclass(frozen=True)
class Tie:
    """One member and one child: what is said now, and what was on file."""

    parent: Member
    child: Member
    now: Claim
    was: Claim = Claim()


@transaction.atomic
def add_member(*, member: Member, facts: Facts, contact: Facts, ties: Sequence[Tie], by: User) -> Member:
    """A new person in a family. `member` is not saved yet, so that ties can name it. Sent twice it is one."""
    member.person = Person(pk=uuid.uuid5(member.pk, "person"))
    Person.objects.bulk_create([member.person], ignore_conflicts=True)
    put_facts(member, facts)
    if not insert_once(member):
        return member
    if contact:
        SafeContact.objects.create(family_id=member.family_id, member=member, **contact)
    _keep_links(ties)
    _keep_responsibilities(ties, by)
    write_name_keys([member])
    audit.record("add_member", by=by, target=member, family_id=member.family_id, fields=facts)
    return member


@transaction.atomic
def change_member(*, member: Member, facts: Facts, contact: Facts, ties: Sequence[Tie], by: User) -> Member:
    changed = put_facts(member, facts)
    member.save(update_fields=changed)
    if NAMES.intersection(changed):
        write_name_keys([member])
    changed += _keep_contact(member, contact)
    changed += _keep_links(ties) + _keep_responsibilities(ties, by)
    audit.record("change_member", by=by, target=member, family_id=member.family_id, fields=set(changed))
    return member


def _keep_contact(member: Member, facts: Facts) -> list[str]:
    if not facts:
        return []
    known: SafeContact | None = getattr(member, "safe_contact", None)
    contact = known or SafeContact(family_id=member.family_id, member=member)
    changed = put_facts(contact, facts)
    if changed or known is None:
        contact.save()
    return changed


def _keep_links(ties: Sequence[Tie]) -> list[str]:
    """Put the new relationships in the place of the old ones. Two statements, however many children."""
    changed = [tie for tie in ties if tie.now.kind != tie.was.kind]
    old = [Q(parent=tie.parent, child=tie.child, kind=tie.was.kind) for tie in changed if tie.was.kind]
    if old:
        ParentLink.objects.filter(reduce(or_, old)).delete()
    ParentLink.objects.bulk_create([_link(tie) for tie in changed if tie.now.kind], ignore_conflicts=True)
    return ["parent_link"] if changed else []


def _link(tie: Tie) -> ParentLink:
    return ParentLink(family_id=tie.child.family_id, parent=tie.parent, child=tie.child, kind=tie.now.kind)


def _keep_responsibilities(ties: Sequence[Tie], by: User) -> list[str]:
    changed = [tie for tie in ties if tie.now.responsibility != tie.was.responsibility]
    ParentalResponsibility.objects.bulk_create(
        [_responsibility(tie, by) for tie in changed],
        update_conflicts=True,
        unique_fields=["member", "child"],
        update_fields=["held", "basis", "verified_by", "verified_on"],
    )
    return ["parental_responsibility"] if changed else []


def _responsibility(tie: Tie, by: User) -> ParentalResponsibility:
    """Proof is of one claim: when anything of it changes, whoever ticks the box has seen it today."""
    claim = tie.now
    return ParentalResponsibility(
        family_id=tie.child.family_id,
        member=tie.parent,
        child=tie.child,
        held=claim.held,
        basis=claim.basis,
        verified_by=by if claim.proof_seen else None,
        verified_on=timezone.localdate() if claim.proof_seen else None,
    )
