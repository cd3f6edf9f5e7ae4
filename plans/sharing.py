"""A plan as something to share: what it is for, its goals, and the steps to each."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Exists, F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.sharing.models import BlockSource
from families.sharing.models.versions import SubjectKind
from families.sharing.pieces import Ids, Piece, Recipient
from families.sharing.subjects import Subject
from plans.models import Goal, GoalChild, Plan, ScaleReading, Step
from restorative.accounts.models import User
from restorative.ui.templatetags.ui import in_words


class PlanSubject(Subject):
    kind = SubjectKind.PLAN
    page = "plans:plan"
    model = Plan
    authors = ("made_by_id",)
    record: Plan
    took_part = gettext_lazy("makes this plan with us")
    took_no_part = gettext_lazy("does not make this plan with us")

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Any]:
        return Plan.objects.visible_to(user).select_related("family")

    @property
    def day(self) -> date:
        return self.record.made_on

    @property
    def heading(self) -> str:
        return _("Our plan from %(day)s") % {"day": in_words(self.day)}

    @property
    def label(self) -> str:
        return _("The plan from %(day)s") % {"day": in_words(self.day)}

    def present(self) -> QuerySet[Any]:
        return self.record.makers.annotate(who=F("member_id"), who_kind=F("member__kind"))

    def pieces(self, recipient: Recipient) -> list[Piece]:
        """What it is for, each whole goal with its steps, and how it ended. Two statements."""
        goals = [goal for goal in self.record.goals.for_letter(recipient.member) if goal.is_whole]
        pieces = [self.own("purpose", self.record.purpose)]
        for goal in goals:
            pieces += [goal_piece(goal, recipient), *steps_of(goal, recipient)]
        if not self.record.is_open:
            pieces.append(self.own("ending", self.record.ending))
        return with_blocks(pieces, recipient)

    @classmethod
    def is_about(cls, source: Any, member: Any) -> Q:
        theirs = Goal.objects.filter(pk=source, member=member)
        return Q(Exists(theirs)) | Q(Exists(GoalChild.objects.filter(goal=source, child=member)))

    def own(self, kind: str, text: str) -> Piece:
        """A text of the plan itself: its id follows from the plan's."""
        return Piece(uuid.uuid5(self.id, kind), kind, text)


def with_blocks(pieces: list[Piece], recipient: Recipient) -> list[Piece]:
    """Each with the block that stands for it in this recipient's versions. One statement."""
    ids = [piece.id for piece in pieces]
    blocks = BlockSource.objects.filter(member=recipient.member, source_id__in=ids)
    found = dict(blocks.values_list("source_id", "block_id"))
    return [replace(piece, block_id=found.get(piece.id)) for piece in pieces]


def goal_piece(goal: Any, recipient: Recipient) -> Piece:
    """One person's goal is their business: for others it is out unless somebody says otherwise."""
    return Piece(
        goal.pk,
        "goal",
        goal.different,
        concerned(goal.member_id),
        said_by=goal.member,
        facts=goal_facts(goal, recipient),
    )


def goal_facts(goal: Any, recipient: Recipient) -> dict[str, Any]:
    """The goal as this recipient may know it: nobody else's number, and no child who is not theirs."""
    return {
        "whose": whose_goal(goal, recipient),
        "their_words": goal.their_words,
        "our_words": goal.our_words,
        "zero": goal.zero_looks,
        "ten": goal.ten_looks,
        "readings": [
            reading_facts(reading)
            for reading in goal.all_readings
            if reading.member_id in (None, recipient.member.pk)
        ],
        "fair": goal.fair,
        "fair_words": goal.fair_words,
        "why": goal.why,
        "children": [
            child.called
            for child in goal.all_children
            if child.pk in {recipient.member.pk, *goal.linked_children}
        ],
        "by_when": goal.by_when.isoformat(),
        "if_not": goal.if_not,
        "state": goal.state,
        "state_words": goal.state_words,
    }


def whose_goal(goal: Goal, recipient: Recipient) -> str:
    if goal.whose == Goal.Whose.MEMBER:
        return "yours" if goal.member_id == recipient.member.pk else ""
    return goal.whose


def reading_facts(reading: ScaleReading) -> dict[str, Any]:
    return {
        "on": reading.read_on.isoformat(),
        "number": reading.number,
        "looks_like": reading.looks_like,
        "who": "you" if reading.member_id else "us",
    }


def steps_of(goal: Goal, recipient: Recipient) -> list[Piece]:
    """The steps under their goal. What one of the family does concerns them only."""
    return [
        Piece(
            step.pk,
            "step",
            step.what,
            concerned(step.member_id or goal.member_id),
            answers=goal.pk,
            facts=step_facts(step, recipient),
        )
        for step in goal.all_steps
    ]


def step_facts(step: Step, recipient: Recipient) -> dict[str, Any]:
    whose = "yours" if step.member_id == recipient.member.pk else step.whose
    return {
        "whose": "" if whose == Step.Whose.THEIRS else whose,
        "who": step.other,
        "by_when": step.by_when.isoformat() if step.by_when else "",
        "help": step.help,
        "outcome": step.outcome,
    }


def concerned(member_id: uuid.UUID | None) -> Ids:
    return frozenset([member_id] if member_id else [])
