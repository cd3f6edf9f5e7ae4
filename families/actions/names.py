"""A new name. The old one stays nowhere that people look: in the history, for the lead, and where it must be kept."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from families.actions.people import write_name_keys
from families.models import Member, ProtectedTerm, TermReader
from restorative.accounts.models import User
from restorative.audit import actions as audit


@transaction.atomic
def rename_member(
    *,
    member: Member,
    full_name: str,
    preferred_name: str,
    keep: Sequence[str],
    readers: Iterable[Member],
    by: User,
) -> None:
    """`keep`: what of the old name must reach nobody in the family but the readers."""
    member.full_name, member.preferred_name = full_name, preferred_name
    member.save(update_fields=["full_name", "preferred_name"])
    member.name_keys.all().delete()
    write_name_keys(member=member)
    of = {"family_id": member.family_id, "kind": ProtectedTerm.Kind.NAME, "added_by": by}
    terms = ProtectedTerm.objects.bulk_create(ProtectedTerm(**of, text=text) for text in keep)
    who = list(readers)
    TermReader.objects.bulk_create(
        TermReader(family_id=member.family_id, term=term, member=one) for term in terms for one in who
    )
    fields = ["full_name", "preferred_name", *(["protected_term"] if terms else [])]
    audit.record("rename_member", by=by, target=member, family_id=member.family_id, fields=fields)
