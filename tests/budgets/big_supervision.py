"""Years of supervision, for one practitioner and her manager."""

import uuid
from datetime import timedelta

from django.utils import timezone

from families.models import Escalation, Family
from restorative.accounts.models import User
from supervision.models import Action, CaseDiscussion, Decision, SupervisionSession


def meet_often(supervisee: User, family: Family, session_id: uuid.UUID | str, *, times: int) -> None:
    """As many sessions that are over and that wait, and everything on one open session as often."""
    open_one = SupervisionSession.objects.select_related("manager").get(pk=session_id)
    manager, now = open_one.manager, timezone.now()
    two = {"supervisee": supervisee, "manager": manager, "changed_by": manager}
    days = [now.date() - timedelta(days=number) for number in range(times)]
    over = {"reviewed_at": now, "answered_at": now, "answer": "acknowledged"}
    SupervisionSession.objects.bulk_create(
        SupervisionSession(**two, planned_on=day, held_on=day, **facts)
        for day in days
        for facts in (over, {})
    )
    Action.objects.bulk_create(
        Action(session=open_one, owner=owner, what=f"Thing {number}", by_when=days[number])
        for number in range(times)
        for owner in (supervisee, manager)
    )
    part = CaseDiscussion.objects.get(session=open_one, family=family)
    said = {"family": family, "decided_by": manager, "question": "x", "decided": "x", "rationale": "x"}
    Decision.objects.bulk_create(Decision(**said, discussion=part) for _ in days)
    visit = family.visits.earliest("finished_at")
    Escalation.objects.bulk_create(
        Escalation(family=family, visit=visit, raised_by=supervisee, owner=manager, what="x") for _ in days
    )


def discuss_all(supervisee: User, session_id: uuid.UUID | str) -> None:
    """Every family of hers stands in the open session."""
    session = SupervisionSession.objects.get(pk=session_id)
    families = Family.objects.visible_to(supervisee).exclude(discussions__session=session)
    CaseDiscussion.objects.bulk_create(
        CaseDiscussion(session=session, family=family, changed_by=supervisee, strengths="x")
        for family in families
    )
