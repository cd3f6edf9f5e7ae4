"""Saying what became of a promise."""

from django.db import transaction
from django.utils import timezone

from families.models import Promise
from restorative.accounts.models import User
from restorative.audit import actions as audit


@transaction.atomic
def settle_promise(*, promise: Promise, outcome: str, explanation: str, by: User) -> Promise:
    """Kept, changed or not kept, with why. Can be put right later: each time is an event of its own."""
    promise.outcome, promise.explanation = outcome, explanation
    promise.settled_at, promise.settled_by = timezone.now(), by
    promise.save(update_fields=["outcome", "explanation", "settled_at", "settled_by"])
    audit.record(
        "settle_promise",
        by=by,
        target=promise,
        family_id=promise.family_id,
        fields=["outcome", "explanation"],
    )
    return promise
