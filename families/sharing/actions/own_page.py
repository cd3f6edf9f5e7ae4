"""A version off its reader's own page and back again, and on a worker's phone for them to read."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from families.sharing.actions.doors import call, give_account
from families.sharing.models import SharedVersion
from restorative.accounts.models import User
from restorative.audit.actions import record

# longer than anybody reads; then who has no link of their own can sign in nowhere, as before
LENT_FOR = timedelta(hours=4)


@transaction.atomic
def hide_version(*, version: SharedVersion, by: User) -> None:
    """Its reader takes it off their page. It stands all the same. Taken off twice is taken off once."""
    if call("SELECT app.hide_version(%s)", version.pk) == (True,):
        record("hide_version", by=by, target=version, family_id=version.family_id, fields=["hidden_at"])


@transaction.atomic
def unhide_version(*, version: SharedVersion, by: User) -> None:
    """A worker puts it back, when its reader asks."""
    hidden = SharedVersion.objects.filter(pk=version.pk).exclude(hidden_at=None)
    if hidden.update(hidden_at=None):
        record("unhide_version", by=by, target=version, family_id=version.family_id, fields=["hidden_at"])


@transaction.atomic
def lend_phone(*, version: SharedVersion, by: User) -> User:
    """The account with which the reader of one version answers it on this worker's phone; made if there is none."""
    account = give_account(version.member, until=timezone.now() + LENT_FOR)
    record("lend_phone", by=by, target=version, family_id=version.family_id)
    return account
