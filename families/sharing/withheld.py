"""What is kept from one recipient of one subject; and who decides on it: a manager who neither wrote nor proposed it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from families.models import Amendment, Family, Member, VisitMember
from families.sharing.models import Withholding
from families.sharing.models.approvals import could_be_sent
from families.sharing.subjects import Subject, subject_classes
from restorative.access.models import FamilyAccess
from restorative.accounts.models import Role, User

Decision = Withholding.Decision


@dataclass(frozen=True)
class Kept:
    """One withholding, as far as the pages on which parts are chosen speak of it."""

    id: uuid.UUID
    piece_id: uuid.UUID
    decision: str
    words: str
    decided_by: str | None
    review_on: date
    is_ended: bool
    safe_to_tell: bool

    @property
    def stands(self) -> bool:
        return not self.is_ended and self.decision != Decision.NOT_AGREED

    @property
    def is_waiting(self) -> bool:
        return not self.is_ended and not self.decision

    @property
    def is_refused(self) -> bool:
        return not self.is_ended and self.decision == Decision.NOT_AGREED


class Withheld:
    """Of one subject and one recipient, from what is known."""

    def __init__(self, known: Mapping[str, Any], subject_id: uuid.UUID) -> None:
        self.subject_id = subject_id
        kept = [kept_of(one) for one in known["withheld"]]
        self.standing = {one.piece_id: one for one in kept if one.stands}
        # the newest of each piece; what is known comes the newest first
        self.newest = {one.piece_id: one for one in reversed(kept)}

    @property
    def whole(self) -> Kept | None:
        """What keeps all of it out."""
        return self.standing.get(self.subject_id)

    @property
    def whole_newest(self) -> Kept | None:
        return self.newest.get(self.subject_id)

    def holds(self, piece_id: uuid.UUID) -> bool:
        return self.whole is not None or piece_id in self.standing

    def of(self, piece_id: uuid.UUID) -> Kept | None:
        """What is to say about this piece: that it is kept out, or that somebody did not agree to that."""
        return self.standing.get(piece_id) or self.newest.get(piece_id)

    @property
    def is_told(self) -> bool:
        """Whether the letter says that some information is not included: only where a manager agreed, and it is safe."""
        return any(one.safe_to_tell and one.decision == Decision.AGREED for one in self.standing.values())


def kept_of(one: Mapping[str, Any]) -> Kept:
    return Kept(
        uuid.UUID(one["id"]),
        uuid.UUID(one["piece"]),
        one["decision"],
        one["words"],
        one["decided_by"],
        date.fromisoformat(one["review_on"]),
        one["ended_at"] is not None,
        one["safe_to_tell"],
    )


def facts_of_withheld(about: Mapping[str, Any]) -> dict[str, Any]:
    """What Withheld asks for, as an expression; `about` names subject and member, either may be the outer query's."""
    facts = JSONObject(
        id="id",
        piece="piece_id",
        decision="decision",
        words="words",
        decided_by=F("decided_by__name"),
        review_on="review_on",
        ended_at="ended_at",
        safe_to_tell="safe_to_tell",
    )
    rows = Withholding.objects.filter(**about).newest_first()
    return {"withheld": ArraySubquery(rows.values(facts=facts))}


def withheld_from_all_there() -> Q:
    """Of visits: a manager agreed that nobody who was there, and could be sent it, reads any of it. That is a decision too."""
    whole = Withholding.objects.agreed().filter(subject_id=OuterRef("pk"), piece_id=OuterRef("pk"))
    theirs = Withholding.objects.agreed().filter(
        member=OuterRef("member"), subject_id=OuterRef("visit"), piece_id=OuterRef("visit")
    )
    reading = could_be_sent(Member.objects.filter(family=OuterRef("family")), timezone.localdate())
    there = VisitMember.objects.filter(visit=OuterRef("pk"), was_there=True, member__in=reading.order_by())
    return Q(Exists(whole)) & ~Q(Exists(there.filter(~Exists(theirs))))


# --- who decides


def decidable_by(rows: QuerySet[Withholding], user: User) -> QuerySet[Withholding]:
    """Those on which this manager may decide. As the row policy says it."""
    held = Family.objects.held_by(user)
    return rows.filter(family__in=held).exclude(proposed_by=user).exclude(written_by(user))


def written_by(user: User) -> Q:
    """Whether this person wrote what a withholding is about, or the addition that it is about."""
    added = Amendment.objects.filter(author=user, passages=OuterRef("piece_id"))
    wrote = Q(Exists(added))
    for subject in subject_classes():
        mine = Q()
        for name in subject.authors:
            mine |= Q(**{name: user.pk})
        rows = subject.model._default_manager.filter(mine, pk=OuterRef("subject_id"))
        wrote |= Q(subject_kind=subject.kind) & Q(Exists(rows))
    return wrote


def deciders(withholding: Withholding, subject: Subject) -> list[User]:
    """Who can decide: the managers of the family, but for who wrote it and who proposed it. One statement."""
    ways = FamilyAccess.objects.current().filter(family_id=withholding.family_id)
    ways = ways.exclude(via=FamilyAccess.Via.BREAK_GLASS)
    managers = User.objects.filter(is_active=True, roles__contains=[Role.MANAGER], pk__in=ways.values("user"))
    added = Amendment.objects.filter(passages=withholding.piece_id)
    others = managers.exclude(pk__in=[*subject.written_by, withholding.proposed_by_id])
    return list(others.exclude(pk__in=added.values("author")).order_by("name", "pk"))
