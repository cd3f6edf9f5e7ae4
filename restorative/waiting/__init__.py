"""What waits for somebody who works with families: the lists behind the numbers on Home and on Team."""

import uuid
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from families.models import Allocation, Family, TieNotice
from families.sharing.models import SharedVersion
from restorative.accounts.models import User
from restorative.waiting.coming import Coming, coming, read_coming
from restorative.waiting.lists import ANSWERS, List
from restorative.waiting.order import NEVER, Rows, order_of, page_after, place_of
from restorative.waiting.rows import (
    approved,
    breaches,
    changes,
    confidences,
    drafts,
    due_ones,
    escalated,
    heard,
    late_ones,
    late_or_due,
    meetings,
    not_withheld,
    open_promises,
    opened,
    restricted,
    reviews,
    ties,
    to_answer,
    to_read_first,
    to_review,
    to_withhold,
    told,
    turned_ones,
    unanswered,
    undecided,
    unseen,
    unshared,
    went,
    withheld_due,
    withheld_soon,
    wrong_family,
)
from supervision.models import SupervisionSession

__all__ = [
    "List",
    "apart",
    "beside",
    "drafts",
    "heard",
    "late_or_due",
    "lengths",
    "number_of",
    "numbers",
    "of_worker",
    "page_after",
    "place_of",
    "rows_of",
    "unsorted",
]

# what is counted by itself; answers are counted together, since they are looked for in one place
APART: dict[List, Callable[[User], Rows]] = {
    List.ESCALATED: escalated,
    List.OPENED: opened,
    List.BREACHES: breaches,
    List.WRONG_FAMILY: wrong_family,
    List.WENT: went,
    List.READ_FIRST: to_read_first,
    List.TIES: ties,
    List.APPROVED: approved,
    List.CHANGES: changes,
    List.WITHHOLD: to_withhold,
    List.WITHHELD_DUE: withheld_due,
    List.WITHHELD_SOON: withheld_soon,
    List.NOT_WITHHELD: not_withheld,
    List.TOLD: unanswered,
    List.UNSEEN: unseen,
    List.UNDECIDED: undecided,
    List.LATE: late_ones,
    List.CONFIDENCES: confidences,
    List.TURNED: turned_ones,
    List.DUE: due_ones,
    List.TO_REVIEW: to_review,
    List.TO_ANSWER: to_answer,
    List.MEETINGS: meetings,
    List.REVIEWS: reviews,
    List.RESTRICTED: restricted,
}


def numbers(user: User) -> dict[str, int]:
    """How long each list is that a manager's Home speaks of. Two statements."""
    said = {kind.value: Count("pk", filter=Q(last_answer_loudest=kind.value)) for kind in ANSWERS}
    comments = Count("pk", filter=Q(comment_count__gt=0))
    versions = SharedVersion.objects.visible_to(user).heard_back().order_by()
    return versions.aggregate(**said, comments=comments) | apart(user, tuple(APART))


def apart(user: User, lists: tuple[List, ...]) -> dict[str, int]:
    """How long each of these lists is. One statement."""
    return lengths(user, {wanted.value: APART[wanted](user) for wanted in lists})


def beside(user: User, lists: tuple[List, ...], today: date) -> tuple[dict[str, int], list[Coming]]:
    """How long each of these lists is, and the coming visits. One statement."""
    columns = {wanted.value: number_of(APART[wanted](user)) for wanted in lists}
    found = columns_of(user, **columns, coming_visits=coming(user, today))
    return found, read_coming(found.pop("coming_visits"))


def lengths(user: User, lists: Mapping[str, Rows]) -> dict[str, int]:
    """How long each of these is, by its name. One statement."""
    return columns_of(user, **{name: number_of(rows) for name, rows in lists.items()})


def columns_of(user: User, **columns: Any) -> dict[str, Any]:
    return dict(User.objects.filter(pk=user.pk).values(**columns).get())


def number_of(rows: Rows) -> Coalesce:
    """How many rows, as a column of another query."""
    one = rows.order_by().annotate(one=Value(1)).values("one")
    counted = one.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def of_worker(rows: Rows, worker: Any) -> Rows:
    """Those of the families that this person works with now; of supervision, those with this person.

    `worker` is an id, or a reference to the person of an outer query.
    """
    if rows.model is SupervisionSession:
        return rows.filter(supervisee=worker)
    if rows.model is TieNotice:
        return rows.filter(user=worker)
    if isinstance(worker, OuterRef):
        worker = OuterRef(worker)
    held = Allocation.objects.current().filter(user=worker)
    return rows.filter(family__in=held.values("family"))


def rows_of(
    wanted: List, user: User, family: uuid.UUID | None = None, worker: uuid.UUID | None = None
) -> Rows:
    """One of the lists, whole and in order; of one family or of one worker if one is named."""
    rows: Rows = unsorted(wanted, user)
    if family:
        rows = rows.filter(family__in=Family.objects.filter(pk=family)) if has_family(rows) else rows.none()
    if worker:
        rows = of_worker(rows, worker)
    return order_of(wanted, rows.model).arrange(rows)


def has_family(rows: Rows) -> bool:
    return rows.model not in (SupervisionSession, TieNotice)


def unsorted(wanted: List, user: User) -> Rows:
    if wanted in ANSWERS:
        return heard(user).filter(last_answer_loudest=wanted.value)
    if wanted in APART:
        return APART[wanted](user)
    lists: dict[List, Rows] = {
        List.ALL_TOLD: told(user),
        List.COMMENTS: heard(user).filter(comment_count__gt=0),
        List.HEARD: heard(user),
        List.UNSHARED: unshared(user),
        List.OPEN: open_promises(user).annotate(due_on=Coalesce("by_when", NEVER)),
    }
    return lists[wanted]
