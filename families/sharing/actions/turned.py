"""After a birthday, what others read about a young person is looked at again."""

from django.db import transaction

from families.models import Member
from families.sharing.models import ShareRecheck
from restorative.accounts.models import User
from restorative.audit.actions import record


@transaction.atomic
def recheck_shares(*, member: Member, asked: str, words: str, by: User) -> ShareRecheck:
    """What the young person said to what others read about them, and what was decided."""
    recheck = ShareRecheck.objects.create(
        family_id=member.family_id, member=member, asked=asked, words=words, by=by
    )
    record("recheck_shares", by=by, target=recheck, family_id=member.family_id, fields=["asked", "words"])
    return recheck
