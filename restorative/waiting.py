"""What waits for somebody who works with families: the lists behind the numbers on Home."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextChoices, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import Promise, Visit, VisitDraft
from families.sharing.models import Answer, Message, SharedVersion
from restorative.accounts.models import User

SOON = timedelta(days=7)
Rows = QuerySet[Any]


class List(TextChoices):
    """The lists, in the order of the page. The first ones bear the names of the answers that fill them."""

    NOT_SAFE = Answer.Kind.NOT_SAFE.value, _("Not safe now")
    DIFFERENT = Answer.Kind.DIFFERENT.value, _("I see it differently")
    TALK = Answer.Kind.TALK.value, _("Talk to me instead")
    MORE_TIME = Answer.Kind.MORE_TIME.value, _("I need more time")
    TOLD = "told", _("Told us, not answered yet")
    ALL_TOLD = "all_told", _("Everything families told us")
    COMMENTS = "comments", _("Comments on what we wrote")
    HEARD = "heard", _("Everything that came back")
    LATE = "late", _("Our promises that are late")
    DUE = "due", _("Our promises due in the next 7 days")
    UNSHARED = "unshared", _("Visits you have not shared yet")
    OPEN = "open", _("All open promises")


ANSWERS = (List.NOT_SAFE, List.DIFFERENT, List.TALK, List.MORE_TIME)


@dataclass(frozen=True)
class Order:
    """By a moment or day and then by id, so that a page can begin after any row."""

    field: str
    newest_first: bool = True

    def arrange(self, rows: Rows) -> Rows:
        return rows.order_by(f"-{self.field}" if self.newest_first else self.field, "pk")

    def after(self, rows: Rows, moment: Any, id_: uuid.UUID) -> Rows:
        beyond = "lt" if self.newest_first else "gt"
        same = Q(**{self.field: moment, "pk__gt": id_})
        return rows.filter(Q(**{f"{self.field}__{beyond}": moment}) | same)


SOONEST = Order("by_when", newest_first=False)
ORDERS = {
    Promise: SOONEST,
    SharedVersion: Order("last_heard_at"),
    Visit: Order("finished_at"),
    Message: Order("sent_at"),
}
# promises without a day stand at the end, by a day that never comes: no place in a list is empty
WITH_UNDATED = Order("due_on", newest_first=False)
NEVER = Value(date.max)


def drafts(user: User) -> QuerySet[VisitDraft]:
    """Notes that this person has begun, the newest first."""
    mine = VisitDraft.objects.visible_to(user).unfinished().select_related("family")
    return mine.defer("payload").order_by("-saved_at", "pk")


def heard(user: User) -> Rows:
    """What came back, disagreement first."""
    versions = SharedVersion.objects.visible_to(user).heard_back()
    return versions.select_related("family", "member").defer("content")


def told(user: User) -> Rows:
    """What family members told us by themselves."""
    return Message.objects.visible_to(user).select_related("family", "member", "promise")


def open_promises(user: User) -> QuerySet[Promise]:
    return Promise.objects.visible_to(user).open().with_names().select_related("family")


def our_promises(user: User) -> QuerySet[Promise]:
    ours = Promise.objects.visible_to(user).open().filter(whose=Promise.Whose.OURS)
    return ours.select_related("family")


def unshared(user: User) -> QuerySet[Visit]:
    """Visits that this person wrote and nobody in the family can read; attempts owe no sharing."""
    standing = SharedVersion.objects.standing().filter(subject_id=OuterRef("pk"))
    mine = Visit.objects.visible_to(user).owing_sharing().filter(~Exists(standing), author=user)
    return mine.select_related("family")


def late(today: date) -> Q:
    return Q(by_when__lt=today)


def due(today: date) -> Q:
    return Q(by_when__range=(today, today + SOON))


def late_or_due(user: User, today: date) -> Rows:
    return SOONEST.arrange(our_promises(user).filter(late(today) | due(today)))


def numbers(user: User) -> dict[str, int]:
    """How long each list is that a manager's Home speaks of. Two statements."""
    today = timezone.localdate()
    said = {kind.value: Count("pk", filter=Q(last_answer_kind=kind.value)) for kind in ANSWERS}
    comments = Count("pk", filter=Q(comment_count__gt=0))
    still_open, is_waiting = (
        Q(outcome=Promise.Outcome.OPEN),
        Q(message__isnull=False, message__replied_at=None),
    )
    promised = {
        "late": Count("pk", filter=still_open & late(today)),
        "due": Count("pk", filter=still_open & due(today)),
        "told": Count("pk", filter=is_waiting),
    }
    promises = Promise.objects.visible_to(user).filter(still_open | is_waiting, whose=Promise.Whose.OURS)
    versions = SharedVersion.objects.visible_to(user).heard_back().order_by()
    return versions.aggregate(**said, comments=comments) | promises.aggregate(**promised)


def order_of(wanted: List, model: type[Any]) -> Order:
    return WITH_UNDATED if wanted == List.OPEN else ORDERS[model]


def rows_of(wanted: List, user: User, family: uuid.UUID | None = None) -> Rows:
    """One of the lists, whole and in order; of one family if one is named."""
    rows: Rows = unsorted(wanted, user)
    rows = rows.filter(family=family) if family else rows
    return order_of(wanted, rows.model).arrange(rows)


def unsorted(wanted: List, user: User) -> Rows:
    today = timezone.localdate()
    if wanted in ANSWERS:
        return heard(user).filter(last_answer_kind=wanted.value)
    lists: dict[List, Rows] = {
        List.TOLD: told(user).filter(replied_at=None),
        List.ALL_TOLD: told(user),
        List.COMMENTS: heard(user).filter(comment_count__gt=0),
        List.HEARD: heard(user),
        List.LATE: our_promises(user).filter(late(today)),
        List.DUE: our_promises(user).filter(due(today)),
        List.UNSHARED: unshared(user),
        List.OPEN: open_promises(user).annotate(due_on=Coalesce("by_when", NEVER)),
    }
    return lists[wanted]


def page_after(wanted: List, rows: Rows, place: str) -> Rows:
    """The rows that follow one place; all of them without a place. Raises Http404 for a place nobody wrote."""
    if not place:
        return rows
    moment, id_ = read_place(place, date if rows.model is Promise else datetime)
    return order_of(wanted, rows.model).after(rows, moment, id_)


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
