"""Writing an assessment together: what is strong, what is needed, what was hard to see, and what was decided."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from families.actions.once import ChangedMeanwhile, insert_once
from families.models import Assessment, AssessmentItem, Family, HardToAssess, YouSaid
from restorative.accounts.models import User
from restorative.audit import actions as audit

Facts = Mapping[str, Any]


@transaction.atomic
def begin_assessment(*, assessment_id: uuid.UUID, family: Family, purpose: str, by: User) -> Assessment:
    """A new one. The same one sent twice is one."""
    made = Assessment(id=assessment_id, family=family, purpose=purpose, begun_by=by)
    if insert_once(made):
        audit.record("begin_assessment", by=by, target=made, family_id=family.pk, fields=["purpose"])
    return made


@transaction.atomic
def close_assessment(*, assessment: Assessment, ending: str, by: User) -> bool:
    """End it, in words for the family: whether it was still open."""
    still_open = Assessment.objects.filter(pk=assessment.pk, closed_at=None)
    if not still_open.update(ending=ending, closed_at=timezone.now(), closed_by=by):
        return False
    fields = ["ending", "closed_at"]
    audit.record("close_assessment", by=by, target=assessment, family_id=assessment.family_id, fields=fields)
    return True


@transaction.atomic
def add_item(
    *, item_id: uuid.UUID, assessment: Assessment, position: int, facts: Facts, by: User
) -> AssessmentItem:
    """A strength or a need. The same one sent twice is one."""
    place = {"family_id": assessment.family_id, "assessment": assessment, "position": position}
    item = AssessmentItem(id=item_id, **place, **facts, changed_by=by)
    if insert_once(item):
        audit.record("add_item", by=by, target=item, family_id=item.family_id, fields=facts)
    return item


@transaction.atomic
def change_item(*, item: AssessmentItem, seen: int, facts: Facts, by: User) -> None:
    """Change it as it was when its page was opened. Raises ChangedMeanwhile if it is not that any more."""
    asked = AssessmentItem.objects.filter(pk=item.pk, revision=seen)
    now = {"revision": F("revision") + 1, "changed_at": timezone.now(), "changed_by": by}
    if not asked.update(**facts, **now):
        raise ChangedMeanwhile
    audit.record("change_item", by=by, target=item, family_id=item.family_id, fields=facts)


@transaction.atomic
def add_hard(*, hard_id: uuid.UUID, assessment: Assessment, facts: Facts, by: User) -> HardToAssess:
    """What was hard to assess; or that nothing was, and why. The same one sent twice is one."""
    of = {"family_id": assessment.family_id, "assessment": assessment}
    hard = HardToAssess(id=hard_id, **of, **facts, by=by)
    if insert_once(hard):
        audit.record("add_hard", by=by, target=hard, family_id=hard.family_id, fields=facts)
    return hard


@transaction.atomic
def tell_decided(*, told_id: uuid.UUID, assessment: Assessment, facts: Facts, by: User) -> YouSaid:
    """What they said, what we decided and because of what, and when we told them. Sent twice it is one."""
    of = {"family_id": assessment.family_id, "assessment": assessment}
    told = YouSaid(id=told_id, **of, **facts, by=by)
    if insert_once(told):
        audit.record("tell_decided", by=by, target=told, family_id=told.family_id, fields=facts)
    return told
