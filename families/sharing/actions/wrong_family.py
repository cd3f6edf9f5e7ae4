"""A note on the wrong family: asking, and what a manager of both families says to it."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import Confidence, Family, Visit, WrongFamily
from families.models.wrong_family import IsAskedToGo
from families.sharing.actions.approvals import NotYours
from families.sharing.actions.breaches import begin, opened_for, record_breaches
from families.sharing.models import Breach, Recall, SharedVersion
from restorative.accounts.models import User
from restorative.audit.actions import record, record_each

Decision = WrongFamily.Decision


class StillInConfidence(Exception):
    """Who asked us to keep a part of it belongs to the family that the note would leave: nothing would keep it there."""


@transaction.atomic
def ask_wrong_family(
    *, visit: Visit, to_family: Family | None, reason: str, new: uuid.UUID | None = None, by: User
) -> bool:
    """Ask for a note to be moved, or withdrawn. False if somebody asked before: what they asked waits for a manager.

    What no manager who is here now could agree to is set aside for this, so that nothing waits for ever. Sent twice it is one. Whoever asked first may work with it no more, and their words are for a manager: the database knows.
    """
    Family.objects.hold(visit.family_id)
    if set_aside(visit):
        record("set_aside_wrong_family", by=by, target=visit, family_id=visit.family_id)
    elif Visit.objects.filter(IsAskedToGo("pk"), pk=visit.pk).exists():
        return new is not None and WrongFamily.objects.filter(pk=new).exists()
    asked = WrongFamily(
        id=new, family_id=visit.family_id, note_id=visit.pk, to_family=to_family, reason=reason, asked_by=by
    )
    asked.save(force_insert=True)
    record("ask_wrong_family", by=by, target=visit, family_id=visit.family_id, fields=["reason"])
    return True


def set_aside(visit: Visit) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.set_aside_wrong_family(%s)", [visit.pk])
        return bool(cursor.fetchone()[0])


@transaction.atomic
def refuse_wrong_family(*, asked: WrongFamily, words: str, by: User) -> bool:
    """The note stays where it is, and why. False if somebody decided before. Raises NotYours for who asked."""
    if asked.asked_by_id == by.pk:
        raise NotYours
    said = {"decision": Decision.NOT_AGREED, "words": words, "decided_by": by, "decided_at": timezone.now()}
    if not WrongFamily.objects.waiting().filter(pk=asked.pk).update(**said):
        return False
    record("refuse_wrong_family", by=by, target=asked, family_id=asked.family_id, fields=["words"])
    return True


@transaction.atomic
def agree_wrong_family(*, asked: WrongFamily, words: str, by: User) -> bool:
    """The note leaves this family; where it is moved, its words stand in the other one from then on.

    What was shared of it is taken back first, and a breach opens for each who had it. False if somebody decided
    before, or the note was taken back. Raises NotYours for who asked or wrote it; the database looks as well. Raises
    StillInConfidence where it would be moved and a young person asked us to keep a part of it.
    """
    hold_both(asked)
    confided = Confidence.objects.standing().filter(visit=OuterRef("pk"))
    notes = Visit.objects.filter(pk=asked.note_id, family=asked.family_id)
    visit: Any = notes.annotate(in_confidence=Exists(confided)).first()
    if visit is None or not WrongFamily.objects.waiting().filter(pk=asked.pk).exists():
        return False
    if by.pk in (asked.asked_by_id, visit.author_id):
        raise NotYours
    if asked.to_family_id and visit.in_confidence:
        raise StillInConfidence
    take_all_back(visit, by)
    moved_to = take_out(asked, words)
    record("agree_wrong_family", by=by, target=asked, family_id=asked.family_id, fields=["words"])
    if moved_to and asked.to_family_id:
        record("visit moved here", by=by, target=Visit(pk=moved_to), family_id=asked.to_family_id)
    return True


def hold_both(asked: WrongFamily) -> None:
    """Nobody shares, adds or takes back meanwhile; always in the same order, so that two never wait in a ring."""
    for family_id in sorted(filter(None, (asked.family_id, asked.to_family_id))):
        Family.objects.hold(family_id)


def take_all_back(visit: Visit, by: User) -> None:
    """What anybody has of it is recalled, and a record begins for each who was ever sent it.

    Of a reader for whom one is open already that one tells it: the 72 hours run once.
    """
    about = SharedVersion.objects.filter(subject_kind="visit", subject_id=visit.pk, family=visit.family_id)
    on_record = Breach.objects.open().filter(version_id=OuterRef("pk"), family=visit.family_id)
    about = about.annotate(is_on_record=Exists(on_record.order_by()))
    versions: list[Any] = list(about.with_opened().with_printed().select_related("member"))
    if not versions:
        return
    recall_all([one for one in versions if one.stands], visit, by)
    told = {one.member_id for one in versions if one.is_on_record}
    what = _("All of it: it was written about another family.")
    new = [one for one in versions if one.member_id not in told]
    if new:
        breaches = begin(visit.family_id, opened_for(new, Breach.How.WRONG_FAMILY, what), by)
        record_breaches(breaches, by, visit.family_id)


def recall_all(standing: Sequence[SharedVersion], visit: Visit, by: User) -> None:
    if not standing:
        return
    ids = [one.pk for one in standing]
    SharedVersion.objects.filter(pk__in=ids).update(recalled_at=timezone.now(), recalled_by=by)
    reason = _("It was written on the wrong family.")
    because = {"reason": reason, "because": Recall.Because.WRONG_FAMILY}
    Recall.objects.bulk_create(Recall(family_id=visit.family_id, version=one, **because) for one in standing)
    fields = ["recalled_at", "reason"]
    record_each("recall_version", by=by, targets=standing, family_id=visit.family_id, fields=fields)


def take_out(asked: WrongFamily, words: str) -> uuid.UUID | None:
    """The id of the note in the right family, if it is moved there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.agree_wrong_family(%s, %s)", [asked.pk, words])
        moved_to: uuid.UUID | None = cursor.fetchone()[0]
    return moved_to
