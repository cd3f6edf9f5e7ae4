"""What stands on a member's own page. Nothing here tells of other recipients, of a place or of the live record."""

from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models import Promise
from families.sharing.letters import when_next
from families.sharing.models import Answer, SharedVersion
from restorative.ui.templatetags.ui import in_words

NEWEST = 20
OPEN_SHOWN = 20
SETTLED_SHOWN = 10
COMING_SHOWN = 10

OUTCOMES = {
    ("ours", "kept"): ("good", gettext_lazy("Done")),
    ("ours", "changed"): ("", gettext_lazy("Changed")),
    ("ours", "not_kept"): ("different", gettext_lazy("We did not do this")),
    ("theirs", "kept"): ("good", gettext_lazy("Done")),
    ("theirs", "changed"): ("", gettext_lazy("Changed")),
    ("theirs", "not_kept"): ("waiting", gettext_lazy("Couldn't yet")),
}
LATE = {
    "ours": ("different", gettext_lazy("We are late with this")),
    "theirs": ("waiting", gettext_lazy("Not yet")),
}
TO_DO = ("", gettext_lazy("Still to do"))
WHO = {"ours": gettext_lazy("We will"), "theirs": gettext_lazy("You will")}
WAITING = gettext_lazy("Waiting for you")


@dataclass
class PromiseLine:
    """One promise as its member reads it."""

    what: str
    who: str
    by: date | None
    kind: str
    state: str


def promise_line(promise: Promise, today: date) -> PromiseLine:
    kind, state = promise_state(promise, today)
    return PromiseLine(promise.what, str(WHO[promise.whose]), promise.by_when, kind, str(state))


def promise_state(promise: Promise, today: date) -> tuple[str, Any]:
    """In words without blame: ours owned up to, theirs never called a failure."""
    if promise.is_late_on(today):
        return LATE[promise.whose]
    return OUTCOMES.get((promise.whose, promise.outcome), TO_DO)


def promises_of(member_id: UUID, today: date, *, all_of_them: bool = False) -> tuple[list[PromiseLine], bool]:
    """Open ones soonest first, then those settled lately; and whether more are open than are given."""
    found = Promise.objects.filter(concerned__member=member_id, concerned__shown_at__isnull=False)
    most = None if all_of_them else OPEN_SHOWN
    still_open = found.open().soonest_first()[: most and most + 1]
    lately = found.exclude(settled_at=None).order_by("-settled_at", "pk")[:SETTLED_SHOWN]
    wanted = Q(pk__in=still_open.values("pk")) | Q(pk__in=lately.values("pk"))
    rows = list(Promise.objects.filter(wanted).soonest_first())
    is_open = [row for row in rows if row.settled_at is None]
    settled = sorted((row for row in rows if row.settled_at), key=attrgetter("settled_at"), reverse=True)
    shown = [promise_line(promise, today) for promise in [*is_open[:most], *settled]]
    return shown, most is not None and len(is_open) > most


def agreement(kind: str | None, at: datetime | None) -> tuple[str, str]:
    """Where the two of us stand with one version: a look and the words. Being asked to wait is never a fault."""
    if kind is None or at is None:
        return "waiting", str(WAITING)
    said = {
        Answer.Kind.AGREE: ("good", _("You agreed %(day)s")),
        Answer.Kind.MOSTLY: ("good", _("You mostly agreed %(day)s")),
        Answer.Kind.DIFFERENT: ("different", _("We don't agree on this")),
        Answer.Kind.NO_SIGN: ("", _("You chose not to sign")),
        Answer.Kind.TALK: ("", _("You asked us to talk")),
    }
    look, words = said.get(Answer.Kind(kind), ("waiting", str(WAITING)))
    return look, words % {"day": in_words(timezone.localdate(at))}


def versions_of(member_id: UUID) -> Any:
    return SharedVersion.objects.shown_to(member_id).in_brief().with_opened().order_by("-shared_at", "-pk")


def unread(member_id: UUID) -> list[Any]:
    return list(versions_of(member_id).filter(opened_at=None)[:NEWEST])


def read_before(member_id: UUID, place: SharedVersion | None) -> tuple[list[Any], Any]:
    """The versions they opened, newest first, and the last of them when more follow."""
    opened = versions_of(member_id).exclude(opened_at=None).with_last_answer()
    if place is not None:
        opened = opened.older_than(place)
    rows = list(opened[: NEWEST + 1])
    for row in rows:
        row.look, row.state = agreement(row.last_answer_kind, row.last_answer_at)
    return rows[:NEWEST], rows[NEWEST - 1] if len(rows) > NEWEST else None


def coming(member_id: UUID, today: date) -> list[dict[str, str]]:
    """When we meet next, as the versions that stand say: the soonest."""
    return [
        {"when": when_next(block["next_on"], block.get("next_at", "")), "text": block["text"]}
        for block in SharedVersion.objects.shown_to(member_id).next_contacts(today)[:COMING_SHOWN]
    ]
