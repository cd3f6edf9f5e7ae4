"""Whether a manager reads first what goes to one recipient, why, and what became of it so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F
from django.db.models.functions import JSONObject

from families.sharing.models import HarmAnswer, ShareRequest
from families.sharing.models.approvals import facts_of_harm

# an older yes than the last few is asked for again
REMEMBERED = 10
Decision = ShareRequest.Decision


class NeedsYes(Exception):
    """A manager has not said yes to this very text."""


@dataclass(frozen=True)
class Asked:
    """One text that was put before a manager."""

    sha256: str
    decision: str
    words: str
    decided_by: str | None
    at: datetime

    @property
    def is_waiting(self) -> bool:
        return not self.decision

    @property
    def is_approved(self) -> bool:
        return self.decision == Decision.APPROVED

    @property
    def asks_for_changes(self) -> bool:
        return self.decision == Decision.CHANGES


class Approval:
    """Of one subject and one recipient, from what is known."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self.harm: str = known["harm"] or ""
        self.is_unanswered: bool = known["is_unanswered"]
        # the newest first
        self.asked = [asked_of(one) for one in known["requests"]]

    @property
    def needs_yes(self) -> bool:
        return self.is_unanswered or self.harm != HarmAnswer.Could.NO

    def of(self, sha256: str) -> Asked | None:
        """What was said to this text, the last time it was asked about."""
        return next((one for one in self.asked if one.sha256 == sha256), None)

    def lets(self, sha256: str) -> bool:
        """Whether this text may go as far as a manager's yes is concerned."""
        asked = self.of(sha256)
        return not self.needs_yes or (asked is not None and asked.is_approved)

    @property
    def changes(self) -> Asked | None:
        """The changes that were asked for, as long as nothing was asked since."""
        return self.asked[0] if self.needs_yes and self.asked and self.asked[0].asks_for_changes else None


def asked_of(one: Mapping[str, Any]) -> Asked:
    return Asked(
        one["sha256"],
        one["decision"],
        one["words"],
        one["decided_by"],
        datetime.fromisoformat(one["decided_at"] or one["asked_at"]),
    )


def facts_of_approval(about: Mapping[str, Any]) -> dict[str, Any]:
    """What Approval asks for, as expressions; `about` names subject and member, either may be the outer query's."""
    facts = JSONObject(
        sha256="sha256",
        decision="decision",
        words="words",
        asked_at="asked_at",
        decided_at="decided_at",
        decided_by=F("decided_by__name"),
    )
    requests = ShareRequest.objects.filter(**about).newest_first()[:REMEMBERED]
    return {"requests": ArraySubquery(requests.values(facts=facts)), **facts_of_harm(about["member"])}
