"""What a family member tells us by themselves, and our reply."""

import uuid

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from families.models import Promise
from families.sharing.actions.approvals import give_way
from families.sharing.actions.doors import call
from families.sharing.approval import Approval, NeedsYes
from families.sharing.held import must_not_learn
from families.sharing.models import MemberAccess, Message, ShareRequest, content_hash
from families.sharing.models.approvals import REPLY
from families.sharing.models.messages import reply_by
from families.sharing.notices import tell
from families.sharing.pieces import Recipient
from families.sharing.replies import content_of_reply, hash_of_reply, what_is_known
from restorative.accounts.models import User
from restorative.audit.actions import record

# in the language of the record; their own page says it in theirs
LANGUAGE = "en-gb"


@transaction.atomic
def tell_us(*, text: str, wants_to_talk: bool, by: User) -> Message | None:
    """Words of theirs, with a promise of ours to reply in two working days. None for who acts as nobody any more.

    The same again before we replied is the same message: a button pressed twice says nothing new.
    """
    new, today = uuid.uuid4(), timezone.localdate()
    told = call(
        "SELECT app.tell_us(%s, %s, %s, %s, %s, %s)",
        *(new, uuid.uuid4(), text, wants_to_talk, what_we_promise(wants_to_talk), reply_by(today)),
    )
    if told is None or told[0] is None:
        return None
    message = Message.objects.select_related("promise").get(pk=told[0])
    if message.pk == new:
        fields = [name for name, said in (("text", text), ("wants_to_talk", wants_to_talk)) if said]
        record("tell_us", by=by, target=message, family_id=message.family_id, fields=fields)
    return message


def what_we_promise(wants_to_talk: bool) -> str:
    with translation.override(LANGUAGE):
        return _("Ring them, in their safe way") if wants_to_talk else _("Answer what they told us")


class MustNotLearn(Exception):
    """Something stands in there that its reader must not learn: which words."""

    def __init__(self, words: list[str]) -> None:
        self.words = words


def allowed(message: Message, reply: str) -> Approval:
    """What a manager said of answers to it. Raises MustNotLearn."""
    known = what_is_known(message)
    if words := must_not_learn(message.member, reply, known):
        raise MustNotLearn(words)
    return Approval(known)


@transaction.atomic
def ask_about_reply(*, message: Message, reply: str, by: User) -> None:
    """Put an answer before a manager; one that waits still gives way to it. The same asked twice is asked once.

    Raises MustNotLearn.
    """
    content = content_of_reply(message, reply)
    before = allowed(message, reply).of(content_hash(content))
    if before and (before.is_waiting or before.is_approved):
        return
    give_way(message.pk, message.member_id, by)
    request = ShareRequest(
        family_id=message.family_id,
        member=message.member,
        subject_kind=REPLY,
        subject_id=message.pk,
        content=content,
        sha256=content_hash(content),
        asked_by=by,
    )
    ShareRequest.objects.bulk_create([request], ignore_conflicts=True)
    record("ask_about_reply", by=by, target=request, family_id=message.family_id, fields=["content"])


@transaction.atomic
def reply_to_message(*, message: Message, reply: str, by: User) -> bool:
    """Our answer, which keeps the promise whatever was said of it. False if somebody answered before: theirs stands.

    Raises MustNotLearn, and sends nothing, where it holds what the reader must not learn; and NeedsYes where a manager
    reads it first and has not said yes to these very words.
    """
    if not allowed(message, reply).lets(hash_of_reply(message, reply)):
        raise NeedsYes
    now = timezone.now()
    waiting = Message.objects.unanswered().filter(pk=message.pk)
    if not waiting.update(reply=reply, replied_at=now, replied_by=by):
        return False
    promise = Promise.objects.exclude(outcome=Promise.Outcome.KEPT).filter(pk=message.promise_id)
    promise.update(outcome=Promise.Outcome.KEPT, settled_at=now, settled_by=by)
    can_sign_in = MemberAccess.objects.current().filter(member=message.member_id).exists()
    tell(Recipient(message.member, was_there=False, can_sign_in=can_sign_in))
    record("reply_to_message", by=by, target=message, family_id=message.family_id, fields=["reply"])
    return True
