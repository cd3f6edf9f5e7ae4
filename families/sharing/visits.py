"""A visit as something to share: its passages, promises and files."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import (
    Attachment,
    Member,
    Passage,
    PassageMember,
    Promise,
    PromiseMember,
    Visit,
    VisitMember,
)
from families.sharing.models import BlockSource
from families.sharing.models.versions import SubjectKind
from families.sharing.pieces import Ids, Piece, Recipient
from families.sharing.subjects import Subject
from restorative.accounts.models import User
from restorative.ui.templatetags.ui import in_words

FILE = "file"
SAYS_BASIS = {Passage.Kind.HAPPENED, Passage.Kind.CHALLENGE, Passage.Kind.ADDED}


class VisitSubject(Subject):
    kind = SubjectKind.VISIT
    page = "families:visit"
    model = Visit
    authors = ("author_id",)
    record: Visit
    # read for several visits at once (families/sharing/several.py)
    passages: list[Any] | None = None
    files: list[Any] | None = None

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Any]:
        return Visit.objects.visible_to(user).select_related("family")

    @property
    def day(self) -> date:
        return self.record.happened_on

    @property
    def heading(self) -> str:
        return _("Notes from %(day)s") % {"day": in_words(self.day)}

    @property
    def label(self) -> str:
        return _("The note from %(day)s") % {"day": in_words(self.day)}

    def present(self) -> QuerySet[Any]:
        return there_at(self.id)

    def pieces(self, recipient: Recipient) -> list[Piece]:
        """Two statements: passages and files; none where they were read with those of other visits."""
        me = recipient.member.pk
        passages = passages_of(self.id, me) if self.passages is None else self.passages
        files = files_of([self.id], me) if self.files is None else self.files
        return [*(self.piece(one, passages, recipient) for one in passages), *map(file_piece, files)]

    def piece(self, passage: Any, passages: Iterable[Passage], recipient: Recipient) -> Piece:
        facts = FACTS.get(passage.kind, no_facts)(passage, passages, recipient)
        return Piece(
            id=passage.pk,
            kind=passage.kind,
            text=passage.text,
            concerns=frozenset(passage.concerned_ids),
            said_by=passage.said_by,
            answers=passage.answers_id,
            # what others told us was told, whatever else is said of it
            basis=passage.basis or (Passage.Basis.REPORTED if passage.is_from_others else ""),
            asks_basis=passage.kind in SAYS_BASIS and not passage.basis and not passage.is_from_others,
            came_from=passage.get_came_from_display() if passage.is_from_others else "",
            facts=facts | next_facts(passage, self.record),
            block_id=passage.block_id,
        )

    def say_bases(self, bases: Mapping[uuid.UUID, str]) -> None:
        say_bases_of([self.id], bases)

    @classmethod
    def show_to(cls, subject_id: uuid.UUID, member: Member, sources: Ids) -> None:
        show_promises([subject_id], member, sources)

    @classmethod
    def is_about(cls, source: Any, member: Any) -> Q:
        concerned = PassageMember.objects.filter(passage=source, member=member)
        return Q(Exists(concerned)) | Q(Exists(Passage.objects.filter(pk=source, said_by=member)))


def there_at(visit: Any) -> QuerySet[Any]:
    """Who was at a visit, which may be the outer query's."""
    there = VisitMember.objects.filter(visit=visit, was_there=True)
    return there.annotate(who=F("member_id"), who_kind=F("member__kind"))


def say_bases_of(visits: Iterable[uuid.UUID], bases: Mapping[uuid.UUID, str]) -> None:
    """One statement for all of them; what somebody said before stays."""
    said = [When(pk=passage, then=Value(basis)) for passage, basis in bases.items()]
    if said:
        Passage.objects.filter(pk__in=bases, visit__in=visits, basis="").update(basis=Case(*said))


def show_promises(visits: Iterable[uuid.UUID], member: Member, sources: Ids) -> None:
    """Of these visits' promises the recipient sees those that stand in their versions, and no others."""
    stands = Promise.objects.filter(visit__in=visits, passage__in=sources)
    shown = Case(
        When(promise__in=stands, then=Coalesce("shown_at", timezone.now())),
        default=None,
        output_field=DateTimeField(),
    )
    PromiseMember.objects.filter(member=member, promise__visit__in=visits).update(shown_at=shown)


