"""Who supervises whom, and from when to when. Triggers carry it into the access table in the same transaction."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest

from restorative.access.identity import StatementTime
from restorative.accounts.models import SupervisionLine, User
from restorative.accounts.models import SupervisionLineQuerySet as Lines
from restorative.audit import actions as audit

NOW = StatementTime()


@transaction.atomic
def start_line(*, person: User, manager: User, moment: datetime | None, by: User) -> SupervisionLine:
    """From a moment on, or from now, one manager supervises this person; whatever stands then ends with it."""
    at: Combinable = NOW if moment is None else Value(moment)
    cut(SupervisionLine.objects.filter(supervisee=person).standing_after(at), at)
    line = SupervisionLine(supervisee=person, manager=manager)
    line.started_at = at  # the database's own clock says when now is
    line.save(force_insert=True)
    audit.record("start_line", by=by, target=line, fields=["manager", "started_at"])
    return line


@transaction.atomic
def end_line(*, line: SupervisionLine, by: User) -> None:
    """End it now, and the manager's access with it; one that has not begun is called off."""
    end_lines(SupervisionLine.objects.filter(pk=line.pk))
    audit.record("end_line", by=by, target=line, fields=["ended_at"])


def end_lines(lines: Lines) -> None:
    """End these now. When one that has not begun is called off, who was to make room for it goes on."""
    coming = lines.filter(
        started_at__gt=NOW, supervisee=OuterRef("supervisee"), started_at=OuterRef("ended_at")
    )
    standing = SupervisionLine.objects.filter(started_at__lt=F("ended_at"))
    standing.filter(Exists(coming)).update(ended_at=None)
    cut(lines, NOW)


def cut(lines: Lines, at: Combinable) -> None:
    """What has not begun by then never does: it ends where it starts."""
    lines.update(ended_at=Greatest(at, F("started_at")))
