"""Tells one family's story: notes typed into the real form, shared, read, answered; promises kept or not."""

import uuid
from datetime import date, datetime

from django.db.models import F
from django.utils.datastructures import MultiValueDict

from families.actions import add_to_note, finish_visit, save_draft, settle_promise
from families.actions.amendments import Addition
from families.actions.attachments import add_attachment
from families.actions.drafts import Payload, Typed
from families.actions.handovers import hand_over
from families.forms.notes import note_of
from families.forms.visits import NOBODY, VisitPage
from families.models import Attachment, Escalation, Family, Member, Promise, Visit
from families.models.escalations import ANSWER_WITHIN
from families.sharing.actions import reply_to_message, tell_us
from families.sharing.handovers import HandoverSubject
from families.sharing.models.messages import reply_by
from families.sharing.visits import VisitSubject
from restorative.access.identity import acting_as
from restorative.accounts.models import User
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog
from restorative.demo.clock import Clock
from restorative.demo.confidences import keep_between_us
from restorative.demo.drawing import painted
from restorative.demo.plans import PlanTeller
from restorative.demo.report import printed
from restorative.demo.shares import Sharer
from restorative.demo.story import Agreed, Child, Share, Story, Told, Worry, day_of
from restorative.demo.story_more import (
    Added,
    Also,
    Decided,
    HandOver,
    Hides,
    Keeps,
    More,
    ReadTo,
    Tells,
    Withholds,
)
from restorative.files.cleaning import CleanFile
from supervision.actions import decide_escalation

NOTHING_MORE = Also()


