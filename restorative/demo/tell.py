"""Tells one family's story: notes typed into the real form, shared, read, answered; promises kept or not."""

import uuid
from dataclasses import replace
from datetime import date, datetime

from django.utils.datastructures import MultiValueDict

from families.actions import finish_visit, save_draft, settle_promise
from families.actions.drafts import Payload, Typed
from families.forms.notes import note_of
from families.forms.visits import NOBODY, VisitPage
from families.models import Family, Member, Passage, Promise, Visit
from families.sharing.actions import (
    Said,
    answer_version,
    comment_on_block,
    open_version,
    recall_version,
    save_composition,
    share_version,
)
from families.sharing.compose import Sheet, content_of, sheet_for, store_choices
from families.sharing.models import MemberAccess, SharedVersion, content_hash
from families.sharing.pieces import Choice, Piece, Recipient, default_choice
from families.sharing.visits import VisitSubject
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import User
from restorative.demo.clock import Clock
from restorative.demo.story import Agreed, Child, Remark, Says, Share, Story, Told, Worry, day_of


class Teller:
    def __init__(
        self, clock: Clock, staff: dict[str, User], family: Family, people: dict[str, Member]
    ) -> None:
        self.clock, self.staff, self.family, self.people = clock, staff, family, people

    def tell(self, story: Story) -> None:
        for told in story.visits:
            self.tell_visit(told)
        if story.draft:
            with self.clock.at(self.clock.latest):
                save_draft(typed=self.typed(story.draft), by=self.staff[story.draft.by])

    def tell_visit(self, told: Told) -> None:
        visit, finished = self.finish(told)
        at = finished
        for share in told.shares:
            at = self.share(visit, told, share, at)
        promises = visit.promises.order_by("passage__position")
        for promise, agreed in zip(promises, told.agreed, strict=True):
            self.settle(promise, agreed, finished, self.staff[told.by])

    def finish(self, told: Told) -> tuple[Visit, datetime]:
        typed = self.typed(told)
        page = VisitPage(list(self.family.members.all()), MultiValueDict(typed.payload))
        if not page.is_valid():
            raise ValueError(f"The demo tells a visit that the form refuses, on day {told.day}")
        written = told.day if told.written is None else told.written
        with self.clock.at(self.clock.moment(written, told.end)) as at:
            visit = finish_visit(typed=typed, note=note_of(page), by=self.staff[told.by])
        return visit, at

    def settle(self, promise: Promise, agreed: Agreed, made: datetime, by: User) -> None:
        if agreed.then:
            with self.clock.at(self.clock.moment(agreed.then.day, "15:30", after=made)):
                settle_promise(
                    promise=promise, outcome=agreed.then.outcome, explanation=agreed.then.why, by=by
                )

    # --- Sharing, and what came back ---

    def share(self, visit: Visit, told: Told, share: Share, after: datetime) -> datetime:
        member, by = self.people[share.to], self.staff[told.by]
        subject = VisitSubject(visit)
        sheet = sheet_for(subject, member)
        choices, bases = self.choose(sheet, told, share)
        with self.clock.at(self.clock.moment(share.day, "16:45", after=after)) as at:
            save_composition(sheet=sheet, choices=choices, bases=bases, by=by)
            chosen = replace(sheet, pieces=subject.pieces(sheet.recipient), saved=store_choices(choices))
            content = content_of(chosen, sender=by)
            if content is None:
                raise ValueError(f"The demo shares nothing, on day {share.day}")
            version = share_version(subject=subject, member=member, seen=content_hash(content), by=by)
        at = self.hear(version, share, at)
        if share.recalled is not None:
            with self.clock.at(self.clock.moment(share.recalled, "17:20", after=at)) as at:
                recall_version(version=version, by=by)
        return at

    def choose(
        self, sheet: Sheet, told: Told, share: Share
    ) -> tuple[dict[uuid.UUID, Choice], dict[uuid.UUID, str]]:
        choices = {
            piece.id: self.choice(piece, place, share, sheet.recipient)
            for place, piece in enumerate(sheet.pieces)
        }
        happened = [piece.id for piece in sheet.pieces if piece.kind == Passage.Kind.HAPPENED]
        return choices, dict(zip(happened, told.bases, strict=False))

    def choice(self, piece: Piece, place: int, share: Share, recipient: Recipient) -> Choice:
        if share.parts is None:
            return default_choice(piece, recipient)
        if place not in share.parts:
            return Choice(included=False, why_out=share.why_out)
        asked = piece.is_childs_words(recipient)
        return Choice(included=True, asked=asked, safe=asked)

    def hear(self, version: SharedVersion, share: Share, shared: datetime) -> datetime:
        """What the recipient did, as themselves: the database lets them do no more than that. When they were done."""
        if share.opened is None:
            return shared
        access = MemberAccess.objects.current().select_related("user").get(member=version.member)
        reader = Identity(access.user_id, version.member_id)
        at = self.clock.moment(share.opened, "19:10", after=shared)
        with self.clock.at(at), acting_as(reader):
            open_version(version=version, by=access.user)
        heard: tuple[Remark | Says, ...] = (*share.remarks, *share.says)
        for said in heard:
            at = self.clock.moment(said.day, "19:20", after=at)
            with self.clock.at(at), acting_as(reader):
                self.say(version, said, access.user)
        return at

    def say(self, version: SharedVersion, said: Remark | Says, by: User) -> None:
        if isinstance(said, Remark):
            block = version.content["blocks"][said.part]["id"]
            comment_on_block(version=version, block=uuid.UUID(block), text=said.text, by=by)
            return
        answer = Said(said.kind, said.words, has_read=bool(said.name), typed_name=said.name)
        answer_version(version=version, seen=version.sha256, said=answer, by=by)

    # --- A visit as somebody types it into the form ---

    def typed(self, told: Told) -> Typed:
        return Typed(uuid.uuid4(), self.family, self.payload(told), revision=0)

    def payload(self, told: Told) -> Payload:
        fields = {
            "kind": told.kind,
            **self.date("when", told.day),
            "happened": told.happened,
            "starts_at": told.start,
            "ends_at": told.end,
            **self.next_fields(told),
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
