"""Saying who could be harming whom; asking a manager to read something first, and the manager's answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from families.models import Family, Member
from families.sharing.actions.versions import ChangedMeanwhile
from families.sharing.compose import Content, Sheet, content_of, sheet_for
from families.sharing.models import HarmAnswer, ShareRequest, content_hash
from families.sharing.subjects import Subject
from restorative.accounts.models import User
from restorative.audit.actions import record

Decision = ShareRequest.Decision


class NotYours(Exception):
    """Nobody says yes to what they asked for themselves."""


@dataclass(frozen=True)
class Could:
    """What somebody says of one member: whether they could be harming or controlling somebody, and why."""

    member: Member
    could_harm: str
    why: str = ""


@transaction.atomic
def answer_harm(*, family: Family, said: Sequence[Could], by: User) -> None:
    """From now on these answers count. What was answered before stays on file."""
    answers = HarmAnswer.objects.bulk_create(
        HarmAnswer(family=family, member=one.member, could_harm=one.could_harm, why=one.why, by=by)
        for one in said
    )
    if answers:
        record("answer_harm", by=by, target=family, family_id=family.pk, fields=["could_harm", "why"])


@transaction.atomic
def ask_manager(*, subject: Subject, member: Member, seen: str, by: User) -> None:
    """Put what was looked at before a manager. The same text asked twice, or approved already, is asked once.

    A text that waits still gives way to this one. Raises ChangedMeanwhile if this is not what was looked at.
    """
    sheet = sheet_for(subject, member)
    content = content_of(sheet, sender=by)
    if content is None or content_hash(content) != seen:
        raise ChangedMeanwhile
    before = sheet.approval.of(seen)
    if sheet.approval.lets(seen) or (before and before.is_waiting):
        return
    if sheet.approval.asked and sheet.approval.asked[0].is_waiting:
        give_way(subject.id, member.pk, by)
    request = request_for(sheet, content, by)
    # who asks at the same moment as a colleague is told by the preview what waits now
    ShareRequest.objects.bulk_create([request], ignore_conflicts=True)
    record("ask_manager", by=by, target=request, family_id=request.family_id, fields=["content"])


def give_way(subject_id: UUID, member_id: UUID, by: User) -> None:
    """What waits about the same subject and person is asked no more: another text takes its place."""
    waiting = ShareRequest.objects.waiting().filter(member=member_id, subject_id=subject_id)
    waiting.update(decision=Decision.REPLACED, decided_by=by, decided_at=timezone.now())


def request_for(sheet: Sheet, content: Content, by: User) -> ShareRequest:
    return ShareRequest(
        family_id=sheet.subject.family.pk,
        member=sheet.recipient.member,
        subject_kind=sheet.subject.kind,
        subject_id=sheet.subject.id,
        content=content,
        sha256=content_hash(content),
        asked_by=by,
    )


@transaction.atomic
def decide_share(*, request: ShareRequest, decision: str, words: str, by: User) -> bool:
    """Say yes to exactly this text, or ask for changes. False if somebody decided before: theirs stands.

    Raises NotYours for who asked.
    """
    if request.asked_by_id == by.pk:
        raise NotYours
    waiting = ShareRequest.objects.waiting().filter(pk=request.pk)
    if not waiting.update(decision=decision, words=words, decided_by=by, decided_at=timezone.now()):
        return False
    record("decide_share", by=by, target=request, family_id=request.family_id, fields=["decision", "words"])
    return True
