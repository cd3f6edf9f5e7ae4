"""Writing down what we offered somebody, and what came of it."""

import uuid
from datetime import date

from django.db import transaction

from families.actions.once import insert_once
from families.models import Member, Offer
from restorative.accounts.models import User
from restorative.audit.actions import record


@transaction.atomic
def note_offer(
    *,
    member: Member,
    offered_on: date,
    what: str,
    outcome: str,
    words: str,
    new: uuid.UUID | None = None,
    by: User,
) -> Offer:
    """The same words a second time are one offer: somebody pressed twice."""
    facts = {"offered_on": offered_on, "what": what, "outcome": outcome, "words": words}
    before = Offer.objects.filter(member=member, by=by, **facts).first()
    if before is not None:
        return before
    offer = Offer(id=new, family_id=member.family_id, member=member, by=by, **facts)
    if insert_once(offer):
        record("note_offer", by=by, target=offer, family_id=member.family_id, fields=facts)
    return offer
