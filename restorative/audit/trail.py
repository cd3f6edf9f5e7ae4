"""Reading the trail: changes, openings and refusals as one list, the newest first. Ids and names of actions only.

Of a restricted family nothing is read, by `Asked.of` and by the row rules of the four tables.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import CharField, F, Func, Q, QuerySet, TextChoices, UUIDField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import User
from restorative.audit.models import AccessLog, AuditEvent, Change, Refusal
from restorative.audit.reading import NOT_RESTRICTED

RECENT = timedelta(days=7)
# counting stops here: beyond it the number says no more
MANY = 1000
COLUMNS = ("at", "id", "user_id", "family_id", "kind_of_row", "what", "about_kind", "about_id", "fields_said")
Rows = QuerySet[Any, Any]
Names = dict[uuid.UUID, str]


class Kind(TextChoices):
    CHANGES = "changes", _("Changes")
    OPENINGS = "openings", _("Openings")
    REFUSALS = "refusals", _("Refusals")
    ROWS = "rows", _("Changes row by row")


# each action writes one change, and as many rows as it must: those are looked at apart
TOGETHER = (Kind.CHANGES, Kind.OPENINGS, Kind.REFUSALS)


class Place(NamedTuple):
    """Where one row stands in the list, and how an address says it."""

    at: datetime
    id: uuid.UUID

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.id}"


@dataclass(frozen=True)
class Asked:
    """What somebody wants to read of the trail; nothing said means all."""

    kind: Kind | None = None
    person: uuid.UUID | None = None
    family: uuid.UUID | None = None
    since: date | None = None
    until: date | None = None
    before: Place | None = None

    @property
    def kinds(self) -> list[Kind]:
        """Whoever was refused was not told of a family, so no refusal says which it was."""
        wanted = [self.kind] if self.kind else list(TOGETHER)
        return [kind for kind in wanted if kind != Kind.REFUSALS or self.family is None]

    def of(self, rows: Rows) -> Rows:
        """Those of one source's rows that are wanted, each condition from an index."""
        if rows.model is not Refusal:
            rows = rows.filter(NOT_RESTRICTED)
        if self.person:
            rows = rows.filter(user_id=self.person)
        if self.family:
            rows = rows.filter(family_id=self.family)
        if self.since:
            rows = rows.filter(at__gte=midnight(self.since))
        if self.until:
            rows = rows.filter(at__lt=midnight(self.until + timedelta(days=1)))
        return rows


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True)
class Line:
    """One row of the trail, as it is read."""

    place: Place
    title: str
    who: str
    text: str
    user_id: uuid.UUID | None = None
    is_staff: bool = False
    family_id: uuid.UUID | None = None

    @property
    def when(self) -> datetime:
        return self.place.at

    @property
    def day(self) -> date:
        return timezone.localdate(self.place.at)


def constant(value: str) -> Value:
    return Value(value, output_field=CharField())


def listed(field: str) -> Func:
    """The names in a column, as one text."""
    return Func(F(field), constant(", "), function="array_to_string", output_field=CharField())


def columns(rows: Rows, kind: Kind, **facts: Any) -> Rows:
    """Every source in the same columns, so that they can be put together."""
    renamed = rows.annotate(kind_of_row=constant(kind.value), **facts)
    chosen: Rows = renamed.values_list(*COLUMNS)
    return chosen


def changes(asked: Asked) -> Rows:
    rows = asked.of(AuditEvent.objects.all()).annotate(
        what=Cast("action", CharField()), about_id=Cast("target_id", UUIDField())
    )
    kind = Cast("target_kind", CharField())
    return columns(rows, Kind.CHANGES, about_kind=kind, fields_said=listed("fields"))


def openings(asked: Asked) -> Rows:
    rows = asked.of(AccessLog.objects.so_far()).annotate(
        what=Cast("kind", CharField()), about_id=Cast("target_id", UUIDField())
    )
    return columns(rows, Kind.OPENINGS, about_kind=Cast("kind", CharField()), fields_said=constant(""))


def refusals(asked: Asked) -> Rows:
    nothing = Value(None, output_field=UUIDField())
    what = Concat("view_name", constant(" "), "method", constant(" "), Cast("status", CharField()))
    rows = asked.of(Refusal.objects.all()).annotate(what=what, about_id=nothing, family_id=nothing)
    return columns(rows, Kind.REFUSALS, about_kind=constant(""), fields_said=constant(""))


