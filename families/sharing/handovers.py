"""A change of lead as something to share: a goodbye and an introduction."""

import uuid
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import Handover, Member
from families.sharing.models import BlockSource
from families.sharing.models.versions import SubjectKind
from families.sharing.pieces import Piece, Recipient
from families.sharing.subjects import Subject
from restorative.accounts.models import User
from restorative.ui.templatetags.ui import in_words


class HandoverSubject(Subject):
    """Two pieces, whose ids follow from the handover's own."""

    kind = SubjectKind.HANDOVER
    page = "families:handover"
    model = Handover
    authors = ("from_user_id", "to_user_id", "by_id")
    took_part = took_no_part = ""
    record: Handover

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Any]:
        return Handover.objects.visible_to(user).select_related("family", "from_user", "to_user")

    @property
    def day(self) -> date:
        return timezone.localdate(self.record.at)

    @property
    def heading(self) -> str:
        return _("A change in who works with you")

    @property
    def label(self) -> str:
        return _("The goodbye and introduction from %(day)s") % {"day": in_words(self.day)}

    def present(self) -> QuerySet[Any]:
        """It is meant for everybody in the family."""
        members = Member.objects.filter(family=self.family)
        return members.annotate(who=F("pk"), who_kind=F("kind"))

    def pieces(self, recipient: Recipient) -> list[Piece]:
        record = self.record
        texts = {"goodbye": record.goodbye, "introduction": record.introduction}
        writers = {"goodbye": record.from_user.name, "introduction": record.to_user.name}
        sources = {kind: uuid.uuid5(self.id, kind) for kind in texts}
        blocks = dict(
            BlockSource.objects.filter(member=recipient.member, source_id__in=sources.values()).values_list(
                "source_id", "block_id"
            )
        )
        return [
            Piece(
                sources[kind],
                kind,
                text,
                facts={"said_by": writers[kind]},
                block_id=blocks.get(sources[kind]),
            )
            for kind, text in texts.items()
            if text
        ]
