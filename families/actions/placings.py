"""The author of a visit says how much support and how much challenge was in it."""

import uuid

from django.db import transaction

from families.actions.once import insert_once
from families.models import Placing, Visit
from restorative.accounts.models import User
from restorative.audit.actions import record


@transaction.atomic
def place_visit(
    *, visit: Visit, support: int, challenge: int, new: uuid.UUID | None = None, by: User
) -> Placing:
    """Another placing beside the earlier ones: the newest stands. Sent twice it is one.

    Raises DoesNotExist if the visit was taken back.
    """
    # taking it back holds the visit as well: one of the two comes first
    held = Visit.objects.select_for_update(no_key=True).get(pk=visit.pk)
    placing = Placing(
        id=new, family_id=held.family_id, visit=held, support=support, challenge=challenge, by=by
    )
    if insert_once(placing):
        fields = ["support", "challenge"]
        record("place_visit", by=by, target=placing, family_id=held.family_id, fields=fields)
    return placing
