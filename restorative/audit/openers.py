"""Everyone who opened a family, or anything of it: how often, and when last."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from restorative.audit.models import AccessLog
from restorative.audit.reading import NOT_RESTRICTED
from restorative.audit.trail import Place, name_of, names_of


@dataclass(frozen=True)
class Opener:
    """One person, or one family member who is not named here."""

    user_id: uuid.UUID
    who: str
    is_staff: bool
    times: int
    place: Place


def openers_of(family_id: uuid.UUID, before: Place | None, size: int) -> list[Opener]:
    """Who opened it last comes first. Two statements."""
    found = list(people_of(family_id, before)[:size])
    names = names_of({row["user_id"] for row in found})
    return [
        Opener(
            row["user_id"],
            name_of(row["user_id"], names),
            row["user_id"] in names,
            row["times"],
            Place(row["last"], row["user_id"]),
        )
        for row in found
    ]


def people_of(family_id: uuid.UUID, before: Place | None) -> QuerySet[Any, Any]:
    opened = AccessLog.objects.so_far().filter(NOT_RESTRICTED, family_id=family_id).values("user_id")
    counted = opened.annotate(times=Count("id"), last=Max("at"))
    if before is not None:
        counted = counted.filter(Q(last__lt=before.at) | Q(last=before.at, user_id__lt=before.id))
    return counted.order_by("-last", "-user_id")
