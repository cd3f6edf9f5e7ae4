"""What a recipient says to a version. They write through the database's own functions, which check the rest."""

import uuid
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.db import transaction
from psycopg2.extras import Json

from families.sharing.actions.doors import call
from families.sharing.models import SharedVersion
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

    @property
    def is_signed(self) -> bool:
        return self.has_read and bool(self.typed_name)

    def unsigned(self) -> "Said":
        """The same answer without the name: it counts just the same."""
        return replace(self, typed_name="")


@transaction.atomic
def answer_version(*, version: SharedVersion, seen: str, said: Said, by: User) -> None:
    """Answer the very text that was read: `seen` is its hash. The same answer sent twice is one answer.

    Raises NoLongerStands if that text is not what stands now; nothing is written then.
    """
    new = uuid.uuid4()
    answered = call(
        "SELECT app.answer_version(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        *(new, version.pk, seen, said.kind, said.words, said.has_read, said.typed_name),
        *(Json(said.parts), said.on_workers_phone),
    )
    if is_written(answered, new):
        fields = [name for name, value in asdict(said).items() if value]
        record("answer_version", by=by, target=version, family_id=version.family_id, fields=fields)


def is_written(answered: tuple[Any, ...] | None, new: uuid.UUID) -> bool:
    """Whether the database wrote it now; it may have stood there. Raises NoLongerStands if it did neither."""
    if answered is None or answered[0] is None:
        raise NoLongerStands
    return bool(answered[0] == new)


@transaction.atomic
def comment_on_block(*, version: SharedVersion, block: uuid.UUID, text: str, by: User) -> None:
    """Words of theirs under one passage. The same words twice are said once.

    Raises NoLongerStands if the version was replaced or taken back, or holds no such passage.
    """
    new = uuid.uuid4()
    written = call("SELECT app.comment_on_block(%s, %s, %s, %s)", new, version.pk, block, text)
    if is_written(written, new):
        record("comment_on_block", by=by, target=version, family_id=version.family_id, fields=["text"])


def open_version(*, version: SharedVersion, by: User, kind: AccessLog.Kind = AccessLog.Kind.VERSION) -> None:
    """Note that its recipient opened it, or its paper. No event: the access log is the trail of reading."""
    record_opening(
        kind, by=by, family_id=version.family_id, target_id=version.pk, member_id=version.member_id
    )
