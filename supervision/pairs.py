"""Who meets whom for supervision now, how often they agreed to, and when they are due."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from restorative.accounts.models import SupervisionLine, User
from supervision.models import Agreement, SupervisionSession
from supervision.models.sessions import USUAL_WEEKS


@dataclass(frozen=True)
class Pair:
    """A practitioner and their manager, and how it stands between them."""

    supervisee: User
    manager: User
    since: date
    every_weeks: int
    words: str
    is_agreed: bool
    last_held: date | None
    next_on: date | None
    next_id: UUID | None

    @property
    def due_on(self) -> date:
        """When they should meet, by what they agreed; counted from the last time or from the beginning."""
        return (self.last_held or self.since) + timedelta(weeks=self.every_weeks)

    def suggested_on(self, day: date) -> date:
        return max(self.due_on, day)

    def is_overdue_on(self, day: date) -> bool:
        """A planned day went by, or none is planned and they should have met."""
        return (self.next_on or self.due_on) < day

    def other_of(self, user: User) -> User:
        return self.manager if user.pk == self.supervisee.pk else self.supervisee


def pairs_of(user: User) -> list[Pair]:
    """Everybody whom this person meets along a supervision line now, on either side. One statement."""
    ours = Q(supervisee=OuterRef("supervisee"), manager=OuterRef("manager"))
    sessions = SupervisionSession.objects.filter(ours)
    agreement = Agreement.objects.filter(ours).order_by("-agreed_at")
    upcoming = sessions.upcoming().order_by("planned_on", "pk")
    held = sessions.exclude(held_on=None).order_by("-held_on")
    lines = SupervisionLine.objects.current().filter(Q(manager=user) | Q(supervisee=user))
    rows = lines.select_related("supervisee", "manager").annotate(
        every_weeks=Subquery(agreement.values("every_weeks")[:1]),
        words=Subquery(agreement.values("words")[:1]),
        agreed_at=Subquery(agreement.values("agreed_at")[:1]),
        last_held=Subquery(held.values("held_on")[:1]),
        next_on=Subquery(upcoming.values("planned_on")[:1]),
        next_id=Subquery(upcoming.values("pk")[:1]),
    )
    by_name = rows.order_by("supervisee__name", "manager__name", "started_at")
    # two lines between the same two are one pair
    return list({(row.supervisee_id, row.manager_id): pair(row) for row in by_name}.values())


def pair(row: Any) -> Pair:
    return Pair(
        supervisee=row.supervisee,
        manager=row.manager,
        since=timezone.localdate(row.agreed_at or row.started_at),
        every_weeks=row.every_weeks or USUAL_WEEKS,
        words=row.words or "",
        is_agreed=row.agreed_at is not None,
        last_held=row.last_held,
        next_on=row.next_on,
        next_id=row.next_id,
    )
