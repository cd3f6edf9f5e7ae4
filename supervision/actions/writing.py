"""What hangs on a session: reflection, one family's part, and what became of an action."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone

from restorative.accounts.models import User
from restorative.audit import actions as audit
from supervision.actions.keeping import Conflict, hold_open, keep_part
from supervision.models import Action, CaseDiscussion, Reflection, SupervisionSession


@transaction.atomic
def save_reflection(
    *, session: SupervisionSession, seen: int, texts: Mapping[str, str], by: User
) -> Reflection:
    """The practitioner's own words, in a table of their own. Raises Conflict, Reviewed."""
    hold_open(session)
    kept = Reflection.objects.filter(session=session).first()
    if kept is None:
        kept = first_reflection(session, texts)
    else:
        keep_part(kept, seen, dict(texts))
    audit.record("save_reflection", by=by, target=session)
    return kept


def first_reflection(session: SupervisionSession, texts: Mapping[str, str]) -> Reflection:
    try:
        with transaction.atomic():
            return Reflection.objects.create(session=session, **texts)
    except IntegrityError:
        raise Conflict(Reflection.objects.get(session=session)) from None


@transaction.atomic
def save_discussion(*, discussion: CaseDiscussion, seen: int, texts: Mapping[str, str], by: User) -> None:
    """What the practitioner thinks beforehand about one family. Raises Conflict, Reviewed."""
    hold_open(discussion.session)
    keep_part(discussion, seen, {**texts, "changed_by": by})
    audit.record("save_discussion", by=by, target=discussion, family_id=discussion.family_id, fields=texts)


@transaction.atomic
def settle_action(*, action: Action, outcome: str, explanation: str, by: User) -> None:
    """Done, changed or not done, and why. It can be put right later: each time is an event of its own."""
    action.outcome, action.explanation = outcome, explanation
    action.settled_at, action.settled_by = timezone.now(), by
    action.save(update_fields=["outcome", "explanation", "settled_at", "settled_by"])
    audit.record("settle_action", by=by, target=action, fields=["outcome", "explanation"])
