"""One session from its planning to its answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from families.actions.once import insert_once
from families.models import Family
from restorative.accounts.models import User
from restorative.audit import actions as audit
from supervision.actions.keeping import Conflict, Reviewed, keep_session
from supervision.models import Action, Agreement, CaseDiscussion, SupervisionSession
from supervision.pairs import Pair


@dataclass(frozen=True)
class Planned:
    """Something that one of the two will do."""

    what: str
    owner: User
    by_when: date | None = None


@dataclass(frozen=True)
class Written:
    """What the manager wrote of a session that was held."""

    facts: Mapping[str, Any]
    discussed: Mapping[UUID, str] = field(default_factory=dict)
    actions: Sequence[Planned] = ()
    families: Sequence[Family] = ()


@transaction.atomic
def agree(*, pair: Pair, facts: Mapping[str, Any], new: UUID | None = None, by: User) -> Agreement:
    """How often the two meet from now on, and how they work together. What was agreed before stays as it was."""
    agreement = Agreement(id=new, supervisee=pair.supervisee, manager=pair.manager, agreed_by=by, **facts)
    if insert_once(agreement):
        audit.record("agree_supervision", by=by, target=agreement, fields=facts)
    return agreement


@transaction.atomic
def plan_session(*, pair: Pair, planned_on: date, new: UUID | None = None, by: User) -> SupervisionSession:
    """A day for two people who meet along a supervision line now. Sent twice it is one."""
    session = SupervisionSession(
        id=new, supervisee=pair.supervisee, manager=pair.manager, planned_on=planned_on, changed_by=by
    )
    if insert_once(session):
        audit.record("plan_session", by=by, target=session)
    return session


@transaction.atomic
def move_session(*, session: SupervisionSession, planned_on: date, by: User) -> None:
    """Another day for what was not held yet. Raises Reviewed if it was held meanwhile."""
    rows = SupervisionSession.objects.filter(pk=session.pk).upcoming()
    if not rows.update(planned_on=planned_on, changed_by=by):
        raise Reviewed
    audit.record("move_session", by=by, target=session, fields=["planned_on"])


@transaction.atomic
def cancel_session(*, session: SupervisionSession, by: User) -> bool:
    """Take out a day on which the two do not meet. False where either has written something for it: that is moved."""
    if not SupervisionSession.objects.filter(pk=session.pk).nothing_written().exists():
        return False
    with connection.cursor() as cursor:
        # by hand: Django would first empty tables from which nobody may take anything
        cursor.execute("DELETE FROM supervision_supervisionsession WHERE id = %s", [session.pk])
        if not cursor.rowcount:
            return False
    audit.record("cancel_session", by=by, target=session)
    return True


@transaction.atomic
def prepare_session(
    *,
    session: SupervisionSession,
    seen: int,
    brings: str,
    families: Iterable[Family],
    dropped: Iterable[CaseDiscussion] = (),
    by: User,
) -> None:
    """What the practitioner brings, and the families to speak of; those still empty may be taken out again.

    Raises Conflict, Reviewed.
    """
    facts = {"brings": brings, "prepared_at": timezone.now(), "changed_by": by}
    keep_session(session, seen, facts)
    empty = [discussion.pk for discussion in dropped if not discussion.is_written]
    if empty:
        CaseDiscussion.objects.filter(pk__in=empty, revision=1).delete()
    discuss(session, families, by)
    audit.record("prepare_session", by=by, target=session, fields=["brings"])


def discuss(session: SupervisionSession, families: Iterable[Family], by: User) -> None:
    """A place to write about each family. One that both add is there once."""
    rows = [CaseDiscussion(session=session, family=family, changed_by=by) for family in families]
    if rows:
        CaseDiscussion.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def write_session(*, session: SupervisionSession, seen: int, written: Written, by: User) -> None:
    """What the manager writes once it was held. Actions that are settled stay; the open ones are as written now.

    Raises Conflict, Reviewed.
    """
    keep_session(session, seen, {**written.facts, "changed_by": by})
    write_discussed(session, written.discussed)
    Action.objects.filter(session=session).open().delete()
    Action.objects.bulk_create(
        Action(session=session, what=one.what, owner=one.owner, by_when=one.by_when)
        for one in written.actions
    )
    discuss(session, written.families, by)
    audit.record("write_session", by=by, target=session, fields=written.facts)


def write_discussed(session: SupervisionSession, discussed: Mapping[UUID, str]) -> None:
    """The manager's part of each family; what the practitioner prepared is another column, and stays as it is."""
    rows = [CaseDiscussion(pk=pk, session=session, discussed=text) for pk, text in discussed.items()]
    if rows:
        CaseDiscussion.objects.bulk_update(rows, ["discussed"])


@transaction.atomic
def review_session(*, session: SupervisionSession, seen: str, by: User) -> None:
    """Lock a session that was held, as it was read. A second time changes nothing.

    Raises Conflict if what was read is no longer what is kept.
    """
    rows = SupervisionSession.objects.filter(pk=session.pk, reviewed_at=None).exclude(held_on=None)
    if not rows.update(reviewed_at=timezone.now(), changed_by=by):
        return
    if mark_of(session, by) != seen:
        raise Conflict(session)
    audit.record("review_session", by=by, target=session)


def mark_of(session: SupervisionSession, reader: User) -> str:
    """Which text of a session somebody reads: it changes whenever one of the two writes."""
    revision = SupervisionSession.objects.values_list("revision", flat=True).get(pk=session.pk)
    parts = CaseDiscussion.objects.visible_to(reader).filter(session=session).order_by("pk")
    return read_mark(revision, parts)


def read_mark(revision: int, parts: Iterable[CaseDiscussion]) -> str:
    """The mark of texts that were already fetched."""
    of_parts = sorted(f"{part.pk.hex}.{part.revision}" for part in parts)
    return "-".join([str(revision), *of_parts])


@transaction.atomic
def answer_session(*, session: SupervisionSession, answer: str, words: str, by: User) -> None:
    """What the practitioner says to a reviewed session: once, and it stays. Raises Reviewed if it was answered."""
    rows = SupervisionSession.objects.filter(pk=session.pk, answered_at=None).exclude(reviewed_at=None)
    if not rows.update(answer=answer, answer_words=words, answered_at=timezone.now()):
        raise Reviewed
    audit.record("answer_session", by=by, target=session, fields=["answer", "answer_words"])
