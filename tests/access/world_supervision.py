"""Each practitioner's supervision: one session that is being written, one that is over, and what hangs on them."""

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from families.models import Escalation
from restorative.accounts.models import User
from supervision.models import Action, Agreement, CaseDiscussion, Decision, Reflection, SupervisionSession
from tests.access.canaries import canary
from tests.access.world_importing import add_import_file

if TYPE_CHECKING:
    from tests.access.world import Case

TEXTS = ("brings", "support", "challenge", "support_back", "challenge_back")
REFLECTION = ("experience", "reflect", "make_sense", "plan", "feelings")
PROMPTS = (
    "strengths",
    "worries",
    "engagement",
    "risk_effect",
    "our_change",
    "family_change",
    "explored_with",
    "discussed",
)
DECISION = ("question", "facts", "risk", "options", "advice", "duty_reference", "decided", "rationale")


def texts(case: "Case", kind: str, names: tuple[str, ...]) -> dict[str, str]:
    """A canary in each of these fields; those of one kind begin alike."""
    return {name: canary(case.key, f"{kind}{name}") for name in names}


def add_supervision(case: "Case", manager: User) -> None:
    """Between the two of this case: what only they read, and what goes on the family's file."""
    two = {"supervisee": case.lead, "manager": manager}
    add_import_file(case, manager)
    Agreement.objects.create(**two, agreed_by=manager, words=canary(case.key, "twoagreed"))
    session = SupervisionSession.objects.create(
        **two,
        **texts(case, "two", TEXTS),
        planned_on=timezone.localdate(),
        held_on=timezone.localdate(),
        changed_by=manager,
    )
    over = SupervisionSession.objects.create(
        **two,
        planned_on=timezone.localdate() - timedelta(days=30),
        held_on=timezone.localdate() - timedelta(days=30),
        reviewed_at=timezone.now() - timedelta(days=29),
        answer="different",
        answer_words=canary(case.key, "twoanswer"),
        answered_at=timezone.now() - timedelta(days=28),
        changed_by=manager,
    )
    Reflection.objects.create(session=session, **texts(case, "own", REFLECTION))
    action = Action.objects.create(
        session=session,
        owner=case.lead,
        what=canary(case.key, "twoaction"),
        explanation=canary(case.key, "twobecame"),
    )
    discussion = CaseDiscussion.objects.create(
        session=session, family=case.family, changed_by=case.lead, **texts(case, "two", PROMPTS)
    )
    case.ids |= {
        "session": session.pk,
        "over": over.pk,
        "discussion": discussion.pk,
        "action": action.pk,
        "person": case.lead.pk,
        **on_the_file(case, discussion, manager),
    }


def on_the_file(case: "Case", discussion: CaseDiscussion, manager: User) -> dict[str, uuid.UUID | str]:
    decision = Decision.objects.create(
        family=case.family,
        discussion=discussion,
        decided_by=manager,
        duty_contacted="yes",
        **texts(case, "file", DECISION),
    )
    escalation = Escalation.objects.create(
        family=case.family,
        visit_id=case.ids["visit"],
        raised_by=case.lead,
        owner=manager,
        what=canary(case.key, "filetold"),
        decision=canary(case.key, "fileanswer"),
    )
    return {"decision": decision.pk, "escalation": escalation.pk}
