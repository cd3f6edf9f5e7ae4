"""What waits for somebody who works with families: the lists behind the numbers on Home and on Team."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, TextChoices, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import (
    Allocation,
    BreakGlass,
    Escalation,
    Family,
    Member,
    Promise,
    Restriction,
    Visit,
    VisitDraft,
    WrongFamily,
)
from families.models.clocks import children_not_seen
from families.sharing.models import Answer, Breach, Message, SharedVersion, ShareRequest
from plans.models import Plan
from restorative.access.models import FamilyAccess
from restorative.accounts.models import User
from supervision.models import SupervisionSession

SOON = timedelta(days=7)
# a finished visit owes a decision whether somebody reads it; after this it waits for too long (S44)
DECIDE_WITHIN = timedelta(hours=72)
Rows = QuerySet[Any]


class List(TextChoices):
    """The lists, in the order of the page. The first ones bear the names of the answers that fill them."""

    ESCALATED = "escalated", _("Urgent worries that wait for a decision")
    OPENED = "opened", _("Opened in an emergency by somebody else")
    BREACHES = "breaches", _("What reached the wrong person, not closed yet")
    NOT_SAFE = Answer.Kind.NOT_SAFE.value, _("Not safe now")
    UNSEEN = "unseen", _("Children not seen for too long")
    DIFFERENT = Answer.Kind.DIFFERENT.value, _("I see it differently")
    TALK = Answer.Kind.TALK.value, _("Talk to me instead")
    MORE_TIME = Answer.Kind.MORE_TIME.value, _("I need more time")
    READ_FIRST = "read_first", _("Shares to read first")
    WRONG_FAMILY = "wrong_family", _("Notes on the wrong family, to agree to")
    WENT = "went", _("Answers about notes on the wrong family")
    APPROVED = "approved", _("Approved, ready to share")
    CHANGES = "changes", _("Changes asked for before it goes")
    TOLD = "told", _("Told us, not answered yet")
    ALL_TOLD = "all_told", _("Everything families told us")
    COMMENTS = "comments", _("Comments on what we wrote")
    HEARD = "heard", _("Everything that came back")
    UNDECIDED = "undecided", _("Visits that nobody in the family can read after three days")
    LATE = "late", _("Our promises that are late")
    TO_REVIEW = "to_review", _("Supervision to mark as reviewed")
    TO_ANSWER = "to_answer", _("Supervision that waits for your answer")
    DUE = "due", _("Our promises due in the next 7 days")
    MEETINGS = "meetings", _("Supervision overdue or in the next 7 days")
    REVIEWS = "reviews", _("Plans to look at again, overdue or in the next 7 days")
    RESTRICTED = "restricted", _("Restrictions to look at again, overdue or in the next 7 days")
    UNSHARED = "unshared", _("Visits you have not shared yet")
    OPEN = "open", _("All open promises")


ANSWERS = (List.NOT_SAFE, List.DIFFERENT, List.TALK, List.MORE_TIME)


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
    ShareRequest: Order("asked_at", newest_first=False),
    Breach: Order("noticed_at", newest_first=False),
    WrongFamily: Order("asked_at", newest_first=False),
}
# promises without a day stand at the end, by a day that never comes: no place in a list is empty
WITH_UNDATED = Order("due_on", newest_first=False, kind=date)
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


def unanswered(user: User) -> Rows:
    return told(user).filter(replied_at=None)


def requests(user: User) -> Any:
    """Letters that were put before a manager."""
    people = ("family", "member", "asked_by")
    return ShareRequest.objects.visible_to(user).select_related(*people).defer("content")


def to_read_first(user: User) -> Rows:
    """What colleagues may not share before a manager has read it."""
    rows: Rows = requests(user).waiting().exclude(asked_by=user)
    return rows


def breaches(user: User) -> Rows:
    """What reached somebody it should not have, until everything is done about it."""
    mine = Breach.objects.filter(family__in=Family.objects.visible_to(user))
    return mine.open().select_related("family", "report")


def wrong_family(user: User) -> Rows:
    """Notes that somebody asks to move or withdraw, for a manager of both families."""
    return WrongFamily.objects.to_decide_by(user).select_related("family", "asked_by")


def went(user: User) -> Rows:
    """What a manager lately said to this person, who had asked for a note to go."""
    lately = timezone.now() - SOON
    asked = WrongFamily.objects.visible_to(user).filter(asked_by=user, decided_at__gte=lately)
    return asked.select_related("family", "to_family", "asked_by", "decided_by")


def decided(user: User, decision: ShareRequest.Decision) -> Rows:
    """What this person asked for, with an answer that stands."""
    rows: Rows = requests(user).standing().filter(asked_by=user, decision=decision)
    return rows


def approved(user: User) -> Rows:
    return decided(user, ShareRequest.Decision.APPROVED)


def changes(user: User) -> Rows:
    return decided(user, ShareRequest.Decision.CHANGES)


def open_promises(user: User) -> QuerySet[Promise]:
    return Promise.objects.visible_to(user).open().with_names().with_told().select_related("family")


def our_promises(user: User) -> QuerySet[Promise]:
    ours = Promise.objects.visible_to(user).open().filter(whose=Promise.Whose.OURS)
    return ours.with_told().select_related("family")


def unread(user: User) -> QuerySet[Visit]:
    """Visits that nobody in the family can read; attempts owe no sharing."""
    standing = SharedVersion.objects.standing().filter(subject_id=OuterRef("pk"))
    visits = Visit.objects.visible_to(user).owing_sharing().filter(~Exists(standing))
    return visits.select_related("family")


def unshared(user: User) -> QuerySet[Visit]:
    return unread(user).filter(author=user)


def undecided(user: User) -> QuerySet[Visit]:
    return unread(user).filter(finished_at__lt=timezone.now() - DECIDE_WITHIN)


def escalated(user: User) -> QuerySet[Escalation]:
    """What was told at once and nobody decided: to this manager, to none by name, or to one who reaches it no more."""
    ways = FamilyAccess.objects.current().filter(user=OuterRef("owner"), family_id=OuterRef("family"))
    waits = Q(owner=user) | Q(owner=None) | ~Exists(ways)
    told = Escalation.objects.visible_to(user).open().filter(waits)
    return told.select_related("family", "raised_by")


def opened(user: User) -> QuerySet[BreakGlass]:
    """Families that somebody opened who does not work with them, until this person has said that they saw it."""
    return BreakGlass.objects.to_be_seen_by(user).select_related("family", "user")


def unseen(user: User) -> QuerySet[Member]:
    return children_not_seen(Member.objects.visible_to(user), timezone.localdate()).select_related("family")


def reviews(user: User) -> QuerySet[Plan]:
    plans = Plan.objects.visible_to(user).review_due_by(timezone.localdate() + SOON)
    return plans.select_related("family")


def restricted(user: User) -> QuerySet[Restriction]:
    """Restricted families that this person sees, of which somebody has to say whether the reason still stands."""
    due = Restriction.objects.standing().filter(review_on__lte=timezone.localdate() + SOON)
    return due.filter(family__in=Family.objects.visible_to(user)).select_related("family")


def to_review(user: User) -> QuerySet[SupervisionSession]:
    return SupervisionSession.objects.filter(manager=user).to_review().select_related("supervisee")


def to_answer(user: User) -> QuerySet[SupervisionSession]:
    return SupervisionSession.objects.filter(supervisee=user).to_answer().select_related("supervisee")


def meetings(user: User) -> QuerySet[SupervisionSession]:
    soon = (
        SupervisionSession.objects.visible_to(user)
        .upcoming()
        .filter(planned_on__lte=timezone.localdate() + SOON)
    )
    return soon.select_related("supervisee", "manager")


def late(today: date) -> Q:
    return Q(by_when__lt=today)


def due(today: date) -> Q:
    return Q(by_when__range=(today, today + SOON))


def late_or_due(user: User, today: date) -> Rows:
    return SOONEST.arrange(our_promises(user).filter(late(today) | due(today)))


def late_ones(user: User) -> Rows:
    return our_promises(user).filter(late(timezone.localdate()))


def due_ones(user: User) -> Rows:
    return our_promises(user).filter(due(timezone.localdate()))


# what is counted by itself; answers are counted together, since they are looked for in one place
APART: dict[List, Callable[[User], Rows]] = {
    List.ESCALATED: escalated,
    List.OPENED: opened,
    List.BREACHES: breaches,
    List.WRONG_FAMILY: wrong_family,
    List.WENT: went,
    List.READ_FIRST: to_read_first,
    List.APPROVED: approved,
    List.CHANGES: changes,
    List.TOLD: unanswered,
    List.UNSEEN: unseen,
    List.UNDECIDED: undecided,
    List.LATE: late_ones,
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


def lengths(user: User, lists: Mapping[str, Rows]) -> dict[str, int]:
    """How long each of these is, by its name. One statement."""
    columns = {name: number_of(rows) for name, rows in lists.items()}
    found: dict[str, Any] = dict(User.objects.filter(pk=user.pk).values(**columns).get())
    return found


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
    if isinstance(worker, OuterRef):
        worker = OuterRef(worker)
    held = Allocation.objects.current().filter(user=worker)
    return rows.filter(family__in=held.values("family"))


def order_of(wanted: List, model: type[Any]) -> Order:
    return WITH_UNDATED if wanted == List.OPEN else ORDERS[model]


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
    return rows.model is not SupervisionSession


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
