from families.actions.amendments import add_to_note
from families.actions.attachments import add_attachment, remove_attachment
from families.actions.drafts import discard_draft, save_draft
from families.actions.family import add_family, allocate, change_family, end_allocation
from families.actions.handovers import change_handover, hand_over
from families.actions.people import Claim, Tie, add_member, change_member
from families.actions.promises import settle_promise
from families.actions.protected import (
    add_address,
    end_address,
    end_term,
    protect_term,
    reopen_address,
    restore_term,
    say_nothing_to_keep,
)
from families.actions.visits import finish_visit, undo_finish

__all__ = [
    "Claim",
    "Tie",
    "add_address",
    "add_attachment",
    "add_family",
    "add_member",
    "add_to_note",
    "allocate",
    "change_family",
    "change_handover",
    "change_member",
    "discard_draft",
    "end_address",
    "end_allocation",
    "end_term",
    "finish_visit",
    "hand_over",
    "protect_term",
    "remove_attachment",
    "reopen_address",
    "restore_term",
    "save_draft",
    "say_nothing_to_keep",
    "settle_promise",
    "undo_finish",
]