def passages_of(visit_id: uuid.UUID, recipient_id: uuid.UUID) -> list[Any]:
    return passages_of_all([visit_id], recipient_id)


def passages_of_all(visits: Iterable[uuid.UUID], recipient_id: uuid.UUID) -> list[Any]:
    """The passages of visits in their order, with what the rules need to know of them. One statement."""
    concerned = PassageMember.objects.filter(passage=OuterRef("pk")).values("member_id")
    promised = PromiseMember.objects.filter(promise__passage=OuterRef("pk")).values("member_id")
    blocks = BlockSource.objects.filter(source_id=OuterRef("pk"), member=recipient_id).values("block_id")
    return list(
        Passage.objects.filter(visit__in=visits)
        .select_related("promise", "said_by", "amendment__author")
        .annotate(
            concerned_ids=ArraySubquery(concerned),
            promised_ids=ArraySubquery(promised),
            block_id=Subquery(blocks),
        )
    )


def files_of(visits: Iterable[uuid.UUID], recipient_id: uuid.UUID) -> list[Any]:
    blocks = BlockSource.objects.filter(source_id=OuterRef("pk"), member=recipient_id).values("block_id")
    return list(Attachment.objects.of_notes(visits).annotate(block_id=Subquery(blocks)))


def file_piece(file: Any) -> Piece:
    """The hash of the bytes stands in the letter, so that a signature holds for them too."""
    facts = {"media_type": file.media_type, "sha256": file.sha256}
    return Piece(file.pk, FILE, file.caption, file=file, facts=facts, block_id=file.block_id)


Facts = Callable[[Any, Iterable[Passage], Recipient], dict[str, Any]]


def no_facts(passage: Any, passages: Iterable[Passage], recipient: Recipient) -> dict[str, Any]:
    return {}


def challenge_facts(passage: Any, passages: Iterable[Passage], recipient: Recipient) -> dict[str, Any]:
    response = passage.response
    return {"response": response, "yours": bool(response) and responded(passage, passages, recipient)}


def responded(challenge: Any, passages: Iterable[Passage], recipient: Recipient) -> bool:
    """Whether it was this recipient who responded: as the words say, or else as the only adult there."""
    speakers = {
        passage.said_by_id
        for passage in passages
        if passage.answers_id == challenge.pk and passage.said_by_id
    }
    return recipient.member.pk in speakers if speakers else recipient.was_only_adult


def words_facts(passage: Any, passages: Iterable[Passage], recipient: Recipient) -> dict[str, Any]:
    """Whose words they are: the reader's own, or those of somebody who is not named."""
    return {"yours": passage.said_by_id == recipient.member.pk}


def question_facts(passage: Any, passages: Iterable[Passage], recipient: Recipient) -> dict[str, Any]:
    """Nobody wrote down who asked: it was the reader for certain where no other adult was there."""
    return {"yours": recipient.was_only_adult}


def agreed_facts(passage: Any, passages: Iterable[Passage], recipient: Recipient) -> dict[str, Any]:
    promise: Promise | None = getattr(passage, "promise", None)
    if promise is None:
        return {}
    is_hers = promise.whose == Promise.Whose.THEIRS and recipient.member.pk in passage.promised_ids
    whose = promise.whose if is_hers or promise.whose == Promise.Whose.OURS else ""
    return {"whose": whose, "by_when": promise.by_when.isoformat() if promise.by_when else ""}


def added_facts(passage: Any, passages: Iterable[Passage], recipient: Recipient) -> dict[str, Any]:
    """When it was added, and who signs it."""
    amendment = passage.amendment
    return {
        "added_on": timezone.localdate(amendment.added_at).isoformat(),
        "added_by": amendment.author.name,
    }


def next_facts(passage: Any, visit: Visit) -> dict[str, Any]:
    if passage.kind != Passage.Kind.NEXT:
        return {}
    return {
        "next_on": visit.next_on.isoformat() if visit.next_on else "",
        "next_at": visit.next_at.isoformat("minutes") if visit.next_at else "",
        "next_who": visit.next_who,
    }


FACTS: dict[str, Facts] = {
    Passage.Kind.CHALLENGE: challenge_facts,
    Passage.Kind.RESPONSE: words_facts,
    Passage.Kind.VIEW: words_facts,
    Passage.Kind.QUESTION: question_facts,
    Passage.Kind.AGREED: agreed_facts,
    Passage.Kind.ADDED: added_facts,
}
