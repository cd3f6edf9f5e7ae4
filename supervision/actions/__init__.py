"""Everything that writes in supervision."""

from supervision.actions.decisions import AlreadyDecided, decide_escalation, make_decision
from supervision.actions.keeping import Conflict, Reviewed
from supervision.actions.sessions import (
    Planned,
    Written,
    agree,
    answer_session,
    cancel_session,
    move_session,
    plan_session,
    prepare_session,
    review_session,
    write_session,
)
from supervision.actions.writing import save_discussion, save_reflection, settle_action

__all__ = [
    "AlreadyDecided",
    "Conflict",
    "Planned",
    "Reviewed",
    "Written",
    "agree",
    "answer_session",
    "cancel_session",
    "decide_escalation",
    "make_decision",
    "move_session",
    "plan_session",
    "prepare_session",
    "review_session",
    "save_discussion",
    "save_reflection",
    "settle_action",
    "write_session",
]
