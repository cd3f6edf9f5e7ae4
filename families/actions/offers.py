"""Writing down what we offered somebody, and what came of it."""

from datetime import date

from django.db import transaction

from families.models import Member, Offer
from restorative.accounts.models import User
from restorative.audit.actions import record


@transaction.atomic
def note_offer(*, member: Member, offered_on: date, what: str, outcome: str, words: str, by: User) -> Offer:
    """The same words a second time are one offer: somebody pressed twice."""
    facts = {"offered_on": offered_on, "what": what, "outcome": outcome, "words": words}
    before = Offer.objects.filter(member=member, by=by, **facts).first()
    if before is not None:
        return before
    offer = Offer.objects.create(family_id=member.family_id, member=member, by=by, **facts)
    record("note_offer", by=by, target=offer, family_id=member.family_id, fields=facts)
    return offer
