"""Several visits for one person at once: the same sheets as one by one, read in two statements."""

import uuid
from collections.abc import Callable, Collection
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Exists, OuterRef

from families.models import Member, Visit
from families.sharing.compose import Sheet, facts_of, laid_out
from families.sharing.models import SharedVersion, Withholding
from families.sharing.visits import VisitSubject, files_of, passages_of_all, there_at
from restorative.accounts.models import User

MOST = 10
OFFERED = 20


def unshared_with(member: Member, user: User) -> list[Visit]:
    """The newest visits of which nothing stands for this person; attempts owe no sharing.

    What they took off their own page stands: it is not offered again behind their back. What is withheld from them
    as a whole is not offered either.
    """
    standing = SharedVersion.objects.standing().filter(member=member.pk, subject_id=OuterRef("pk"))
    whole = Withholding.objects.standing().filter(
        member=member.pk, subject_id=OuterRef("pk"), piece_id=OuterRef("pk")
    )
    owing = Visit.objects.visible_to(user).filter(family=member.family_id).owing_sharing()
    return list(owing.filter(~Exists(standing), ~Exists(whole)).with_first_words().newest_first()[:OFFERED])


def sheets_of(ids: Collection[uuid.UUID], member: Any, user: User) -> list[Sheet]:
    """A sheet for each of these visits of the member's family, the oldest first. `member` knows `can_sign_in`.

    Fewer than were asked for, where one is out of sight or of another family.
    """
    facts = facts_of(VisitSubject.kind, OuterRef("pk"), member.pk, there_at(OuterRef("pk")))
    visits = VisitSubject.visible_to(user).filter(family=member.family_id, pk__in=ids).annotate(**facts)
    subjects = [VisitSubject(visit) for visit in visits.order_by("happened_on", "finished_at", "pk")]
    read_ahead(subjects, member)
    known = {"can_sign_in": member.can_sign_in}
    return [laid_out(one, member, vars(one.record) | known) for one in subjects]


def read_ahead(subjects: Collection[VisitSubject], member: Member) -> None:
    """The passages and files of all of them in two statements."""
    ids = [one.id for one in subjects]
    passages = by(attrgetter("visit_id"), passages_of_all(ids, member.pk), "position")
    files = by(attrgetter("note_id"), files_of(ids, member.pk), "added_at")
    for one in subjects:
        one.passages, one.files = passages.get(one.id, []), files.get(one.id, [])


def by(visit_of: Callable[[Any], uuid.UUID], rows: list[Any], order: str) -> dict[uuid.UUID, list[Any]]:
    """The rows of each visit, in their order."""
    rows = sorted(rows, key=lambda row: (visit_of(row), getattr(row, order)))
    return {visit: list(some) for visit, some in groupby(rows, visit_of)}