class Teller:
    def __init__(
        self, clock: Clock, staff: dict[str, User], family: Family, people: dict[str, Member]
    ) -> None:
        self.clock, self.staff, self.family, self.people = clock, staff, family, people
        self.sharer = Sharer(clock, staff, people)
        self.visits: dict[int, Visit] = {}

    def tell(self, story: Story, more: More) -> None:
        if more.handover:
            self.hand_over(more.handover)
        for told in story.visits:
            self.tell_visit(told, more.also.get(told.day, NOTHING_MORE))
        if story.draft:
            with self.clock.at(self.clock.latest):
                save_draft(typed=self.typed(story.draft, NOTHING_MORE), by=self.staff[story.draft.by])
        plans = PlanTeller(self.clock, self.staff, self.family, self.people, self.visits)
        for plan in more.plans:
            plans.tell(plan)
        for message in more.messages:
            self.tell_us(message)

    def tell_visit(self, told: Told, also: Also) -> None:
        visit, finished = self.finish(told, also)
        self.visits[told.day] = visit
        at = finished
        for share in told.shares:
            at = self.sharer.share(VisitSubject(visit), share, at, visit.author, told.bases)
        promises = visit.promises.order_by("passage__position")
        for promise, agreed in zip(promises, told.agreed, strict=True):
            self.settle(promise, agreed, finished, self.staff[told.by])
        for happened in also.then:
            at = self.happen(visit, happened, at, told.bases)

    def finish(self, told: Told, also: Also) -> tuple[Visit, datetime]:
        typed = self.typed(told, also)
        page = VisitPage(list(self.family.members.all()), MultiValueDict(typed.payload))
        if not page.is_valid():
            raise ValueError(f"The demo tells a visit that the form refuses, on day {told.day}")
        written, by = told.day if told.written is None else told.written, self.staff[told.by]
        with self.clock.at(self.clock.moment(written, told.end)) as at:
            visit = finish_visit(typed=typed, note=note_of(page), by=by)
            if also.drawing:
                self.attach(visit, painted(), Attachment.Kind.DRAWING, also.drawing.caption)
            if also.paper:
                self.attach(visit, printed(also.paper), Attachment.Kind.PAPER, also.paper.caption)
        if also.tell_manager:
            self.answer_worry(visit, also.decided, at)
        return visit, at

    def attach(self, visit: Visit, file: CleanFile, kind: str, caption: str) -> None:
        family, by = self.family, visit.author
        add_attachment(family=family, note_id=visit.pk, kind=kind, caption=caption, file=file, by=by)

    def answer_worry(self, visit: Visit, decided: Decided | None, raised: datetime) -> None:
        """The manager has a day for it, counted from when the story tells it."""
        Escalation.objects.filter(visit=visit).update(answer_by=F("raised_at") + ANSWER_WITHIN)
        if decided:
            escalation = Escalation.objects.select_related("owner").get(visit=visit)
            with self.clock.at(self.clock.moment(decided.day, decided.at, after=raised)):
                decide_escalation(
                    escalation=escalation, decision=decided.words, by=escalation.owner or visit.author
                )

    def settle(self, promise: Promise, agreed: Agreed, made: datetime, by: User) -> None:
        if agreed.then:
            with self.clock.at(self.clock.moment(agreed.then.day, "15:30", after=made)):
                settle_promise(
                    promise=promise, outcome=agreed.then.outcome, explanation=agreed.then.why, by=by
                )

    # --- What came later ---

    def happen(
        self,
        visit: Visit,
        happened: Added | ReadTo | Hides | Keeps | Share | Withholds,
        after: datetime,
        bases: tuple[str, ...],
    ) -> datetime:
        subject = VisitSubject(visit)
        if isinstance(happened, Added):
            return self.add(visit, happened, after)
        if isinstance(happened, Keeps):
            return keep_between_us(self.clock, visit, happened, self.people[happened.who], after)
        if isinstance(happened, ReadTo):
            return self.sharer.read(subject, happened, after)
        if isinstance(happened, Hides):
            return self.sharer.hide(subject, happened, after)
        if isinstance(happened, Withholds):
            return self.sharer.withhold(subject, happened, after, visit.author)
        return self.sharer.share(subject, happened, after, visit.author, bases)

    def add(self, visit: Visit, told: Added, after: datetime) -> datetime:
        addition = Addition(told.why, told.text, [self.people[key] for key in told.about])
        with self.clock.at(self.clock.moment(told.day, "12:15", after=after)) as at:
            add_to_note(visit=visit, addition=addition, by=self.staff[told.by])
        return at

    def hand_over(self, told: HandOver) -> None:
        lead = self.family.allocations.current().get(works_as="lead")
        coming = self.staff[told.to]
        with self.clock.at(self.clock.moment(told.day, "14:00")) as at:
            handover = hand_over(
                family=self.family,
                leaving=str(lead.user_id),
                coming=coming,
                goodbye=told.goodbye,
                introduction=told.hello,
                by=self.staff[told.by],
            )
        handover.refresh_from_db()
        for share in told.shares:
            at = self.sharer.share(HandoverSubject(handover), share, at, coming)

    def tell_us(self, told: Tells) -> None:
        user, reader = self.sharer.reader_of(self.people[told.who])
        with self.clock.at(self.clock.moment(told.day, "19:40")) as at, acting_as(reader):
            message = tell_us(text=told.text, wants_to_talk=told.wants_to_talk, by=user)
        if message is None:
            raise ValueError(f"The demo tells us nothing, on day {told.day}")
        due = reply_by(day_of(told.day, self.clock.today))
        Promise.objects.filter(pk=message.promise_id).update(by_when=due)
        if told.reply:
            with self.clock.at(self.clock.moment(told.reply.day, "11:30", after=at)) as at:
                reply_to_message(message=message, reply=told.reply.words, by=self.staff[told.reply.by])
            with self.clock.at(self.clock.moment(told.reply.day, "19:05", after=at)), acting_as(reader):
                record_opening(
                    AccessLog.Kind.MESSAGE,
                    by=user,
                    family_id=self.family.pk,
                    target_id=message.member_id,
                    member_id=message.member_id,
                )

    # --- A visit as somebody types it into the form ---

    def typed(self, told: Told, also: Also) -> Typed:
        return Typed(uuid.uuid4(), self.family, self.payload(told, also), revision=0)

    def payload(self, told: Told, also: Also) -> Payload:
        fields = {
            "kind": told.kind,
            **self.date("when", told.day),
            "happened": told.happened,
            "starts_at": told.start,
            "ends_at": told.end,
            **self.next_fields(told),
            **self.more_fields(also),
        }
        for number, text in enumerate(told.supports):
            fields[f"support-{number}-text"] = text
        for number, worry in enumerate(told.worries):
            fields |= row("challenge", number, self.worry_fields(worry))
        for number, agreed in enumerate(told.agreed):
            fields |= row("agreed", number, self.agreed_fields(agreed))
        for child in told.seen:
            fields |= self.seen_fields(child)
        who = [str(self.people[key].pk) for key in told.there] or [NOBODY]
        return {"who": who, **{name: [value] for name, value in fields.items()}}

    def next_fields(self, told: Told) -> dict[str, str]:
        if told.next is None:
            return {}
        return {
            **self.date("next_on", told.next.day),
            "next_at": told.next.at,
            "next_words": told.next.words,
        }

    def more_fields(self, also: Also) -> dict[str, str]:
        fields = {"summary": also.summary, "read_back": also.read_back, "next_who": also.next_who}
        if also.tell_manager:
            fields |= {"tell_manager": "on", "tell_words": also.tell_manager}
        if also.to_supervision:
            fields |= {"to_supervision": "on", "supervision_words": also.to_supervision}
        for number, view in enumerate(also.views):
            said_by = str(self.people[view.by].pk)
            where = {"setting": view.setting, "who_else": view.who_else}
            fields |= row("view", number, {"text": view.text, "said_by": said_by, **where})
        for number, question in enumerate(also.questions):
            fields |= row("question", number, {"text": question.text, "we_did": question.we_did})
        for number, told in enumerate(also.others):
            said = {"text": told.text, "came_from": told.came_from, "source": told.who}
            fields |= row("others", number, said)
        return fields

    def worry_fields(self, worry: Worry) -> dict[str, str]:
        said_by = str(self.people[worry.by].pk) if worry.by else ""
        return {"text": worry.text, "response": worry.response, "words": worry.words, "said_by": said_by}

    def agreed_fields(self, agreed: Agreed) -> dict[str, str]:
        date_fields = self.date("by_when", agreed.by) if agreed.by is not None else {}
        whose = str(self.people[agreed.promiser].pk) if agreed.promiser else Promise.Whose.OURS.value
        return {"what": agreed.what, "whose": whose, **date_fields}

    def seen_fields(self, child: Child) -> dict[str, str]:
        key = self.people[child.key].pk
        return {f"seen_{key}": child.seen, f"alone_{key}": child.alone, f"why_not_{key}": child.why_not}

    def date(self, name: str, offset: int) -> dict[str, str]:
        day: date = day_of(offset, self.clock.today)
        return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def row(prefix: str, number: int, fields: dict[str, str]) -> dict[str, str]:
    return {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
