"""Saying that two members are one human, or that they are not; and taking it back."""

from django.db import transaction
from django.utils import timezone

from families.models import Member, SamePerson
from restorative.accounts.models import User
from restorative.audit import actions as audit

Verdict = SamePerson.Verdict


@transaction.atomic
def say_of_two(*, member: Member, other: Member, verdict: str, by: User) -> SamePerson:
    """The event stands in each family by itself: neither tells of the other.

    Raises IntegrityError if it was said already.
    """
    said = SamePerson.objects.create(
        family_id=member.family_id,
        member=member,
        other_family_id=other.family_id,
        other_member=other,
        verdict=verdict,
        was_person=other.person_id,
        by=by,
    )
    if verdict == Verdict.SAME:
        Member.objects.filter(pk=other.pk).update(person=member.person_id)
    families = dict.fromkeys((member.family_id, other.family_id))
    audit.record_for_each("say_of_two", by=by, family_ids=families)
    return said


@transaction.atomic
def take_apart(*, said: SamePerson, by: User) -> bool:
    """The other is their own bare Person again. False if somebody did it before."""
    standing = SamePerson.objects.standing().filter(pk=said.pk)
    if not standing.update(undone_at=timezone.now(), undone_by=by):
        return False
    if said.verdict == Verdict.SAME:
        Member.objects.filter(pk=said.other_member_id).update(person=said.was_person)
    families = dict.fromkeys((said.family_id, said.other_family_id))
    audit.record_for_each("take_apart", by=by, family_ids=families)
    return True
