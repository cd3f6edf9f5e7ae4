"""What a recipient says to a version. They write through the database's own functions, which check the rest."""

import uuid
from dataclasses import asdict, dataclass, field

from django.db import transaction
from psycopg2.extras import Json

from families.sharing.actions.doors import call
from families.sharing.models import Answer, Comment, SharedVersion
from restorative.accounts.models import User
from restorative.audit.actions import record, record_opening
from restorative.audit.models import AccessLog


class NoLongerStands(Exception):
    """The version was replaced or taken back, or is not the one that was read."""


@dataclass(frozen=True)
class Said:
    """One answer as it was given."""

    kind: str
    words: str = ""
    has_read: bool = False
    typed_name: str = ""
    # of a plan: block id of a goal → kind
    parts: dict[str, str] = field(default_factory=dict)
    on_workers_phone: bool = False


@transaction.atomic
def answer_version(*, version: SharedVersion, seen: str, said: Said, by: User) -> None:
    """Answer the very text that was read: `seen` is its hash. The same answer sent twice is one answer.

    Raises NoLongerStands if that text is not what stands now; nothing is written then.
    """
    if is_newest(version, said):
        return
    answered = call(
        "SELECT app.answer_version(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        *(uuid.uuid4(), version.pk, seen, said.kind, said.words, said.has_read, said.typed_name),
        *(Json(said.parts), said.on_workers_phone),
    )
    if answered != (True,):
        raise NoLongerStands
    fields = [name for name, value in asdict(said).items() if value]
    record("answer_version", by=by, target=version, family_id=version.family_id, fields=fields)


def is_newest(version: SharedVersion, said: Said) -> bool:
    """Whether this is what they said last, by themselves: a button pressed twice says nothing new."""
    answers = Answer.objects.filter(version=version).order_by("-answered_at")
    newest = answers.values("recorded_by", *asdict(said)).first()
    return bool(newest == {"recorded_by": None, **asdict(said)})


@transaction.atomic
def comment_on_block(*, version: SharedVersion, block: uuid.UUID, text: str, by: User) -> None:
    """Words of theirs under one passage. The same words twice are said once.

    Raises NoLongerStands if the version was replaced or taken back, or holds no such passage.
    """
    if Comment.objects.filter(version=version, block_id=block, text=text).exists():
        return
    written = call("SELECT app.comment_on_block(%s, %s, %s, %s)", uuid.uuid4(), version.pk, block, text)
    if written != (True,):
        raise NoLongerStands
    record("comment_on_block", by=by, target=version, family_id=version.family_id, fields=["text"])


def open_version(*, version: SharedVersion, by: User, kind: AccessLog.Kind = AccessLog.Kind.VERSION) -> None:
    """Note that its recipient opened it, or its paper. No event: the access log is the trail of reading."""
    record_opening(
        kind, by=by, family_id=version.family_id, target_id=version.pk, member_id=version.member_id
    )
