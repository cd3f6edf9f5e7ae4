"""Narrowing who reaches a family: restricting it, naming people, lifting that; declaring a tie, and its end.

Triggers carry each of these into the access table at once, so what takes away the asker's own way comes last.
"""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from families.models import Conflict, Family, NamedPerson, Restriction
from restorative.accounts.models import User
from restorative.audit import actions as audit


@transaction.atomic
def restrict_family(
    *, family: Family, people: Iterable[User], reason: str, review_on: date, by: User
) -> Restriction | None:
    """From now on the family exists for these people only; None if somebody restricted it meanwhile."""
    Family.objects.hold(family.pk)
    if Restriction.objects.standing().filter(family=family).exists():
        return None
    NamedPerson.objects.bulk_create(NamedPerson(family=family, user=user, named_by=by) for user in people)
    restriction = Restriction(family=family, reason=reason, review_on=review_on, restricted_by=by)
    audit.record("restrict_family", by=by, target=restriction, family_id=family.pk, fields=["reason"])
    restriction.save(force_insert=True)
    return restriction


@transaction.atomic
def name_person(*, family: Family, user: User, by: User) -> None:
    """One more who keeps their way to a restricted family. Named twice is named once."""
    named = NamedPerson(family=family, user=user, named_by=by)
    NamedPerson.objects.bulk_create([named], ignore_conflicts=True)
    audit.record("name_person", by=by, target=named, family_id=family.pk, fields=["user"])


@transaction.atomic
def take_off_list(*, named: NamedPerson, by: User) -> None:
    """For this person the family does not exist any more, from this statement on."""
    audit.record("take_off_list", by=by, target=named, family_id=named.family_id, fields=["ended_at"])
    NamedPerson.objects.standing().filter(pk=named.pk).update(ended_at=timezone.now())


@transaction.atomic
def lift_restriction(*, family_id: uuid.UUID, by: User) -> None:
    """Everybody's ways count again, and the list is closed: the next restriction begins with a new one."""
    standing = Restriction.objects.standing().filter(family_id=family_id)
    audit.record("lift_restriction", by=by, family_id=family_id, fields=["lifted_at"])
    standing.update(lifted_at=timezone.now(), lifted_by=by)
    NamedPerson.objects.standing().filter(family_id=family_id).update(ended_at=timezone.now())


@transaction.atomic
def declare_conflict(*, family: Family, user: User, tie: str, stands_in: User | None, by: User) -> Conflict:
    """Who has a tie to a family loses every way to it. Said twice is said once.

    Who stood in for somebody else hands that on to who stands in for them.
    """
    conflict = Conflict(family=family, user=user, tie=tie, stands_in=stands_in, declared_by=by)
    audit.record("declare_conflict", by=by, target=conflict, family_id=family.pk, fields=["tie", "stands_in"])
    Conflict.objects.bulk_create([conflict], ignore_conflicts=True)
    return conflict


@transaction.atomic
def end_conflict(*, conflict: Conflict, by: User) -> None:
    """The tie is no more, or never was one: whatever else gives a way counts again."""
    audit.record("end_conflict", by=by, target=conflict, family_id=conflict.family_id, fields=["ended_at"])
    Conflict.objects.standing().filter(pk=conflict.pk).update(ended_at=timezone.now())
