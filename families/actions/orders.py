"""What courts ordered about a child: put down, seen by somebody, ended, or taken off as a mistake."""

import uuid
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from families.actions.family import Facts
from families.actions.once import insert_once
from families.models import CourtOrder, CourtOrderMember, Member
from restorative.accounts.models import User
from restorative.audit import actions as audit

# side → the ids of whom the order names there
Named = Mapping[str, list[str] | list[uuid.UUID]]


@transaction.atomic
def add_court_order(
    *, child: Member, facts: Facts, named: Named, has_seen: bool, new: uuid.UUID | None = None, by: User
) -> CourtOrder:
    """`has_seen`: whether who puts it down has the order itself before them. Sent twice it is one."""
    seen = {"checked_by": by, "checked_on": timezone.localdate()} if has_seen else {}
    of = {"family_id": child.family_id, "child": child, "added_by": by}
    order = CourtOrder(id=new, **of, **facts, **seen)
    if not insert_once(order):
        return order
    CourtOrderMember.objects.bulk_create(
        CourtOrderMember(family_id=child.family_id, order=order, member_id=key, side=side)
        for side, keys in named.items()
        for key in keys
    )
    fields = [*facts, *named, *seen]
    audit.record("add_court_order", by=by, target=order, family_id=child.family_id, fields=fields)
    return order


@transaction.atomic
def check_court_order(*, order: CourtOrder, by: User) -> None:
    """Somebody has seen the order itself. Who saw it first stays."""
    if order.checked_by_id is None:
        order.checked_by, order.checked_on = by, timezone.localdate()
        order.save(update_fields=["checked_by", "checked_on"])
        audit.record(
            "check_court_order", by=by, target=order, family_id=order.family_id, fields=["checked_on"]
        )


@transaction.atomic
def end_court_order(*, order: CourtOrder, ended_on: date, by: User) -> None:
    order.ended_on = ended_on
    order.save(update_fields=["ended_on"])
    audit.record("end_court_order", by=by, target=order, family_id=order.family_id, fields=["ended_on"])


@transaction.atomic
def remove_court_order(*, order: CourtOrder, by: User) -> None:
    """It was put down by mistake. What stood there is in the history, for the lead."""
    audit.record("remove_court_order", by=by, target=order, family_id=order.family_id)
    order.delete()
