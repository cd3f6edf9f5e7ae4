"""Making a plan with a family, changing it, ending it and taking it up again."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from families.actions.once import ChangedMeanwhile, insert_once
from families.models import Family, Member
from plans.models import Plan, PlanMember
from restorative.accounts.models import User
from restorative.audit import actions as audit


@transaction.atomic
def make_plan(
    *, plan_id: uuid.UUID, family: Family, purpose: str, makers: Iterable[Member], review_on: date, by: User
) -> Plan:
    """A new plan. The same one sent twice is one plan."""
    plan = Plan(id=plan_id, family=family, purpose=purpose, review_on=review_on, made_by=by)
    if not insert_once(plan):
        return plan
    add_makers(plan, (member.pk for member in makers))
    audit.record("make_plan", by=by, target=plan, family_id=plan.family_id, fields=["purpose", "review_on"])
    return plan


@transaction.atomic
def change_plan(
    *, plan: Plan, seen: int, purpose: str, makers: Iterable[Member], review_on: date, by: User
) -> None:
    """Change a plan as it was when its page was opened. Raises ChangedMeanwhile if it is not that any more."""
    facts = {"purpose": purpose, "review_on": review_on}
    asked = Plan.objects.filter(pk=plan.pk, revision=seen)
    if not asked.update(**facts, revision=F("revision") + 1):
        raise ChangedMeanwhile
    wanted = {member.pk for member in makers}
    before = {member.pk for member in plan.all_makers}
    if before - wanted:
        PlanMember.objects.filter(plan=plan, member__in=before - wanted).delete()
    add_makers(plan, wanted - before)
    audit.record("change_plan", by=by, target=plan, family_id=plan.family_id, fields=[*facts, "makers"])


def add_makers(plan: Plan, members: Iterable[uuid.UUID]) -> None:
    rows = [PlanMember(family_id=plan.family_id, plan=plan, member_id=member) for member in members]
    PlanMember.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def close_plan(*, plan: Plan, ending: str, by: User) -> None:
    """End it, in words for the family. Ended again, it keeps the newer words."""
    plan.ending, plan.closed_at, plan.closed_by = ending, timezone.now(), by
    plan.save(update_fields=["ending", "closed_at", "closed_by"])
    audit.record("close_plan", by=by, target=plan, family_id=plan.family_id, fields=["ending", "closed_at"])


@transaction.atomic
def reopen_plan(*, plan: Plan, by: User) -> None:
    """Take it up again. How it ended then stays written down."""
    if not Plan.objects.filter(pk=plan.pk).exclude(closed_at=None).update(closed_at=None, closed_by=None):
        return
    audit.record("reopen_plan", by=by, target=plan, family_id=plan.family_id, fields=["closed_at"])
