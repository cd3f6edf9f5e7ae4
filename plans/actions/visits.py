"""Which goals a visit was about."""

import uuid
from collections.abc import Iterable

from django.db import transaction

from families.models import Visit
from plans.models import Goal, GoalVisit
from restorative.accounts.models import User
from restorative.audit import actions as audit


@transaction.atomic
def link_goals(*, visit: Visit, goals: Iterable[Goal], before: set[uuid.UUID], by: User) -> None:
    """The visit was about these goals and no others. `before` are those that were linked when it was asked."""
    wanted = {goal.pk for goal in goals}
    if before - wanted:
        GoalVisit.objects.filter(visit=visit, goal__in=before - wanted).delete()
    rows = [GoalVisit(family_id=visit.family_id, visit=visit, goal_id=goal) for goal in wanted - before]
    GoalVisit.objects.bulk_create(rows, ignore_conflicts=True)
    audit.record("link_goals", by=by, target=visit, family_id=visit.family_id, fields=["goal_links"])
