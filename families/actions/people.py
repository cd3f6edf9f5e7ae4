"""Adding and changing the people of a family, and what they are to one another."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from families.actions.family import Facts, put_facts
from families.models import Member, ParentalResponsibility, ParentLink, Person, SafeContact
from restorative.accounts.models import User
from restorative.audit import actions as audit


@dataclass(frozen=True)
class Tie:
    """What one member is to one child, as somebody said it just now; `was` is the relationship it replaces."""

    parent: Member
    child: Member
    kind: str
    was: str
    held: str
    basis: str
    proof_seen: bool


@transaction.atomic
def add_member(*, member: Member, facts: Facts, contact: Facts, ties: Sequence[Tie], by: User) -> Member:
    """A new person in a family. `member` is not saved yet, so that ties can name it."""
    member.person = Person.objects.create()
    put_facts(member, facts)
    member.save(force_insert=True)
    _keep_contact(member, contact)
    _keep_ties(ties, by)
    audit.record("add_member", by=by, target=member, family_id=member.family_id, fields=facts)
    return member


@transaction.atomic
def change_member(*, member: Member, facts: Facts, contact: Facts, ties: Sequence[Tie], by: User) -> Member:
    changed = put_facts(member, facts)
    member.save(update_fields=changed)
    changed += _keep_contact(member, contact)
    changed += _keep_ties(ties, by)
    audit.record("change_member", by=by, target=member, family_id=member.family_id, fields=set(changed))
    return member


def _keep_contact(member: Member, facts: Facts) -> list[str]:
    if not facts:
        return []
    known = SafeContact.objects.filter(member=member).first()
    contact = known or SafeContact(family_id=member.family_id, member=member)
    changed = put_facts(contact, facts)
    if changed or known is None:
        contact.save()
    return changed


def _keep_ties(ties: Sequence[Tie], by: User) -> list[str]:
    changed = []
    for tie in ties:
        changed += _keep_link(tie) + _keep_responsibility(tie, by)
    return changed


def _keep_link(tie: Tie) -> list[str]:
    if tie.kind == tie.was:
        return []
    links = ParentLink.objects.filter(parent=tie.parent, child=tie.child)
    links.filter(kind=tie.was).delete()
    if tie.kind and not links.filter(kind=tie.kind).exists():
        ParentLink.objects.create(
            family_id=tie.child.family_id, parent=tie.parent, child=tie.child, kind=tie.kind
        )
    return ["parent_link"]


def _keep_responsibility(tie: Tie, by: User) -> list[str]:
    held = ParentalResponsibility.objects.filter(member=tie.parent, child=tie.child).first()
    if held is None and tie.held == ParentalResponsibility.Held.UNKNOWN and not tie.basis:
        return []
    held = held or ParentalResponsibility(family_id=tie.child.family_id, member=tie.parent, child=tie.child)
    changed = put_facts(held, {"held": tie.held, "basis": tie.basis})
    changed += _keep_proof(held, tie, by, is_new_claim=bool(changed))
    if changed:
        held.save()
    return changed


def _keep_proof(held: ParentalResponsibility, tie: Tie, by: User, *, is_new_claim: bool) -> list[str]:
    """Proof is of one claim: when the claim changes, whoever ticks the box now has seen it today."""
    if not tie.proof_seen:
        return put_facts(held, {"verified_by_id": None, "verified_on": None})
    if held.verified_on is None or is_new_claim:
        return put_facts(held, {"verified_by_id": by.pk, "verified_on": timezone.localdate()})
    return []
