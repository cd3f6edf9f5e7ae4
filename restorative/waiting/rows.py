"""What stands in each list: one query set a list, from what its reader may see."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from families.models import (
    BreakGlass,
    Confidence,
    Escalation,
    Family,
    Member,
    Promise,
    Restriction,
    TieNotice,
    Visit,
    VisitDraft,
    WrongFamily,
)
from families.models.clocks import children_not_seen
from families.sharing.models import Breach, Message, SharedVersion, ShareRequest, Withholding
from families.sharing.turned import turned
from families.sharing.withheld import decidable_by, withheld_from_all_there
from plans.models import Plan
from restorative.access.models import FamilyAccess
from restorative.accounts.models import User
from restorative.waiting.order import SOONEST, Rows
from supervision.models import SupervisionSession

SOON = timedelta(days=7)
# what is withheld is looked at in time: two weeks are enough to ask whoever knows more
WITHHELD_SOON = timedelta(days=14)
# a finished visit owes a decision whether somebody reads it; after this it waits for too long (S44)
DECIDE_WITHIN = timedelta(hours=72)


def drafts(user: User) -> QuerySet[VisitDraft]:
    """Notes that this person has begun, the newest first."""
    mine = VisitDraft.objects.visible_to(user).unfinished().select_related("family")
    return mine.defer("payload").order_by("-saved_at", "pk")


def heard(user: User) -> Rows:
    """What came back, disagreement first."""
    versions = SharedVersion.objects.visible_to(user).heard_back()
    return versions.select_related("family", "member").in_brief()


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


def withholdings(user: User) -> Any:
    return Withholding.objects.visible_to(user).with_people()


def to_withhold(user: User) -> Rows:
    """What somebody would keep from somebody, for a manager who neither wrote nor proposed it."""
    return decidable_by(withholdings(user).waiting(), user)


def withheld_due(user: User) -> Rows:
    """What this manager looks at again today, or should have."""
    return decidable_by(withholdings(user).agreed().filter(review_on__lte=timezone.localdate()), user)


def withheld_soon(user: User) -> Rows:
    today = timezone.localdate()
    days = (today + timedelta(days=1), today + WITHHELD_SOON)
    return decidable_by(withholdings(user).agreed().filter(review_on__range=days), user)


def not_withheld(user: User) -> Rows:
    """What this person asked for and a manager did not agree to, until it is shared or asked for again."""
    rows: Rows = withholdings(user).refused_last().filter(proposed_by=user)
    return rows


def open_promises(user: User) -> QuerySet[Promise]:
    return Promise.objects.visible_to(user).open().with_names().with_told().select_related("family")


def our_promises(user: User) -> QuerySet[Promise]:
    ours = Promise.objects.visible_to(user).open().filter(whose=Promise.Whose.OURS)
    return ours.with_told().select_related("family")


def unread(user: User) -> QuerySet[Visit]:
    """Visits that nobody in the family can read; attempts owe no sharing, nor does what a manager withheld from all."""
    standing = SharedVersion.objects.standing().filter(subject_id=OuterRef("pk"))
    visits = Visit.objects.visible_to(user).owing_sharing().filter(~Exists(standing))
    visits = visits.exclude(withheld_from_all_there())
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


def ties(user: User) -> QuerySet[TieNotice]:
    """What somebody declared who cannot see the family, and what may be about one that this manager sees."""
    return TieNotice.objects.waiting_for(user).select_related("user")


def confidences(user: User) -> Rows:
    """What a young person asked us to keep, and somebody is to look at again now."""
    due: Rows = Confidence.objects.visible_to(user).due_on(timezone.localdate())
    return due.select_related("family", "member")


def turned_ones(user: User) -> Rows:
    return turned(Member.objects.visible_to(user), timezone.localdate()).select_related("family")


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
