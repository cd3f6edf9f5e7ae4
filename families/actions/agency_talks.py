"""Opening a discussion of several agencies, and writing down what came of it."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from families.actions.family import Facts
from families.actions.once import insert_once
from families.models import (
    AgencyAction,
    AgencyDiscussion,
    AgencyRole,
    AgreedRemit,
    DiscussionAction,
    DiscussionRole,
    Family,
)
from restorative.accounts.models import User
from restorative.audit import actions as audit


@transaction.atomic
def open_agency_talk(
    *,
    family: Family,
    facts: Facts,
    roles: Sequence[AgencyRole],
    actions: Sequence[AgencyAction],
    new: uuid.UUID | None = None,
    by: User,
) -> AgencyDiscussion:
    """What is talked about, with whom. Sent twice it is one."""
    talk = AgencyDiscussion(id=new, family=family, opened_by=by, **facts)
    if not insert_once(talk):
        return talk
    about: dict[str, Any] = {"family": family, "discussion": talk}
    DiscussionRole.objects.bulk_create(DiscussionRole(**about, role=role) for role in roles)
    DiscussionAction.objects.bulk_create(DiscussionAction(**about, action=action) for action in actions)
    audit.record("open_agency_talk", by=by, target=talk, family_id=family.pk, fields=facts)
    return talk


@transaction.atomic
def close_agency_talk(
    *,
    talk: AgencyDiscussion,
    facts: Facts,
    remits: Sequence[Mapping[str, Any]],
    ends: Collection[uuid.UUID],
    by: User,
) -> bool:
    """What was agreed of each agency, and which of the things done twice end with it. False if it was closed before."""
    now = timezone.now()
    open_still = AgencyDiscussion.objects.filter(pk=talk.pk, closed_at=None)
    if not open_still.update(**facts, closed_at=now, closed_by=by):
        return False
    about: dict[str, Any] = {"family_id": talk.family_id, "discussion": talk, "area": talk.area}
    AgreedRemit.objects.bulk_create(AgreedRemit(**about, **remit) for remit in remits)
    if ends:
        twice = AgencyAction.objects.open().filter(pk__in=ends, family_id=talk.family_id)
        twice.update(ended=AgencyAction.Ended.TWICE, ended_at=now, ended_by=by)
    audit.record("close_agency_talk", by=by, target=talk, family_id=talk.family_id, fields=facts)
    return True
