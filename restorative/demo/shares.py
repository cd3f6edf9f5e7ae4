"""Shares a visit, a plan or a handover with one person, and lets what came back happen as that person."""

import uuid
from dataclasses import replace
from datetime import datetime

from families.models import Member, Passage
from families.sharing.actions import (
    Reading,
    Said,
    answer_version,
    ask_manager,
    comment_on_block,
    decide_share,
    decide_withholding,
    hide_version,
    lend_phone,
    open_version,
    propose_withholding,
    recall_version,
    record_reading,
    save_composition,
    share_version,
)
from families.sharing.compose import Sheet, content_of, sheet_for, store_choices
from families.sharing.models import Answer, MemberAccess, Recall, SharedVersion, ShareRequest, content_hash
from families.sharing.pieces import Choice, Piece, Recipient, default_choice
from families.sharing.subjects import Subject
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import SupervisionLine, User
from restorative.demo.clock import Clock
from restorative.demo.mishaps import see_through
from restorative.demo.story import Remark, Says, Share, day_of
from restorative.demo.story_more import Hides, ReadTo, Withholds


class Sharer:
    def __init__(self, clock: Clock, staff: dict[str, User], people: dict[str, Member]) -> None:
        self.clock, self.staff, self.people = clock, staff, people

    def share(
        self, subject: Subject, share: Share, after: datetime, by: User, bases: tuple[str, ...] = ()
    ) -> datetime:
        """When the recipient was done with it; or when it was asked about, where no yes came."""
        sheet = sheet_for(subject, self.people[share.to])
        with self.clock.at(self.clock.moment(share.day, "16:45", after=after)) as at:
            seen = self.compose(sheet, share, bases, by)
            if not sheet.approval.needs_yes:
                version = share_version(subject=subject, member=sheet.recipient.member, seen=seen, by=by)
        if sheet.approval.needs_yes:
            at = self.read_first(subject, share, seen, at, by)
            if share.asks or share.changes:
                return at
            with self.clock.at(self.clock.moment(share.day, "17:10", after=at)) as at:
                version = share_version(subject=subject, member=sheet.recipient.member, seen=seen, by=by)
        at = self.hear(version, share, at)
        if share.recalled is not None:
            with self.clock.at(self.clock.moment(share.recalled, "17:20", after=at)) as at:
                take_back(version, share, by)
            if share.mishap:
                at = see_through(version, share.mishap, self.clock, at, by)
        return at

    def compose(self, sheet: Sheet, share: Share, bases: tuple[str, ...], by: User) -> str:
        """The hash of what the preview shows then."""
        choices = {
            piece.id: replace(
                self.choice(piece, place, share, sheet.recipient),
                may=frozenset(named.key for named in sheet.protection.names_in(piece)),
            )
            for place, piece in enumerate(sheet.pieces)
        }
        save_composition(sheet=sheet, choices=choices, bases=bases_of(sheet, bases), by=by)
        pieces = sheet.subject.pieces(sheet.recipient)
        content = content_of(replace(sheet, pieces=pieces, saved=store_choices(choices)), sender=by)
        if content is None:
            raise ValueError(f"The demo shares nothing, on day {share.day}")
        return content_hash(content)

    def read_first(self, subject: Subject, share: Share, seen: str, after: datetime, by: User) -> datetime:
        """When the manager of who asks answered; when they were asked, where it waits."""
        with self.clock.at(self.clock.moment(share.day, "16:50", after=after)) as at:
            ask_manager(subject=subject, member=self.people[share.to], seen=seen, by=by)
        if share.asks:
            return at
        manager = SupervisionLine.objects.current().select_related("manager").get(supervisee=by).manager
        decision = ShareRequest.Decision.CHANGES if share.changes else ShareRequest.Decision.APPROVED
        with self.clock.at(self.clock.moment(share.day, "17:00", after=at)) as at:
            asked = ShareRequest.objects.waiting().get(subject_id=subject.id, member=self.people[share.to])
            decide_share(request=asked, decision=decision, words=share.changes, by=manager)
        return at

    def choice(self, piece: Piece, place: int, share: Share, recipient: Recipient) -> Choice:
        if share.parts is None:
            # for who could harm somebody none starts ticked: in the story their worker ticked the usual ones
            return default_choice(piece, replace(recipient, could_harm=False))
        if place not in share.parts:
            return Choice(included=False, why_out=share.why_out)
        asked = piece.is_childs_words(recipient)
        return Choice(included=True, asked=asked, safe=asked)

    # --- What the recipient did, as themselves: the database lets them do no more than that ---

    def hear(self, version: SharedVersion, share: Share, shared: datetime) -> datetime:
        """When they were done."""
        if share.opened is None:
            return shared
        user, reader = self.reader_of(version.member)
        at = self.clock.moment(share.opened, "19:10", after=shared)
        with self.clock.at(at), acting_as(reader):
            open_version(version=version, by=user)
        heard: tuple[Remark | Says, ...] = (*share.remarks, *share.says)
        for said in heard:
            at = self.clock.moment(said.day, "19:20", after=at)
            with self.clock.at(at):
                self.say(version, said)
        return at

    def reader_of(self, member: Member) -> tuple[User, Identity]:
        access = MemberAccess.objects.current().select_related("user").get(member=member)
        return access.user, Identity(access.user_id, access.member_id)

    def say(self, version: SharedVersion, said: Remark | Says) -> None:
        user, reader = self.reader_of(version.member)
        if isinstance(said, Remark):
            block = version.content["blocks"][said.part]["id"]
            with acting_as(reader):
                comment_on_block(version=version, block=uuid.UUID(block), text=said.text, by=user)
            return
        if said.phone_of:
            lend_phone(version=version, by=self.staff[said.phone_of])
        with acting_as(reader):
            answer_version(version=version, seen=version.sha256, said=answer_of(version, said), by=user)

    def withhold(self, subject: Subject, told: Withholds, after: datetime, by: User) -> datetime:
        """Asked by who wrote it; their manager agrees, or has yet to look at it."""
        member, today = self.people[told.to], self.clock.today
        facts = {name: getattr(told, name) for name in ("category", "evidence", "harm", "instead")}
        days = {"considered_on": day_of(told.day, today), "review_on": day_of(told.review, today)}
        with self.clock.at(self.clock.moment(told.day, "17:30", after=after)) as at:
            (asked,) = propose_withholding(
                subject=subject, piece_id=subject.id, members=[member], by=by, **facts, **days
            )
        if told.agreed is None:
            return at
        manager = SupervisionLine.objects.current().select_related("manager").get(supervisee=by).manager
        with self.clock.at(self.clock.moment(told.agreed, "9:40", after=at)) as at:
            decide_withholding(withholding=asked, decision="agreed", words=told.words, by=manager)
        return at

    def hide(self, subject: Subject, hides: Hides, after: datetime) -> datetime:
        version = self.standing(subject, hides.to)
        user, reader = self.reader_of(version.member)
        with self.clock.at(self.clock.moment(hides.day, "19:30", after=after)) as at, acting_as(reader):
            hide_version(version=version, by=user)
        return at

    # --- Read aloud by a worker ---

    def read(self, subject: Subject, told: ReadTo, after: datetime) -> datetime:
        reading = Reading(
            way=told.way,
            read_on=day_of(told.day, self.clock.today),
            was_private=told.private,
            language=told.language,
            interpreter=told.interpreter,
            supporter=told.supporter,
            told_back=told.told_back,
        )
        with self.clock.at(self.clock.moment(told.day, "17:00", after=after)) as at:
            record_reading(
                version=self.standing(subject, told.to),
                reading=reading,
                kind=Answer.Kind(told.kind) if told.kind else None,
                words=told.words,
                by=self.staff[told.by],
            )
        return at

    def standing(self, subject: Subject, to: str) -> SharedVersion:
        versions = SharedVersion.objects.standing().select_related("member")
        return versions.get(subject_id=subject.id, member=self.people[to])


def take_back(version: SharedVersion, share: Share, by: User) -> None:
    because = Recall.Because.REACHED if share.mishap else Recall.Because.MISTAKE
    what = share.mishap.was_in_it if share.mishap else ""
    recall_version(version=version, reason=share.recalled_why, because=because, what=what, by=by)


def bases_of(sheet: Sheet, bases: tuple[str, ...]) -> dict[uuid.UUID, str]:
    happened = [piece.id for piece in sheet.pieces if piece.kind == Passage.Kind.HAPPENED]
    return dict(zip(happened, bases, strict=False))


def answer_of(version: SharedVersion, said: Says) -> Said:
    goals = [block["id"] for block in version.content["blocks"] if block["kind"] == "goal"]
    return Said(
        said.kind,
        said.words,
        has_read=bool(said.name),
        typed_name=said.name,
        parts=dict(zip(goals, said.goals, strict=False)),
        on_workers_phone=bool(said.phone_of),
    )
