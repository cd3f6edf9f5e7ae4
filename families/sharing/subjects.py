"""What may be shared. Each kind of subject stands in settings.SHARED_SUBJECTS, so that a room above can add its own."""

import uuid
from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family, Member
from families.sharing.pieces import Ids, Piece, Recipient
from restorative.accounts.models import User


class Subject(ABC):
    """Something of a family that one person can be sent: its pieces, and what it is called."""

    kind: ClassVar[str]
    # the name of the URL of its own page, for staff; it takes the record's id
    page: ClassVar[str]
    # where its rows are: row policies hold a version to a subject of its own family
    model: ClassVar[type[CaseModel]]
    # the columns of its rows that say who wrote it: they do not decide what is kept from whom
    authors: ClassVar[tuple[str, ...]]
    # what is said of who took part, and of who did not; nothing where that means nothing
    took_part: ClassVar[Any] = _("was there")
    took_no_part: ClassVar[Any] = _("was not there")

    def __init__(self, record: Any) -> None:
        self.record = record

    @classmethod
    @abstractmethod
    def visible_to(cls, user: User) -> QuerySet[Any]:
        """The records of this kind that this person may share, each with its family."""

    @property
    def id(self) -> uuid.UUID:
        return self.record.pk  # type: ignore[no-any-return]

    @property
    def family(self) -> Family:
        return self.record.family  # type: ignore[no-any-return]

    @property
    @abstractmethod
    def day(self) -> date:
        """The day that the letter bears."""

    @property
    @abstractmethod
    def heading(self) -> str:
        """The letter's heading, for its reader: no name, no place."""

    @property
    @abstractmethod
    def label(self) -> str:
        """What staff call it at the beginning of a sentence: The note from 3 June 2026."""

    @property
    def written_by(self) -> set[uuid.UUID]:
        return {getattr(self.record, name) for name in self.authors}

    @property
    def not_yet(self) -> str:
        """What must be said before anybody is sent it, in words for staff; nothing when it can go."""
        return ""

    @property
    def url(self) -> str:
        return self.address(self.id)

    @classmethod
    def address(cls, subject_id: uuid.UUID) -> str:
        return reverse(cls.page, args=[subject_id])

    @abstractmethod
    def present(self) -> QuerySet[Any]:
        """Who took part: rows with `who` (a member's id) and `who_kind` (adult or child)."""

    @abstractmethod
    def pieces(self, recipient: Recipient) -> list[Piece]:
        """All of it in its order, as this recipient might read it. Two statements at most."""

    def say_bases(self, bases: Mapping[uuid.UUID, str]) -> None:  # noqa: B027  # most kinds ask for none
        """Keep what pieces rest on, where somebody said so just now."""

    @classmethod  # noqa: B027  # most show no more
    def show_to(cls, subject_id: uuid.UUID, member: Member, sources: Ids) -> None:
        """After sharing or taking back: what else the recipient sees of these sources."""

    @classmethod
    def is_about(cls, source: Any, member: Any) -> Q:
        """Whether the piece with this id is about this member, or in their words. Both may be outer references."""
        return Q(pk__in=[])

    def reads_as(self, recipient: Recipient) -> Mapping[str, Any]:
        """More facts of the letter as a whole."""
        return {}


def subject_class(kind: str) -> type[Subject]:
    found: type[Subject] = import_string(settings.SHARED_SUBJECTS[kind])
    return found


def subject_classes() -> list[type[Subject]]:
    return [subject_class(kind) for kind in settings.SHARED_SUBJECTS]


def subject_for(kind: str, id_: uuid.UUID, user: User) -> Subject:
    """Raises Http404 for what this person cannot share. One statement."""
    found = subject_class(kind)
    record = found.visible_to(user).filter(pk=id_).first()
    if record is None:
        raise Http404
    return found(record)


class SubjectConverter:
    """A kind of subject in an address, as its plural: visits, plans. Words of ours, fixed by the settings."""

    regex = "|".join(f"{kind}s" for kind in settings.SHARED_SUBJECTS)

    def to_python(self, value: str) -> str:
        return value.removesuffix("s")

    def to_url(self, value: str) -> str:
        return f"{value}s"
