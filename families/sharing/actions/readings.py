"""A version read to its recipient by a worker, who writes down what came back in their own name."""

import uuid
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from families.sharing.actions.answers import NoLongerStands
from families.sharing.actions.versions import hold
from families.sharing.models import Answer, ReadAloud, SharedVersion
from restorative.accounts.models import User
from restorative.audit.actions import record


@dataclass(frozen=True)
class Reading:
    """How a version was read, with whose help, and what they told back."""

    way: str
    read_on: date
    was_private: str
    language: str = ""
    interpreter: str = ""
    supporter: str = ""
    told_back: str = ""


@transaction.atomic
def record_reading(
    *,
    version: SharedVersion,
    reading: Reading,
    kind: Answer.Kind | None,
    words: str,
    new: uuid.UUID | None = None,
    by: User,
) -> None:
    """Keep that it was read, and the answer if there is one: never a signature. Sent twice it is one reading.

    Raises NoLongerStands if the version was replaced or taken back meanwhile; nothing is written then.
    """
    hold(version.family_id)
    if new and version.readings.filter(pk=new).exists():
        return
    if not SharedVersion.objects.standing().filter(pk=version.pk).exists():
        raise NoLongerStands
    facts = asdict(reading)
    ours: dict[str, Any] = {
        "family_id": version.family_id,
        "version": version,
        "member_id": version.member_id,
    }
    read = ReadAloud.objects.create(id=new or uuid.uuid4(), read_by=by, **ours, **facts)
    if kind is not None:
        said = {"user_id": by.pk, "recorded_by": by, "reading": read, "sha256": version.sha256}
        Answer.objects.create(kind=kind, loudest=kind, words=words, **ours, **said)
    fields = [name for name, value in facts.items() if value] + (["answer"] if kind else [])
    record("record_reading", by=by, target=read, family_id=version.family_id, fields=fields)
