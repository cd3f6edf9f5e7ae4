"""After a birthday, what others read about a young person is looked at again."""

import uuid

from django.db import transaction

from families.actions.once import insert_once
from families.models import Member
from families.sharing.models import ShareRecheck
from restorative.accounts.models import User
from restorative.audit.actions import record


@transaction.atomic
def recheck_shares(
    *, member: Member, asked: str, words: str, new: uuid.UUID | None = None, by: User
) -> ShareRecheck:
    """What the young person said to what others read about them, and what was decided. Sent twice it is one."""
    recheck = ShareRecheck(id=new, family_id=member.family_id, member=member, asked=asked, words=words, by=by)
    if insert_once(recheck):
        record("recheck_shares", by=by, target=recheck, family_id=member.family_id, fields=["asked", "words"])
    return recheck
