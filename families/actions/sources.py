"""Where parts of a finished note come from, said later. What must be released first is never made ours again."""

from collections.abc import Mapping

from django.db import transaction

from families.actions.notes import Origin
from families.actions.passages import originate
from families.models import Family, Passage, Visit
from restorative.accounts.models import User
from restorative.audit import actions as audit

FIELDS = ["came_from", "source", "said_by"]


@transaction.atomic
def say_sources(*, visit: Visit, said: Mapping[Passage, Origin], by: User) -> None:
    """Nothing new is no event. The family is held: nobody shares meanwhile what is just being kept."""
    if not said:
        return
    Family.objects.hold(visit.family_id)
    for passage, origin in said.items():
        originate(passage, origin)
    Passage.objects.bulk_update(said, FIELDS)
    audit.record("say_sources", by=by, target=visit, family_id=visit.family_id, fields=FIELDS)
