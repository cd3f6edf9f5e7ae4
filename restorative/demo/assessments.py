"""Tells a family's assessment, and what was agreed, offered and asked: by the product's own actions, on its day."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from families import models
from families.actions.assessments import add_hard, add_item, begin_assessment, tell_decided
from families.actions.support import (
    agree_joint_contact,
    agree_sharing,
    answer_offer,
    ask_expert,
    note_advice,
    note_own_right,
    offer_support,
    withdraw_sharing,
)
from families.models import Family, Member
from families.sharing.assessments import AssessmentSubject
from restorative.accounts.models import User
from restorative.demo.clock import ASSESSMENTS, Clock
from restorative.demo.shares import Sharer
from restorative.demo.story import Share, day_of

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Item:
    """A strength or a need. `of` and `said_by` are people of the story; nobody is the whole family."""

    kind: str
    topic: str
    of: str = ""
    said_by: str = ""
    theirs: str = ""
    ours: str = ""
    stands: str = "not_yet"
    why: str = ""
    reply: str = ""
    is_risk: bool = False


@dataclass(frozen=True)
class Hard:
    area: str
    why: str
    tried: str
    risk: str
    next: str
    by: int
    of: str = ""


@dataclass(frozen=True)
class Decided:
    of: str
    said: str
    decided: str
    because: str
    told: int


@dataclass(frozen=True)
class Together:
    """An assessment. `parts` of a share are counted from its purpose, which is nought."""

    day: int
    by: str
    purpose: str
    items: tuple[Item, ...]
    hard: tuple[Hard, ...] = ()
    decided: tuple[Decided, ...] = ()
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True)
class May:
    """Whether we may talk with somebody about something; `back` is the day on which, and the words with which, it was taken back."""

    whom: str
    topic: str
    answer: str
    said_by: str
    day: int
    limits: str = ""
    back: tuple[int, str] | None = None


@dataclass(frozen=True)
class Right:
    child: str
    what: str
    state: str
    day: int
    words: str = ""
    why_not: str = ""


@dataclass(frozen=True)
class Answered:
    response: str
    day: int
    words: str = ""
    advocate: str = ""
    referred: int | None = None


@dataclass(frozen=True)
class Offered:
    kind: str
    to: str
    what: str
    day: int
    answers: tuple[Answered, ...] = ()


@dataclass(frozen=True)
class Joint:
    by: str
    trusted: str
    scope: str
    exclusions: str
    day: int
    until: int


@dataclass(frozen=True)
class Asked:
    of: str
    question: str
    facts: str
    day: int
    advice: str = ""
    advised: int = 0


@dataclass(frozen=True)
class Owed:
    """All of one family that was agreed, offered and asked, by who wrote it down."""

    by: str
    may: tuple[May, ...] = ()
    rights: tuple[Right, ...] = ()
    offers: tuple[Offered, ...] = ()
    joint: tuple[Joint, ...] = ()
    asked: tuple[Asked, ...] = ()


def ids_in_order(count: int) -> list[uuid.UUID]:
    """What is told at one moment stands in the order of its ids: in that of the story, then, so that parts can be counted."""
    return sorted(uuid.uuid4() for _ in range(count))


class TogetherTeller:
    def __init__(
        self, clock: Clock, staff: dict[str, User], family: Family, people: dict[str, Member]
    ) -> None:
        self.clock, self.staff, self.family, self.people = clock, staff, family, people
        self.sharer = Sharer(clock, staff, people)

    def tell(self, together: Together | None, owed: Owed | None) -> None:
        if together:
            self.assess(together)
        if owed:
            with self.clock.at(self.clock.moment(-2, "16:10")):
                self.owe(owed, self.staff[owed.by])

    def day(self, offset: int) -> date:
        return day_of(offset, self.clock.today)

    # --- The assessment ---

    def assess(self, told: Together) -> None:
        by = self.staff[told.by]
        with self.clock.at(self.clock.moment(told.day, "14:10"), ASSESSMENTS) as at:
            made = begin_assessment(
                assessment_id=uuid.uuid4(), family=self.family, purpose=told.purpose, by=by
            )
            self.write(made, told, by)
        made.refresh_from_db()
        self.share(made, told, at, by)

    def write(self, made: models.Assessment, told: Together, by: User) -> None:
        for place, item in enumerate(told.items):
            new = uuid.uuid4()
            add_item(item_id=new, assessment=made, position=place, facts=self.item(item), by=by)
        for new, hard in zip(ids_in_order(len(told.hard)), told.hard, strict=True):
            add_hard(hard_id=new, assessment=made, facts=self.hard(hard), by=by)
        for new, decided in zip(ids_in_order(len(told.decided)), told.decided, strict=True):
            tell_decided(told_id=new, assessment=made, facts=self.decided(decided), by=by)

    def share(self, made: models.Assessment, told: Together, after: datetime, by: User) -> None:
        for share in told.shares:
            subject = AssessmentSubject(AssessmentSubject.visible_to(by).get(pk=made.pk))
            after = self.sharer.share(subject, share, after, by)

    def item(self, item: Item) -> Facts:
        return {
            "kind": item.kind,
            "topic": item.topic,
            "member": self.people.get(item.of),
            "said_by": self.people.get(item.said_by),
            "family_view": item.theirs,
            "our_view": item.ours,
            "stands": item.stands,
            "why": item.why,
            "reply": item.reply,
            "is_risk": item.is_risk,
        }

    def hard(self, hard: Hard) -> Facts:
        return {
            "member": self.people.get(hard.of),
            "area": hard.area,
            "why": hard.why,
            "tried": hard.tried,
            "risk_effect": hard.risk,
            "next_try": hard.next,
            "next_by": self.day(hard.by),
        }

    def decided(self, told: Decided) -> Facts:
        return {
            "member": self.people.get(told.of),
            "said": told.said,
            "decided": told.decided,
            "because": told.because,
            "told_on": self.day(told.told),
        }

    # --- What was agreed, offered and asked ---

    def owe(self, owed: Owed, by: User) -> None:
        for may in owed.may:
            self.agree(may, by)
        for right in owed.rights:
            facts = {"what": right.what, "state": right.state, "on": self.day(right.day)}
            facts |= {"words": right.words, "why_not": right.why_not}
            note_own_right(child=self.people[right.child], facts=facts, by=by)
        for offered in owed.offers:
            self.offer(offered, by)
        for joint in owed.joint:
            self.be_there(joint, by)
        for asked in owed.asked:
            self.ask(asked, by)

    def agree(self, may: May, by: User) -> None:
        member = self.people.get(may.whom)
        facts = {
            "member": member,
            "named": "" if member else may.whom,
            "topic": may.topic,
            "answer": may.answer,
            "limits": may.limits,
            "agreed_by": may.said_by,
            "agreed_on": self.day(may.day),
        }
        said = agree_sharing(agreement_id=uuid.uuid4(), family=self.family, facts=facts, by=by)
        if may.back:
            day, words = may.back
            withdraw_sharing(agreement=said, words=words, by=by)
            models.SharingAgreement.objects.filter(pk=said.pk).update(ended_on=self.day(day))

    def offer(self, told: Offered, by: User) -> None:
        facts: dict[str, Any] = {"kind": told.kind, "member": self.people.get(told.to), "what": told.what}
        facts["offered_on"] = self.day(told.day)
        offer = offer_support(offer_id=uuid.uuid4(), family=self.family, facts=facts, by=by)
        for said in told.answers:
            referred = None if said.referred is None else self.day(said.referred)
            answer = {"response": said.response, "on": self.day(said.day), "words": said.words}
            answer |= {"advocate": said.advocate, "referred_on": referred}
            answer_offer(answer_id=uuid.uuid4(), offer=offer, facts=answer, by=by)

    def be_there(self, told: Joint, by: User) -> None:
        facts = {
            "member": self.people[told.by],
            "trusted": told.trusted,
            "scope": told.scope,
            "exclusions": told.exclusions,
            "ends_on": self.day(told.until),
        }
        agree_joint_contact(joint_id=uuid.uuid4(), family=self.family, facts=facts, by=by)

    def ask(self, told: Asked, by: User) -> None:
        facts: dict[str, Any] = {"asked_of": told.of, "question": told.question, "facts": told.facts}
        facts["asked_on"] = self.day(told.day)
        asked = ask_expert(consultation_id=uuid.uuid4(), family=self.family, facts=facts, by=by)
        if told.advice:
            note_advice(consultation=asked, advice=told.advice, advised_on=self.day(told.advised), by=by)
