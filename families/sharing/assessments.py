"""An assessment as something to share: its strengths and needs, what was hard to see, and what was decided."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Exists, F, Q, QuerySet
from django.utils.translation import gettext as _

from families.models import Assessment, AssessmentItem, HardToAssess, Member, YouSaid
from families.sharing.models import BlockSource
from families.sharing.models.versions import SubjectKind
from families.sharing.pieces import Ids, Piece, Recipient
from families.sharing.subjects import Subject
from restorative.accounts.models import User
from restorative.ui.templatetags.ui import in_words

Links = list[dict[str, str]]


class AssessmentSubject(Subject):
    kind = SubjectKind.ASSESSMENT
    page = "families:assessment"
    model = Assessment
    authors = ("begun_by_id",)
    record: Assessment
    took_part = took_no_part = ""

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Any]:
        return Assessment.objects.visible_to(user).with_readiness().select_related("family")

    @property
    def day(self) -> date:
        return self.record.begun_on

    @property
    def heading(self) -> str:
        return _("What we understand together, from %(day)s") % {"day": in_words(self.day)}

    @property
    def label(self) -> str:
        return _("The assessment from %(day)s") % {"day": in_words(self.day)}

    @property
    def not_yet(self) -> str:
        return self.record.missing()

    def present(self) -> QuerySet[Any]:
        """It is made with everybody in the family."""
        members = Member.objects.filter(family=self.family)
        return members.annotate(who=F("pk"), who_kind=F("kind"))

    def pieces(self, recipient: Recipient) -> list[Piece]:
        """Two statements: all of it, and what stands for it in this recipient's versions."""
        record: Any = Assessment.objects.for_letter(recipient.member).get(pk=self.id)
        links = record.link_facts
        pieces = [self.own("understand", record.purpose)]
        pieces += [item_piece(item, recipient, links) for item in record.all_items]
        pieces += [hard_piece(hard, links) for hard in record.all_hard]
        pieces += [told_piece(told, recipient, links) for told in record.all_told]
        if not record.is_open:
            pieces.append(self.own("understood", record.ending))
        return with_blocks(pieces, recipient)

    @classmethod
    def is_about(cls, source: Any, member: Any) -> Q:
        """What names them, and what is in their words."""
        mine = {"pk": source, "member": member}
        items = AssessmentItem.objects.filter(Q(member=member) | Q(said_by=member), pk=source)
        return (
            Q(Exists(items))
            | Q(Exists(HardToAssess.objects.filter(**mine)))
            | Q(Exists(YouSaid.objects.filter(**mine)))
        )

    def own(self, kind: str, text: str) -> Piece:
        """A text of the assessment itself: its id follows from the assessment's."""
        return Piece(uuid.uuid5(self.id, kind), kind, text)


def with_blocks(pieces: list[Piece], recipient: Recipient) -> list[Piece]:
    """Each with the block that stands for it in this recipient's versions. One statement."""
    blocks = BlockSource.objects.filter(member=recipient.member, source_id__in=[one.id for one in pieces])
    found = dict(blocks.values_list("source_id", "block_id"))
    return [replace(piece, block_id=found.get(piece.id)) for piece in pieces]


def concerned(members: Iterable[Member | None], links: Links) -> Ids:
    """Whom it is about; of a child also who is something to that child, and nobody else."""
    named = {member.pk for member in members if member is not None}
    linked = {uuid.UUID(link["parent"]) for link in links if uuid.UUID(link["child"]) in named}
    return frozenset(named | linked)


def whose(member: Member | None, recipient: Recipient) -> str:
    if member is None:
        return "family"
    return "yours" if member.pk == recipient.member.pk else ""


def childs_name(member: Member | None, recipient: Recipient, links: Links) -> list[str]:
    """The child's name, for who is something to that child and for nobody else."""
    if member is None or not member.is_child:
        return []
    me = str(recipient.member.pk)
    is_theirs = any(link["child"] == str(member.pk) and link["parent"] == me for link in links)
    return [member.called] if is_theirs else []


def item_piece(item: AssessmentItem, recipient: Recipient, links: Links) -> Piece:
    """What one adult said of the family is between them and us: for others it is out, and bears none of it."""
    about = [item.member] if item.member else [item.said_by]
    said_by = item.said_by if item.said_by and item.said_by.is_child else None
    return Piece(
        item.pk,
        item.kind,
        item.topic,
        concerned(about, links),
        said_by=said_by,
        facts=item_facts(item, recipient, links),
    )


def item_facts(item: AssessmentItem, recipient: Recipient, links: Links) -> dict[str, Any]:
    facts = {
        "whose": whose(item.member, recipient),
        "children": childs_name(item.member, recipient, links),
        "our_view": item.our_view,
        "why": item.why,
    }
    if is_kept_between(item.said_by, recipient):
        return facts
    theirs = "yours" if item.said_by_id == recipient.member.pk else ""
    return facts | {
        "voice": theirs,
        "family_view": item.family_view,
        "stands": item.stands,
        "reply": item.reply,
    }


def is_kept_between(said_by: Member | None, recipient: Recipient) -> bool:
    """The words of another adult, and where we stand with them, are nobody else's to read."""
    return said_by is not None and not said_by.is_child and said_by.pk != recipient.member.pk


def hard_piece(hard: HardToAssess, links: Links) -> Piece:
    if hard.is_nothing:
        return Piece(hard.pk, "hard", hard.why, facts={"nothing": True})
    facts = {
        "why": hard.why,
        "tried": hard.tried,
        "risk_effect": hard.risk_effect,
        "next_try": hard.next_try,
        "by_when": hard.next_by.isoformat() if hard.next_by else "",
    }
    return Piece(hard.pk, "hard", hard.area, concerned([hard.member], links), facts=facts)


def told_piece(told: YouSaid, recipient: Recipient, links: Links) -> Piece:
    """A child's words go to somebody else only once the child was asked."""
    said_by = told.member if told.member and told.member.is_child else None
    facts: dict[str, Any] = {
        "because": told.because,
        "told_on": told.told_on.isoformat() if told.told_on else "",
    }
    if not is_kept_between(told.member, recipient):
        facts |= {"voice": whose(told.member, recipient), "said": told.said}
    return Piece(
        told.pk, "decided", told.decided, concerned([told.member], links), said_by=said_by, facts=facts
    )