def changed_rows(asked: Asked) -> Rows:
    rows = asked.of(Change.objects.all()).annotate(
        what=Cast("operation", CharField()), about_id=Cast("row_id", UUIDField())
    )
    return columns(rows, Kind.ROWS, about_kind=Cast("source", CharField()), fields_said=listed("columns"))


SOURCES = {
    Kind.CHANGES: changes,
    Kind.OPENINGS: openings,
    Kind.REFUSALS: refusals,
    Kind.ROWS: changed_rows,
}


def lines(asked: Asked, size: int) -> tuple[list[Line], Names]:
    """The newest lines of what is asked for, and the names of the staff in it. Two statements."""
    pages = [newest(SOURCES[kind](asked), asked.before, size) for kind in asked.kinds]
    found = list(together(pages, size)) if pages else []
    names = names_of({row[2] for row in found if row[2]} | ({asked.person} if asked.person else set()))
    return [line(row, names) for row in found], names


def together(pages: list[Rows], size: int) -> Rows:
    first, *others = pages
    return first.union(*others, all=True).order_by("-at", "-id")[:size] if others else first


def newest(rows: Rows, before: Place | None, size: int) -> Rows:
    """Each source gives a page at most, from its index: what is older cannot stand in this page."""
    if before is not None:
        at, id_ = before
        rows = rows.filter(Q(at__lt=at) | Q(at=at, id__lt=id_), at__lte=at)
    return rows.order_by("-at", "-id")[:size]


def names_of(ids: set[uuid.UUID]) -> Names:
    """The names of staff. A family member's name is part of a case, so it stays out of the trail."""
    return dict(User.objects.filter(pk__in=ids).exclude(roles=[]).values_list("pk", "name"))


def name_of(user_id: uuid.UUID | None, names: Names) -> str:
    return names.get(user_id, gettext("A family member")) if user_id else gettext("Nobody was signed in")


def line(row: tuple[Any, ...], names: Names) -> Line:
    at, id_, user_id, family_id, kind, what, about_kind, about_id, fields = row
    about = about_what(kind, about_kind, about_id, family_id)
    return Line(
        Place(at, id_),
        title_of(kind, what),
        name_of(user_id, names),
        " · ".join(filter(None, [about, fields])),
        user_id,
        user_id in names,
        family_id,
    )


def about_what(kind: str, about_kind: str, about_id: Any, family_id: Any) -> str:
    """What it was done to. A family’s own id stands in the link to its lines."""
    if not about_id:
        return ""
    if about_id != family_id:
        return f"{about_kind} {about_id}"
    return "" if kind == Kind.OPENINGS else about_kind


def title_of(kind: str, what: str) -> str:
    words = what.replace("_", " ")
    if kind == Kind.OPENINGS:
        return gettext("Opened: %(what)s") % {"what": words}
    if kind == Kind.REFUSALS:
        return gettext("Refused: %(what)s") % {"what": what}
    if kind == Kind.ROWS:
        return str(DONE_TO_ROWS[what])
    return words.capitalize()


DONE_TO_ROWS = {"INSERT": _("Row added"), "UPDATE": _("Row changed"), "DELETE": _("Row taken away")}


def said_of(asked: Asked, names: Names) -> dict[str, Any]:
    """What the page says is asked for."""
    who = name_of(asked.person, names) if asked.person else ""
    narrowed = asked.person or asked.family or asked.since or asked.until
    return {"asked": asked, "who": who, "is_narrowed": bool(narrowed)}


def family_of_reference(reference: str) -> uuid.UUID | None:
    """The id behind a family's reference; for who reads the trail, nobody else learns it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.family_of_reference(%s)", [reference.strip().upper()])
        found: uuid.UUID | None = cursor.fetchone()[0]
    return found


def recent_numbers() -> list[dict[str, Any]]:
    """How many lines of each kind in the last seven days, counted up to a thousand. Three statements."""
    since = timezone.now() - RECENT
    return [
        {"kind": kind, "number": SOURCES[kind](Asked()).filter(at__gte=since)[:MANY].count(), "many": MANY}
        for kind in TOGETHER
    ]
