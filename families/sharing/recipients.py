"""Who may be sent a version, and how far each of them has got."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from families.models import Member, SharingAgreement
from families.models.people import written_twice
from families.models.support import not_agreed, with_agreements
from families.sharing.models import Answer, Invitation, MemberAccess, SharedVersion
from families.sharing.subjects import Subject
from restorative.accounts.models import User


@dataclass
class Card:
    """One member of the family, as the page of recipients shows them."""

    member: Member
    was_there: bool
    can_sign_in: bool
    is_invited: bool
    version: SharedVersion | None
    # as whom they are written down in this family as well
    written_as: str = ""

    @property
    def answer(self) -> Answer | None:
        """The newest answer to the version that stands."""
        answers = list(self.version.answers.all()) if self.version else []
        return answers[0] if answers else None

    @property
    def topics(self) -> list[SharingAgreement]:
        """What is not to be talked about with them, or only within limits."""
        return not_agreed(self.member)

    @property
    def read_to_first(self) -> bool:
        return should_be_read_to(self.member, self.can_sign_in)

    @property
    def notes(self) -> dict[str, Any]:
        """What else is to know of the version, for `share_notes`."""
        version: Any = self.version
        if version is None or version.recalled_at is not None:
            return {}
        return notes_of(version, self.answer)


def notes_of(version: Any, answer: Answer | None) -> dict[str, Any]:
    return {
        "aloud_on": version.aloud_on,
        "hidden": version.hidden_at is not None,
        "recorded": answer is not None and answer.recorded_by_id is not None,
        "on_phone": answer is not None and answer.on_workers_phone,
    }


def should_be_read_to(member: Member, can_sign_in: bool) -> bool:
    """Whether reading it to them is the first thing to offer: they ask for it, or cannot sign in to read."""
    return member.asks_to_be_read_to or not can_sign_in


def with_door(versions: Any) -> Any:
    """`can_sign_in`: whether the recipient of each can open it by themselves."""
    mine: Any = MemberAccess.objects.current().filter(member=OuterRef("member"))
    return versions.annotate(can_sign_in=Exists(mine))


def cards_for(subject: Subject, user: User) -> list[Card]:
    """A card for each member who may receive, who was there first. Three statements, however many there are."""
    versions = latest_versions(subject, user)
    today = timezone.localdate()
    members = list(members_of(subject, user).order_by("-was_there", "kind", "birth_date", "full_name"))
    twice = written_twice(members)
    return [
        Card(m, m.was_there, m.can_sign_in, m.is_invited, versions.get(m.pk), twice.get(m.pk, ""))
        for m in members
        if m.reads_on(today)
    ]


def members_of(subject: Subject, user: User) -> Any:
    mine = OuterRef("pk")
    return with_agreements(Member.objects.visible_to(user).filter(family=subject.family)).annotate(
        was_there=Exists(subject.present().filter(who=mine)),
        can_sign_in=Exists(MemberAccess.objects.current().filter(member=mine)),
        is_invited=Exists(Invitation.objects.current().filter(member=mine)),
    )


def latest_versions(subject: Subject, user: User) -> dict[uuid.UUID, SharedVersion]:
    """The newest version of this subject that each member was sent, standing or not."""
    versions = (
        SharedVersion.objects.visible_to(user)
        .filter(subject_kind=subject.kind, subject_id=subject.id)
        .with_opened()
        .prefetch_related("answers")
        .order_by("shared_at")
    )
    return {version.member_id: version for version in versions}


def members_with_door(members: Any) -> Any:
    """`can_sign_in`: whether each of them can open what they are sent."""
    return members.annotate(can_sign_in=Exists(MemberAccess.objects.current().filter(member=OuterRef("pk"))))
