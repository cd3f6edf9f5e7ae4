"""When somebody comes to each of one's own families next, as it was agreed at the end of the last visit."""

import uuid
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject

from families.models import Family, Visit
from restorative.accounts.models import User

MOST = 10


@dataclass(frozen=True)
class Coming:
    """The next contact of one family."""

    family_id: uuid.UUID
    called: str
    on: date
    at: time | None
    who: str


def coming(user: User, today: date) -> ArraySubquery:
    """The soonest, as a column of another query. Of families that are only open in an emergency, none."""
    mine = Family.objects.visible_to(user).worked_by(user.pk).open()
    visits = Visit.objects.visible_to(user).filter(family__in=mine).coming_from(today)
    facts = JSONObject(family="family_id", name="family__name", on="next_on", at="next_at", who="next_who")
    return ArraySubquery(visits.values(facts=facts)[:MOST])


def read_coming(facts: list[dict[str, Any]]) -> list[Coming]:
    return [
        Coming(
            uuid.UUID(one["family"]),
            Family(name=one["name"]).called,
            date.fromisoformat(one["on"]),
            time.fromisoformat(one["at"]) if one["at"] else None,
            one["who"],
        )
        for one in facts
    ]
