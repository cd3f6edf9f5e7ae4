"""A plan as something to share: what it is for, its goals, and the steps to each."""

import uuid
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from families.sharing.models import BlockSource
from families.sharing.models.versions import SubjectKind
from families.sharing.pieces import Piece, Recipient
from families.sharing.subjects import Subject
from plans.models import Plan
from restorative.accounts.models import User
from restorative.ui.templatetags.ui import in_words


class PlanSubject(Subject):
    kind = SubjectKind.PLAN
    page = "plans:plan"
    model = Plan
    record: Plan

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Any]:
        return Plan.objects.visible_to(user).select_related("family")

    @property
    def day(self) -> date:
        return timezone.localdate(self.record.made_at)

    @property
    def heading(self) -> str:
        return _("Our plan from %(day)s") % {"day": in_words(self.day)}

    @property
    def label(self) -> str:
        return _("The plan from %(day)s") % {"day": in_words(self.day)}

    def present(self) -> QuerySet[Any]:
        return self.record.makers.annotate(who=F("member_id"), who_kind=F("member__kind"))

    def pieces(self, recipient: Recipient) -> list[Piece]:
        source = uuid.uuid5(self.id, "purpose")
        blocks = BlockSource.objects.filter(member=recipient.member, source_id=source)
        return [
            Piece(
                source,
                "purpose",
                self.record.purpose,
                block_id=blocks.values_list("block_id", flat=True).first(),
            )
        ]
