"""Opening a family that is not one's own, and what others say of it afterwards."""

import uuid

from django.db import connection, transaction
from django.utils import timezone

from families.models import BreakGlass, BreakGlassSeen
from restorative.accounts.models import User
from restorative.audit import actions as audit


@transaction.atomic
def break_glass(*, reference: str, reason: str, by: User) -> uuid.UUID | None:
    """Open the family with exactly this reference for four hours; its id.

    None if there is none, and in the same words if it is restricted or this person has a tie to it: only the
    database can look, since nobody here sees the family yet.
    """
    opening = BreakGlass(pk=uuid.uuid4())
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.break_glass(%s, %s, %s)", [opening.pk, reference, reason])
        found: uuid.UUID | None = cursor.fetchone()[0]
    action = "break_glass" if found else "break_glass_missed"
    audit.record(action, by=by, target=opening, family_id=found, fields=["reason"])
    return found


@transaction.atomic
def see_break_glass(*, opening: BreakGlass, words: str, by: User) -> None:
    """Somebody who answers for the family has seen it. Said twice is said once."""
    seen = BreakGlassSeen(family_id=opening.family_id, opening=opening, user=by, words=words)
    BreakGlassSeen.objects.bulk_create([seen], ignore_conflicts=True)
    audit.record("see_break_glass", by=by, target=opening, family_id=opening.family_id, fields=["words"])


@transaction.atomic
def review_break_glass(*, opening: BreakGlass, words: str, by: User) -> bool:
    """The safeguarding lead has looked at it, once; False if somebody did meanwhile."""
    waiting = BreakGlass.objects.to_review().filter(pk=opening.pk)
    audit.record("review_break_glass", by=by, target=opening, family_id=opening.family_id, fields=["review"])
    return bool(waiting.update(review=words, reviewed_by=by, reviewed_at=timezone.now()))
