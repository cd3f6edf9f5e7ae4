"""Finishing a note makes the visit and its passages; undoing it makes it a draft again."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from families.actions.drafts import Typed, keep
from families.actions.notes import Note
from families.actions.passages import write_text
from families.models import Escalation, Visit, VisitDraft, VisitMember
from families.models.wrong_family import IsAskedToGo
from restorative.access.models import FamilyAccess
from restorative.accounts.models import SupervisionLine, User
from restorative.accounts.outbox import send_email
from restorative.audit import actions as audit


@transaction.atomic
def finish_visit(*, typed: Typed, note: Note, by: User) -> Visit:
    """Make the visit of a draft, with the draft's id. The same words a second time give the same visit.

    Raises DraftTaken, DraftConflict (something newer is kept, or it was finished with other words), DraftTooLarge.
    """
    now = timezone.now()
    draft, _ = keep(typed, by, finished_at=now)
    if draft.finished_at != now:
        return Visit.objects.get(pk=draft.pk)
    visit = write_visit(draft, note, by)
    audit.record("visit finished", by=by, target=visit, family_id=visit.family_id)
    return visit


@transaction.atomic
def undo_finish(*, visit: Visit, by: User) -> VisitDraft | None:
    """Take a finished note back within ten minutes, while unshared: a draft again, with everything typed.

    None if it can no longer be taken back.
    """
    # the family's row as well: sharing holds it, so that nobody shares what is just being taken back
    held = Visit.objects.select_related("family").select_for_update(of=("self", "family"), no_key=True)
    asked = held.annotate(is_asked_to_go=IsAskedToGo("pk"))
    found: Any = asked.get(pk=visit.pk)
    # a manager who is deciding just now holds this one
    told = list(found.escalations.select_for_update(no_key=True))
    stays = any(one.decided_at for one in told) or found.was_acted_on()
    draft = None if stays else undoable_draft(found, by)
    if draft is None:
        return None
    audit.record("visit taken back", by=by, target=found, family_id=found.family_id)
    if found.is_asked_to_go:
        let_go_of_asking(found)
    found.delete()
    draft.finished_at = None
    draft.revision += 1
    draft.save(update_fields=["finished_at", "revision"])
    return draft


def let_go_of_asking(visit: Visit) -> None:
    """That it stood on the wrong family is asked of a note that is no more: no manager has anything to decide."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.let_go_of_asking(%s)", [visit.pk])


def undoable_draft(visit: Visit, by: User) -> VisitDraft | None:
    """The author's draft that this visit would become again, within the ten minutes."""
    if visit.author_id != by.pk or timezone.now() >= visit.undo_until:
        return None
    return VisitDraft.objects.visible_to(by).filter(pk=visit.pk).first()


def write_visit(draft: VisitDraft, note: Note, by: User) -> Visit:
    visit = Visit(
        id=draft.pk,
        family_id=draft.family_id,
        author=by,
        kind=note.kind,
        happened_on=note.happened_on,
        starts_at=note.starts_at,
        ends_at=note.ends_at,
        nobody_answered=not note.present,
        finished_at=draft.finished_at or timezone.now(),
        next_on=note.next_on,
        next_at=note.next_at,
        next_who=note.next_who,
        read_back=note.end.read_back,
        take_to_supervision=note.end.to_supervision,
        supervision_words=note.end.supervision_words,
    )
    visit.save(force_insert=True)
    write_people(visit, note)
    write_text(visit, note)
    write_goals(visit, note.end.goals)
    if note.end.tell_manager:
        tell_manager(visit, note.end.tell_manager, by)
    return visit


def write_people(visit: Visit, note: Note) -> None:
    """A row for each who was there, and for each child of whom something was said."""
    rows = {member.pk: VisitMember(visit=visit, member=member, was_there=True) for member in note.present}
    for said in note.children:
        row = rows.setdefault(said.child.pk, VisitMember(visit=visit, member=said.child))
        row.seen, row.seen_alone, row.why_not = said.seen, said.alone, said.why_not
    for row in rows.values():
        row.family_id = visit.family_id
    VisitMember.objects.bulk_create(rows.values())


def write_goals(visit: Visit, goals: Iterable[Any]) -> None:
    """Which of the family's goals it was about: one statement, none without goals."""
    link = visit.goal_links.model
    links = [link(family_id=visit.family_id, visit=visit, goal=goal) for goal in goals]
    if links:
        link.objects.bulk_create(links)


def tell_manager(visit: Visit, words: str, by: User) -> None:
    """A worry that cannot wait: the author's manager answers within a day, and hears now that there is a message.

    With more than one manager, or none, it has no owner: whoever reaches the family sees it. A manager who does not
    reach the family, because of a tie or a restriction, hears nothing; who stands in for them does.
    """
    managers = list(managers_to_tell(visit.family_id, by))
    owner = managers[0] if len(managers) == 1 else None
    Escalation.objects.create(family_id=visit.family_id, visit=visit, raised_by=by, what=words, owner=owner)
    for manager in managers:
        if manager.email:
            send_email(to=manager.email)


def managers_to_tell(family_id: uuid.UUID, by: User) -> QuerySet[User]:
    """Those who supervise this person, or stand in, and reach the family. One statement."""
    ways = FamilyAccess.objects.current().filter(family_id=family_id)
    standing_in = ways.filter(via=FamilyAccess.Via.STAND_IN)
    lines = SupervisionLine.objects.managers_of(by).filter(manager__in=ways.values("user"))
    managers = Q(pk__in=lines.values("manager")) | Q(pk__in=standing_in.values("user"))
    return User.objects.filter(managers, is_active=True).order_by("name", "pk")
