"""Who may be sent a version, and how far each of them has got."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from families.models import Member, Visit, VisitMember
from families.sharing.models import Answer, Invitation, MemberAccess, SharedVersion
from families.sharing.models.versions import SubjectKind
from restorative.accounts.models import User


@dataclass
class Card:
    """One member of the family, as the page of recipients shows them."""

    member: Member
    was_there: bool
    can_sign_in: bool
    is_invited: bool
    version: SharedVersion | None

    @property
    def answer(self) -> Answer | None:
        """The newest answer to the version that stands."""
        answers = list(self.version.answers.all()) if self.version else []
        return answers[0] if answers else None


def cards_for(visit: Visit, user: User) -> list[Card]:
    """A card for each member who may receive, who was there first. Three statements, however many there are."""
    versions = latest_versions(visit, user)
    today = timezone.localdate()
    members = members_of(visit, user).order_by("-was_there", "kind", "birth_date", "full_name")
    return [
        Card(m, m.was_there, m.can_sign_in, m.is_invited, versions.get(m.pk))
        for m in members
        if m.reads_on(today)
    ]


def members_of(visit: Visit, user: User) -> QuerySet[Any]:
    mine = OuterRef("pk")
    return (
        Member.objects.visible_to(user)
        .filter(family=visit.family_id)
        .annotate(
            was_there=Exists(VisitMember.objects.filter(visit=visit, member=mine, was_there=True)),
            can_sign_in=Exists(MemberAccess.objects.current().filter(member=mine)),
            is_invited=Exists(Invitation.objects.current().filter(member=mine)),
        )
    )


def latest_versions(visit: Visit, user: User) -> dict[uuid.UUID, SharedVersion]:
    """The newest version of this visit that each member was sent, standing or not."""
    versions = (
        SharedVersion.objects.visible_to(user)
        .filter(subject_kind=SubjectKind.VISIT, subject_id=visit.pk)
        .with_opened()
        .prefetch_related("answers")
        .order_by("shared_at")
    )
    return {version.member_id: version for version in versions}
