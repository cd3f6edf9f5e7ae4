"""Who else is involved: added, changed, said to be too much, and what each of them does."""

import uuid
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from families.actions.family import Facts
from families.actions.once import insert_once
from families.models import AgencyAction, AgencyLoad, AgencyRole, Family, Member
from restorative.accounts.models import User
from restorative.audit import actions as audit


@transaction.atomic
def add_agency_role(*, family: Family, facts: Facts, new: uuid.UUID | None = None, by: User) -> AgencyRole:
    """Another agency. Sent twice it is one."""
    role = AgencyRole(id=new, family=family, added_by=by, changed_by=by, **facts)
    if insert_once(role):
        audit.record("add_agency_role", by=by, target=role, family_id=family.pk, fields=facts)
    return role


@transaction.atomic
def change_agency_role(*, role: AgencyRole, seen: int, facts: Facts, by: User) -> bool:
    """Change it as it was when its page was opened: whether it was that still."""
    asked = AgencyRole.objects.filter(pk=role.pk, revision=seen)
    now = {"revision": F("revision") + 1, "changed_at": timezone.now(), "changed_by": by}
    if not asked.update(**facts, **now):
        return False
    audit.record("change_agency_role", by=by, target=role, family_id=role.family_id, fields=facts)
    return True


@transaction.atomic
def say_agency_load(
    *,
    family: Family,
    role_id: uuid.UUID | None,
    member: Member,
    load: str,
    words: str,
    said_on: date,
    new: uuid.UUID | None = None,
    by: User,
) -> AgencyLoad:
    """What one of the family says of one agency, or of all together. What was said before stays beside it."""
    said = AgencyLoad(
        id=new,
        family=family,
        role_id=role_id,
        member=member,
        load=load,
        words=words,
        said_on=said_on,
        noted_by=by,
    )
    if insert_once(said):
        audit.record("say_agency_load", by=by, target=said, family_id=family.pk, fields=["load", "words"])
    return said


@transaction.atomic
def add_agency_action(
    *, role: AgencyRole, facts: Facts, new: uuid.UUID | None = None, by: User
) -> AgencyAction:
    """Something that an agency does. Sent twice it is one."""
    action = AgencyAction(id=new, family_id=role.family_id, role=role, added_by=by, **facts)
    if insert_once(action):
        audit.record("add_agency_action", by=by, target=action, family_id=role.family_id, fields=facts)
    return action


@transaction.atomic
def end_agency_action(*, action: AgencyAction, ended: str, by: User) -> bool:
    """It is done, or goes on no more: whether it still went on until now."""
    going_on = AgencyAction.objects.filter(pk=action.pk, ended_at=None)
    if not going_on.update(ended=ended, ended_at=timezone.now(), ended_by=by):
        return False
    audit.record("end_agency_action", by=by, target=action, family_id=action.family_id, fields=["ended"])
    return True
