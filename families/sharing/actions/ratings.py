"""How a visit was for somebody in the family: they say it themselves, through the database's own function."""

import uuid

from django.db import transaction

from families.sharing.actions.answers import is_written
from families.sharing.actions.doors import call
from families.sharing.models import SharedVersion
from restorative.accounts.models import User
from restorative.audit.actions import record


@transaction.atomic
def rate_version(*, version: SharedVersion, way: str, by: User) -> None:
    """The same again is said once. Raises NoLongerStands if it is not on their page, or not of a visit they answered."""
    new = uuid.uuid4()
    if is_written(call("SELECT app.rate_version(%s, %s, %s)", new, version.pk, way), new):
        record("rate_version", by=by, target=version, family_id=version.family_id, fields=["way"])
