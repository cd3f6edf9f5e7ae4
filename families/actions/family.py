"""Adding and changing a family, and saying who works with it, or covers it for some hours."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Greatest, Least

from families.actions.once import insert_once
from families.models import Allocation, Family
from families.models.family import new_reference
from restorative.access.identity import StatementTime
from restorative.accounts.models import User
from restorative.audit import actions as audit

Facts = dict[str, Any]
TRIES = 5
# long enough for the rest of the transaction, which ends the allocation for good
NOTICE = timedelta(minutes=5)


@transaction.atomic
def add_family(*, facts: Facts, new: uuid.UUID | None = None, by: User) -> Family:
    """A new family, led by who adds it. Sent twice it is one."""
    family = Family(id=new, **facts, created_by=by)
    if not _save_with_a_free_reference(family):
        return family
    Allocation.objects.create(family=family, user=by, works_as=Allocation.As.LEAD)
    audit.record("add_family", by=by, target=family, family_id=family.pk, fields=facts)
    return family


def _save_with_a_free_reference(family: Family) -> bool:
    """Whether it was new. References are short, and others' cannot be seen: try another when one is taken."""
    for _attempt in range(1, TRIES):
        try:
            return insert_once(family)
        except IntegrityError:
            family.reference = new_reference()
    return insert_once(family)


@transaction.atomic
def change_family(*, family: Family, facts: Facts, by: User) -> Family:
    changed = put_facts(family, facts)
    family.save(update_fields=changed)
    audit.record("change_family", by=by, target=family, family_id=family.pk, fields=changed)
    return family


def put_facts(record: Family | Any, facts: Facts) -> list[str]:
    """Set these facts on a record; the names of those that differ."""
    changed = [name for name, value in facts.items() if getattr(record, name) != value]
    for name in changed:
        setattr(record, name, facts[name])
    return changed


@transaction.atomic
def allocate(*, family: Family, user: User, works_as: str, by: User) -> Allocation:
    """Give somebody a part in the work from now on. A new lead ends the old one's; nobody holds two parts.

    Raises IntegrityError if somebody else changed the same thing in this moment.
    """
    ending = family.allocations.current().filter(user=user)
    if works_as == Allocation.As.LEAD:
        ending |= family.allocations.current().filter(works_as=Allocation.As.LEAD)
    ids = list(ending.values_list("pk", flat=True))
    # Who hands over their own part must still hold the family while the new row is written.
    Allocation.objects.filter(pk__in=ids).update(ended_at=Least(F("ended_at"), StatementTime() + NOTICE))
    allocation = Allocation.objects.create(family=family, user=user, works_as=works_as)
    audit.record("allocate", by=by, target=allocation, family_id=family.pk, fields=["user", "works_as"])
    _end(ids)
    return allocation


@transaction.atomic
def give_cover(*, family: Family, user: User, reason: str, until: datetime, by: User) -> Allocation:
    """Let somebody stand in for some hours; it ends by itself. Given again, it takes the place of the first."""
    covers = family.allocations.current().filter(user=user, works_as=Allocation.As.COVER)
    ids = list(covers.values_list("pk", flat=True))
    cover = Allocation.objects.create(
        family=family, user=user, works_as=Allocation.As.COVER, reason=reason, ended_at=until
    )
    audit.record(
        "give_cover", by=by, target=cover, family_id=family.pk, fields=["user", "reason", "ended_at"]
    )
    _end(ids)
    return cover


@transaction.atomic
def end_allocation(*, allocation: Allocation, by: User) -> None:
    """End somebody's part in the work; their access ends with this statement."""
    audit.record(
        "end_allocation", by=by, target=allocation, family_id=allocation.family_id, fields=["ended_at"]
    )
    _end([allocation.pk])


def _end(ids: list[Any]) -> None:
    Allocation.objects.filter(pk__in=ids).update(ended_at=Greatest(StatementTime(), F("started_at")))
