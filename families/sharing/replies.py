"""Our answer to what somebody told us, as a manager may have to read it first: both, as one small letter."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from families.sharing.approval import Approval, facts_of_approval
from families.sharing.held import facts_of_held
from families.sharing.models import Message, ShareRequest, content_hash
from families.sharing.models.approvals import REPLY
from families.sharing.protection import facts_of_protection

# in the language of the record
LANGUAGE = "en-gb"
ABOUT = {"subject_kind": REPLY, "subject_id": OuterRef("pk"), "member": OuterRef("member")}


def with_approval(messages: Any) -> Any:
    """What `Approval` asks for, and `asked_content`: what was put before a manager last. No further statement."""
    asked = ShareRequest.objects.filter(**ABOUT).newest_first()
    facts = facts_of_approval(ABOUT)
    return messages.annotate(**facts, asked_content=Subquery(asked.values("content")[:1]))


def approval_of(message: Any) -> Approval:
    return Approval(vars(message))


def asked_reply(message: Any) -> str:
    """The answer that was put before a manager last."""
    return str(message.asked_content["blocks"][-1]["text"]) if message.asked_content else ""


def what_is_known(message: Message) -> Mapping[str, Any]:
    """What must not reach its reader, and what a manager said so far. One statement."""
    facts = facts_of_protection(OuterRef("member")) | facts_of_held(OuterRef("member"))
    facts |= facts_of_approval(ABOUT)
    return dict(Message.objects.filter(pk=message.pk).values(**facts).get())


def content_of_reply(message: Message, reply: str) -> dict[str, Any]:
    """The same whoever of us sends it: their words, and the answer last."""
    told = {"id": str(message.pk), "kind": "told", "text": message.text}
    answer = {"id": str(uuid.uuid5(message.pk, REPLY)), "kind": REPLY, "text": reply}
    with translation.override(LANGUAGE):
        heading = _("Our answer to what you told us")
    return {
        "heading": heading,
        "from": "",
        "from_role": "",
        "for": message.member.called,
        "on": timezone.localdate(message.sent_at).isoformat(),
        "minutes": 1,
        "language": LANGUAGE,
        "blocks": [told, answer] if message.text else [answer],
    }


def hash_of_reply(message: Message, reply: str) -> str:
    return content_hash(content_of_reply(message, reply))
