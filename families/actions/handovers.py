"""Handing the lead of a family from one worker to the next, with what both want to say to the family."""

from django.db import transaction

from families.actions.family import allocate
from families.models import Allocation, Family, Handover
from restorative.accounts.models import User
from restorative.audit import actions as audit


@transaction.atomic
def hand_over(
    *, family: Family, leaving: str, coming: User, goodbye: str, introduction: str, by: User
) -> Handover:
    """Keep both texts and change the lead, all in one: who leaves loses sight of the family with it.

    `leaving` is the id of the lead until now. Raises IntegrityError if somebody else changed the lead in this moment.
    """
    handover = Handover.objects.create(
        family=family,
        from_user_id=leaving,
        to_user=coming,
        goodbye=goodbye,
        introduction=introduction,
        by=by,
    )
    audit.record("hand_over", by=by, target=handover, family_id=family.pk, fields=["goodbye", "introduction"])
    allocate(family=family, user=coming, works_as=Allocation.As.LEAD, by=by)
    return handover


@transaction.atomic
def change_handover(*, handover: Handover, goodbye: str, introduction: str, by: User) -> bool:
    """Put it in other words, until somebody in the family can read it: whether that still went."""
    # who shares holds the family as well: what is shared is what stands here
    Family.objects.hold(handover.family_id)
    unread = Handover.objects.untold().filter(pk=handover.pk)
    if not unread.update(goodbye=goodbye, introduction=introduction):
        return False
    fields = ["goodbye", "introduction"]
    audit.record("change_handover", by=by, target=handover, family_id=handover.family_id, fields=fields)
    return True
