"""The order of each list, and where a page of it begins: by a moment or day and an id, never by a number of rows."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.http import Http404

from families.models import (
    BreakGlass,
    Confidence,
    Escalation,
    Member,
    Promise,
    Restriction,
    TieNotice,
    Visit,
    WrongFamily,
)
from families.sharing.models import Breach, Message, SharedVersion, ShareRequest, Withholding
from plans.models import Plan
from restorative.waiting.lists import List
from supervision.models import SupervisionSession

Rows = QuerySet[Any]


@dataclass(frozen=True)
class Order:
    """By a moment or day and then by id, so that a page can begin after any row."""

    field: str
    newest_first: bool = True
    kind: type[date] = datetime

    def arrange(self, rows: Rows) -> Rows:
        return rows.order_by(f"-{self.field}" if self.newest_first else self.field, "pk")

    def after(self, rows: Rows, moment: Any, id_: uuid.UUID) -> Rows:
        beyond = "lt" if self.newest_first else "gt"
        same = Q(**{self.field: moment, "pk__gt": id_})
        return rows.filter(Q(**{f"{self.field}__{beyond}": moment}) | same)


SOONEST = Order("by_when", newest_first=False, kind=date)
ORDERS = {
    Promise: SOONEST,
    SharedVersion: Order("last_heard_at"),
    Visit: Order("finished_at"),
    BreakGlass: Order("opened_at"),
    Escalation: Order("answer_by", newest_first=False),
    Member: Order("unseen_since", newest_first=False, kind=date),
    Plan: Order("review_on", newest_first=False, kind=date),
    Restriction: Order("review_on", newest_first=False, kind=date),
    SupervisionSession: Order("planned_on", newest_first=False, kind=date),
    Message: Order("sent_at"),
    TieNotice: Order("declared_at", newest_first=False),
    ShareRequest: Order("asked_at", newest_first=False),
    Withholding: Order("review_on", newest_first=False, kind=date),
    Confidence: Order("checked_on", newest_first=False, kind=date),
    Breach: Order("noticed_at", newest_first=False),
    WrongFamily: Order("asked_at", newest_first=False),
}
# the eldest first
BY_BIRTH = Order("birth_date", newest_first=False, kind=date)
# promises without a day stand at the end, by a day that never comes: no place in a list is empty
WITH_UNDATED = Order("due_on", newest_first=False, kind=date)
NEVER = Value(date.max)


def order_of(wanted: List, model: type[Any]) -> Order:
    return {List.OPEN: WITH_UNDATED, List.TURNED: BY_BIRTH}.get(wanted) or ORDERS[model]


def page_after(wanted: List, rows: Rows, place: str) -> Rows:
    """The rows that follow one place; all of them without a place. Raises Http404 for a place nobody wrote."""
    if not place:
        return rows
    order = order_of(wanted, rows.model)
    moment, id_ = read_place(place, order.kind)
    return order.after(rows, moment, id_)


def place_of(wanted: List, row: Any) -> str:
    """A row's place in its list, for an address: a moment and an id, no name."""
    return f"{getattr(row, order_of(wanted, type(row)).field).isoformat()}~{row.pk}"


def read_place(place: str, kind: type[date]) -> tuple[date, uuid.UUID]:
    """Raises Http404 for what `place_of` never wrote."""
    moment, _tilde, id_ = place.partition("~")
    try:
        return kind.fromisoformat(moment), uuid.UUID(id_)
    except ValueError as error:
        raise Http404 from error
