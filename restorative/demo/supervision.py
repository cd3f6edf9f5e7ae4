"""Tells what a practitioner and their manager agreed, prepared, wrote, reviewed and answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import connection

from families.models import Family
from restorative.accounts.models import User
from restorative.demo.clock import SUPERVISION, Clock
from restorative.demo.story import day_of
from restorative.demo.story_supervision import Discussion, Pair, Session, Written
from supervision import actions
from supervision.actions import (
    agree,
    answer_session,
    make_decision,
    plan_session,
    prepare_session,
    review_session,
    save_discussion,
    save_reflection,
    settle_action,
    write_session,
)
from supervision.actions.sessions import mark_of
from supervision.models import Action, CaseDiscussion, SupervisionSession
from supervision.pairs import pairs_of

A_WEEK = 7
LOCK = "TRIGGER session_stays"


@contextmanager
def unlocked() -> Iterator[None]:
    """The database lets nobody change a session that was reviewed; the clock sets back when that was."""
    alter("DISABLE")
    yield
    alter("ENABLE")


def alter(how: str) -> None:
    table = SupervisionSession._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} {how} {LOCK}")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class SupervisionTeller:
    def __init__(self, clock: Clock, staff: dict[str, User], families: dict[str, Family]) -> None:
        self.clock, self.staff, self.families = clock, staff, families

    def tell(self, told: Pair) -> None:
        manager, practitioner = self.staff[told.manager], self.staff[told.practitioner]
        pair = next(one for one in pairs_of(manager) if one.supervisee == practitioner)
        with self.clock.at(self.clock.moment(told.day, "9:00"), SUPERVISION) as at:
            agree(pair=pair, facts={"every_weeks": told.weeks, "words": told.words}, by=manager)
        for meeting in told.sessions:
            with self.clock.at(self.clock.moment(meeting.day - A_WEEK, "9:00", after=at), SUPERVISION) as at:
                session = plan_session(pair=pair, planned_on=self.day(meeting.day), by=manager)
            at = self.meet(session, meeting, at)

    def meet(self, session: SupervisionSession, told: Session, at: datetime) -> datetime:
        """As far as it got."""
        if told.prepared is not None:
            at = self.prepare(session, told, told.prepared, at)
        if told.written:
            at = self.write(session, told, told.written, at)
        if told.reviewed is not None:
            with self.clock.at(self.clock.moment(told.reviewed, "16:00", after=at), SUPERVISION) as at:
                review_session(session=session, seen=mark_of(session, session.manager), by=session.manager)
        if told.answered:
            said, by = told.answered, session.supervisee
            with self.clock.at(self.clock.moment(said.day, "9:30", after=at), SUPERVISION) as at:
                answer_session(session=session, answer=said.kind, words=said.words, by=by)
        self.settle(session, told, at)
        return at

    def prepare(self, session: SupervisionSession, told: Session, day: int, after: datetime) -> datetime:
        by = session.supervisee
        families = [self.families[one.family] for one in self.known(told)]
        with self.clock.at(self.clock.moment(day, "16:00", after=after), SUPERVISION) as at:
            prepare_session(
                session=session, seen=session.revision, brings=told.brings, families=families, by=by
            )
            for discussion, one in self.discussed(session, told):
                if one.prepared:
                    save_discussion(
                        discussion=discussion, seen=discussion.revision, texts=one.prepared, by=by
                    )
            if told.reflection:
                save_reflection(session=session, seen=0, texts=told.reflection, by=by)
        return at

    def write(
        self, session: SupervisionSession, told: Session, written: Written, after: datetime
    ) -> datetime:
        session.refresh_from_db()
        discussed = self.discussed(session, told)
        facts = {
            "held_on": self.day(told.day),
            "support": written.support,
            "challenge": written.challenge,
            "support_back": written.support_back,
            "challenge_back": written.challenge_back,
        }
        with self.clock.at(self.clock.moment(told.day, "15:00", after=after), SUPERVISION) as at:
            write_session(
                session=session,
                seen=session.revision,
                written=actions.Written(
                    facts,
                    discussed={row.pk: one.discussed for row, one in discussed if one.discussed},
                    actions=[self.planned(one.what, one.owner, one.by) for one in written.actions],
                ),
                by=session.manager,
            )
            for row, one in discussed:
                if one.decision:
                    make_decision(
                        family=row.family, facts=vars(one.decision), discussion=row, by=session.manager
                    )
        return at

    def planned(self, what: str, owner: str, by: int | None) -> actions.Planned:
        return actions.Planned(what, self.staff[owner], self.day(by) if by is not None else None)

    def settle(self, session: SupervisionSession, told: Session, after: datetime) -> None:
        for one in told.written.actions if told.written else ():
            if one.outcome:
                action = Action.objects.get(session=session, what=one.what)
                with self.clock.at(self.clock.moment(one.settled, "15:50", after=after), SUPERVISION):
                    settle_action(action=action, outcome=one.outcome, explanation=one.why, by=action.owner)

    def known(self, told: Session) -> list[Discussion]:
        """Those of families that are in this demo."""
        return [one for one in told.discussions if one.family in self.families]

    def discussed(
        self, session: SupervisionSession, told: Session
    ) -> list[tuple[CaseDiscussion, Discussion]]:
        rows = {row.family.name: row for row in session.discussions.select_related("family", "session")}
        return [(rows[one.family], one) for one in self.known(told)]

    def day(self, offset: int) -> date:
        return day_of(offset, self.clock.today)
