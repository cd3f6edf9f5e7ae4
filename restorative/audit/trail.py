"""Reading the trail: changes, openings and refusals as one list, the newest first. Ids and names of actions only."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import CharField, Q, QuerySet, TextChoices, UUIDField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import User
from restorative.audit.models import AccessLog, AuditEvent, Refusal

RECENT = timedelta(days=7)
# counting stops here: beyond it the number says no more
MANY = 1000
COLUMNS = ("at", "id", "user_id", "family_id", "kind_of_row", "what", "about_kind", "about_id")
Rows = QuerySet[Any, Any]


class Kind(TextChoices):
    CHANGES = "changes", _("Changes")
    OPENINGS = "openings", _("Openings")
    REFUSALS = "refusals", _("Refusals")


class Place(NamedTuple):
    """Where one row stands in the list."""

    at: datetime
    id: uuid.UUID


@dataclass(frozen=True)
class Line:
    """One row of the trail, as it is read."""

    place: Place
    title: str
    who: str
    text: str

    @property
    def when(self) -> datetime:
        return self.place.at


def constant(value: str) -> Value:
    return Value(value, output_field=CharField())


def columns(rows: Rows, kind: Kind, **facts: Any) -> Rows:
    """Every source in the same columns, so that they can be put together."""
    renamed = rows.annotate(kind_of_row=constant(kind.value), **facts)
    listed: Rows = renamed.values_list(*COLUMNS)
    return listed


def changes() -> Rows:
    rows = AuditEvent.objects.annotate(
        what=Cast("action", CharField()), about_id=Cast("target_id", UUIDField())
    )
    return columns(rows, Kind.CHANGES, about_kind=Cast("target_kind", CharField()))


def openings() -> Rows:
    rows = AccessLog.objects.annotate(what=Cast("kind", CharField()), about_id=Cast("target_id", UUIDField()))
    return columns(rows, Kind.OPENINGS, about_kind=Cast("kind", CharField()))


def refusals() -> Rows:
    nothing = Value(None, output_field=UUIDField())
    what = Concat("view_name", constant(" "), "method", constant(" "), Cast("status", CharField()))
    rows = Refusal.objects.annotate(what=what, about_id=nothing, family_id=nothing)
    return columns(rows, Kind.REFUSALS, about_kind=constant(""))


SOURCES = {Kind.CHANGES: changes, Kind.OPENINGS: openings, Kind.REFUSALS: refusals}


def lines(kinds: Iterable[Kind], before: Place | None, size: int) -> list[Line]:
    """The newest lines of these kinds, or those before one place. Two statements."""
    pages = [newest(SOURCES[kind](), before, size) for kind in kinds]
    first, *others = pages
    together = first.union(*others, all=True).order_by("-at", "-id")[:size] if others else first
    found = list(together)
    names = names_of({row[2] for row in found if row[2]})
    return [line(row, names) for row in found]


def newest(rows: Rows, before: Place | None, size: int) -> Rows:
    """Each source gives a page at most, from its index: what is older cannot stand in this page."""
    if before is not None:
        at, id_ = before
        rows = rows.filter(Q(at__lt=at) | Q(at=at, id__lt=id_), at__lte=at)
    return rows.order_by("-at", "-id")[:size]


def names_of(ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The names of staff. A family member's name is part of a case, so it stays out of the trail."""
    return dict(User.objects.filter(pk__in=ids).exclude(roles=[]).values_list("pk", "name"))


def line(row: tuple[Any, ...], names: dict[uuid.UUID, str]) -> Line:
    at, id_, user_id, family_id, kind, what, about_kind, about_id = row
    who = names.get(user_id, gettext("A family member")) if user_id else gettext("Nobody was signed in")
    return Line(Place(at, id_), title_of(kind, what), who, about(about_kind, about_id, family_id))


def about(kind: str, id_: uuid.UUID | None, family_id: uuid.UUID | None) -> str:
    """Ids only: of what it happened to, and of its family when that is something else."""
    target = f"{kind} {id_}" if id_ else ""
    family = f"{gettext('family')} {family_id}" if family_id and family_id != id_ else ""
    return " · ".join(filter(None, [target, family]))


def title_of(kind: str, what: str) -> str:
    words = what.replace("_", " ")
    if kind == Kind.OPENINGS:
        return gettext("Opened: %(what)s") % {"what": words}
    if kind == Kind.REFUSALS:
        return gettext("Refused: %(what)s") % {"what": what}
    return words.capitalize()


def recent_numbers() -> list[dict[str, Any]]:
    """How many lines of each kind in the last seven days, counted up to a thousand. Three statements."""
    since = timezone.now() - RECENT
    return [
        {"kind": kind, "number": rows().filter(at__gte=since)[:MANY].count(), "many": MANY}
        for kind, rows in SOURCES.items()
    ]
