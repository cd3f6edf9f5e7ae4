"""What stands on a member's own page. Nothing here tells of other recipients, of a place or of the live record."""

from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models import Promise
from families.sharing.letters import when_next
from families.sharing.models import Answer, Message, SharedVersion
from families.sharing.parts import in_short
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
# promises that answer what they told us; by whether they would rather talk
TOLD = {
    False: gettext_lazy("We will answer what you told us"),
    True: gettext_lazy("We will ring you, in your safe way"),
}


@dataclass
class PromiseLine:
    """One promise as its member reads it."""

    what: str
    who: str
    by: date | None
    kind: str
    state: str
    # where what they told us stands, with our answer
    told_url: str = ""


def promise_line(promise: Any, today: date) -> PromiseLine:
    kind, state = promise_state(promise, today)
    line = PromiseLine(promise.what, str(WHO[promise.whose]), promise.by_when, kind, str(state))
    if promise.told_us is not None:
        line.what, line.who = str(TOLD[promise.told_us]), ""
        line.told_url = reverse("sharing:my_told")
    return line


def promise_state(promise: Promise, today: date) -> tuple[str, Any]:
    """In words without blame: ours owned up to, theirs never called a failure."""
    if promise.is_late_on(today):
        return LATE[promise.whose]
    return OUTCOMES.get((promise.whose, promise.outcome), TO_DO)


def promises_of(member_id: UUID, today: date, *, all_of_them: bool = False) -> tuple[list[PromiseLine], bool]:
    """Open ones soonest first, then those settled lately; and whether more are open than are given."""
    found = promises_on_page(member_id)
    most = None if all_of_them else OPEN_SHOWN
    still_open = found.open().soonest_first()[: most and most + 1]
    lately = found.exclude(settled_at=None).order_by("-settled_at", "pk")[:SETTLED_SHOWN]
    wanted = still_open.values("pk").union(lately.values("pk"))
    told_us = F("message__wants_to_talk")
    rows = list(Promise.objects.filter(pk__in=wanted).annotate(told_us=told_us).soonest_first())
    is_open = [row for row in rows if row.settled_at is None]
    settled = sorted((row for row in rows if row.settled_at), key=attrgetter("settled_at"), reverse=True)
    shown = [promise_line(promise, today) for promise in [*is_open[:most], *settled]]
    return shown, most is not None and len(is_open) > most


def promises_on_page(member_id: UUID) -> Any:
    """What was shown to them, but not what stands only in a version that they took off their page."""
    hidden = SharedVersion.objects.standing().filter(member_id=member_id, hidden_at__isnull=False)
    shown = Promise.objects.filter(concerned__member=member_id, concerned__shown_at__isnull=False)
    return shown.filter(~Exists(hidden.filter(subject_id=OuterRef("visit_id"))))


@dataclass
class GoalLine:
    """One goal of a plan, and where the two of us stand with it."""

    text: str
    look: str
    state: str


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
    opened = versions_of(member_id).exclude(opened_at=None).with_last_answer().with_own_answer().with_goals()
    if place is not None:
        opened = opened.older_than(place)
    rows = list(opened[: NEWEST + 1])
    for row in rows:
        row.look, row.state = where_we_stand(row, row.last_answer_kind)
        row.goal_lines = goal_lines(row)
    return rows[:NEWEST], rows[NEWEST - 1] if len(rows) > NEWEST else None


def where_we_stand(version: Any, kind: str | None) -> tuple[str, str]:
    """What a worker wrote down of what they said is theirs to look at, and no agreement of theirs yet."""
    if version.last_answer_kind == Answer.Kind.NOT_SAFE:
        return "waiting", str(WAITING)
    if version.last_answer_recorded:
        day = in_words(timezone.localdate(version.last_answer_at))
        return "waiting", _("We wrote down what you said %(day)s") % {"day": day}
    return agreement(kind, version.last_answer_at)


def goal_lines(version: Any) -> list[GoalLine]:
    """A line for each goal; what was said to the whole plan holds for a goal without an answer of its own."""
    parts = version.last_answer_parts or {}
    return [
        GoalLine(in_short(goal), *where_we_stand(version, parts.get(goal["id"], version.last_answer_kind)))
        for goal in version.goals
    ]


def has_answer_to_read(member_id: UUID) -> bool:
    return Message.objects.answered_unread(member_id).exists()


def own_answer(version: SharedVersion) -> Answer | None:
    """What they said last, for their own pages and paper; none where it must not be read over their shoulder."""
    newest = version.answers.select_related("reading").order_by("-answered_at").first()
    return None if newest is None or newest.stays_unseen else newest


def written_down(answer: Answer | None) -> dict[str, Any] | None:
    """Which worker wrote down what they said aloud, and when; None for an answer that they gave by themselves."""
    if answer is None or answer.recorded_by_id is None:
        return None
    day = answer.reading.read_on if answer.reading else timezone.localdate(answer.answered_at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.who_wrote_down(%s)", [answer.pk])
        # nothing where our names are held back from them
        return {"name": cursor.fetchone()[0] or _("Your worker"), "day": day}


def coming(member_id: UUID, today: date) -> list[dict[str, str]]:
    """When we meet next, as the versions that stand say: the soonest."""
    return [
        {
            "when": when_next(block["next_on"], block.get("next_at", "")),
            "text": block["text"],
            "who": block.get("next_who", ""),
        }
        for block in SharedVersion.objects.shown_to(member_id).next_contacts(today)[:COMING_SHOWN]
    ]
