"""The story's clock. Actions write the present; what they wrote is then set back to when the story says it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from functools import partial

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from families.models import (
    AgencyAction,
    AgencyDiscussion,
    AgencyLoad,
    AgencyRole,
    Allocation,
    Amendment,
    Assessment,
    AssessmentItem,
    Attachment,
    Confidence,
    ConfidenceRecheck,
    Conflict,
    CouncilEvent,
    CourtOrder,
    Escalation,
    Explained,
    Family,
    GettingToKnow,
    Handover,
    HardToAssess,
    Household,
    HouseholdStay,
    Identity,
    InfluenceThought,
    Interpreted,
    Member,
    NamedPerson,
    NamesHeldBack,
    NeedNote,
    NothingToKeep,
    Offer,
    ParentNotKnown,
    Partnership,
    Placing,
    Promise,
    PromiseMember,
    ProtectedAddress,
    ProtectedTerm,
    Restriction,
    SignificantEvent,
    TieNotice,
    Tried,
    ViewSought,
    Visit,
    VisitDraft,
    YouSaid,
)
from families.sharing.models import (
    Answer,
    Breach,
    BreachReport,
    BreachTold,
    Comment,
    Composition,
    FamilyRating,
    HarmAnswer,
    Invitation,
    MemberAccess,
    Message,
    ReadAloud,
    SharedVersion,
    ShareRequest,
    SignInCode,
    Withholding,
)
from plans.models import Goal, Plan, Review, ScaleReading, Step
from restorative.accounts.models import OutgoingMessage, SupervisionLine, User
from restorative.audit.models import AccessLog, AuditEvent
from restorative.demo.story import day_of
from supervision.models import Action, Agreement, CaseDiscussion, Decision, Reflection, SupervisionSession

Stamps = tuple[tuple[type[Model], str], ...]
STAMPS: Stamps = (
    (AuditEvent, "at"),
    (AccessLog, "at"),
    (User, "created_at"),
    (SupervisionLine, "started_at"),
    (Family, "created_at"),
    (Allocation, "started_at"),
    (Member, "created_at"),
    (ProtectedAddress, "added_at"),
    (ProtectedTerm, "added_at"),
    (NothingToKeep, "said_at"),
    (MemberAccess, "started_at"),
    (Invitation, "made_at"),
    (SignInCode, "made_at"),
    (VisitDraft, "created_at"),
    (VisitDraft, "saved_at"),
    (VisitDraft, "finished_at"),
    (Visit, "finished_at"),
    (Promise, "made_at"),
    (Promise, "settled_at"),
    (PromiseMember, "shown_at"),
    (Composition, "changed_at"),
    (SharedVersion, "shared_at"),
    (SharedVersion, "replaced_at"),
    (SharedVersion, "recalled_at"),
    (SharedVersion, "hidden_at"),
    (Breach, "noticed_at"),
    (Breach, "noted_at"),
    (Breach, "closed_at"),
    (BreachTold, "told_at"),
    (BreachTold, "noted_at"),
    (BreachReport, "at"),
    (HarmAnswer, "at"),
    (ShareRequest, "asked_at"),
    (ShareRequest, "decided_at"),
    (Withholding, "proposed_at"),
    (Withholding, "decided_at"),
    (Withholding, "kept_at"),
    (Withholding, "ended_at"),
    (Answer, "answered_at"),
    (Comment, "written_at"),
    (ReadAloud, "noted_at"),
    (Message, "sent_at"),
    (Message, "replied_at"),
    (Amendment, "added_at"),
    (Attachment, "added_at"),
    (Escalation, "raised_at"),
    (Escalation, "decided_at"),
    (Handover, "at"),
    (SignificantEvent, "at"),
    (CouncilEvent, "added_at"),
)
# written at few moments only, which say so: the many others need not look at them
PLANS: Stamps = (
    (Plan, "made_at"),
    (Plan, "closed_at"),
    (Goal, "changed_at"),
    (Goal, "settled_at"),
    (Step, "settled_at"),
    (ScaleReading, "noted_at"),
    (Review, "at"),
)
ASSESSMENTS: Stamps = (
    (Assessment, "begun_at"),
    (AssessmentItem, "changed_at"),
    (HardToAssess, "at"),
    (YouSaid, "at"),
)
SUPERVISION: Stamps = (
    (Agreement, "agreed_at"),
    (SupervisionSession, "made_at"),
    (SupervisionSession, "changed_at"),
    (SupervisionSession, "prepared_at"),
    (SupervisionSession, "reviewed_at"),
    (SupervisionSession, "answered_at"),
    (Reflection, "changed_at"),
    (CaseDiscussion, "changed_at"),
    (Action, "settled_at"),
    (Decision, "decided_at"),
)
REACH: Stamps = (
    (Restriction, "restricted_at"),
    (NamedPerson, "named_at"),
    (Conflict, "declared_at"),
    (TieNotice, "declared_at"),
    (NamesHeldBack, "set_at"),
)
KIN: Stamps = tuple(
    (model, "added_at") for model in (Partnership, Household, HouseholdStay, ParentNotKnown, CourtOrder)
)
HEARD: Stamps = tuple(
    (model, "at")
    for model in (
        Explained,
        GettingToKnow,
        Identity,
        InfluenceThought,
        Interpreted,
        NeedNote,
        Tried,
        ViewSought,
    )
)
TOGETHER: Stamps = ((Placing, "at"), (Offer, "at"), (FamilyRating, "rated_at"), (AuditEvent, "at"))
CONFIDENCES: Stamps = ((Confidence, "at"), (ConfidenceRecheck, "at"))
AGENCIES: Stamps = (
    (AgencyRole, "added_at"),
    (AgencyRole, "changed_at"),
    (AgencyLoad, "noted_at"),
    (AgencyAction, "added_at"),
    (AgencyAction, "ended_at"),
    (AgencyDiscussion, "opened_at"),
    (AgencyDiscussion, "closed_at"),
)
MESSAGES: Stamps = ((OutgoingMessage, "sent_at"),)
NAMES = {
    STAMPS: "set_back_stamps",
    PLANS: "set_back_plans",
    ASSESSMENTS: "set_back_assessments",
    SUPERVISION: "set_back_supervision",
    REACH: "set_back_reach",
    KIN: "set_back_kin",
    HEARD: "set_back_heard",
    TOGETHER: "set_back_together",
    CONFIDENCES: "set_back_confidences",
    AGENCIES: "set_back_agencies",
    MESSAGES: "set_back_messages",
}
A_WHILE = timedelta(minutes=4)


class Clock:
    def __init__(self) -> None:
        now = timezone.now()
        self.today = timezone.localdate(now)
        # a little back, since the database's clock may stand a little behind ours
        self.began = now - timedelta(seconds=5)
        self.latest = self.began - A_WHILE
        for stamps in NAMES:
            prepare(stamps)

    def moment(self, day: int, clock: str, *, after: datetime | None = None) -> datetime:
        """A time of the story: never in the future, and after what came before it."""
        told = datetime.combine(day_of(day, self.today), time.fromisoformat(clock.zfill(5)))
        wanted = timezone.make_aware(told)
        if after is not None:
            wanted = max(wanted, after + A_WHILE)
        return min(wanted, self.latest)

    @contextmanager
    def at(self, moment: datetime, *others: Stamps) -> Iterator[datetime]:
        """Let what is written inside have happened at this moment. Messages leave on commit, and so follow later."""
        waiting = len(connection.run_on_commit)
        yield moment
        for stamps in (STAMPS, *others):
            self.set_back(stamps, moment)
        if len(connection.run_on_commit) > waiting:
            transaction.on_commit(partial(self.set_back, MESSAGES, moment))

    def set_back(self, stamps: Stamps, moment: datetime) -> None:
        """All in one round trip, because a story has hundreds of moments."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_temp.{NAMES[stamps]}(%s, %s)", [moment, self.began])  # our name


def prepare(stamps: Stamps) -> None:
    """A function of this connection alone, so that the database plans hundreds of the same updates once."""
    updates = "; ".join(
        f"UPDATE {model._meta.db_table} SET {name} = moment WHERE {name} >= began"  # noqa: S608  # our names
        for model, name in stamps
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION pg_temp.{NAMES[stamps]}(moment timestamptz, began timestamptz)"
            f" RETURNS void LANGUAGE plpgsql AS $$ BEGIN {updates}; END $$"
        )
