from families.actions.amendments import add_to_note
from families.actions.attachments import add_attachment, remove_attachment
from families.actions.drafts import discard_draft, save_draft
from families.actions.family import add_family, allocate, change_family, end_allocation, give_cover
from families.actions.handovers import change_handover, hand_over
from families.actions.people import Claim, Tie, add_member, change_member
from families.actions.promises import settle_promise
from families.actions.reach import (
    declare_conflict,
    end_conflict,
    lift_restriction,
    name_person,
    restrict_family,
    take_off_list,
)
from families.actions.visits import finish_visit, undo_finish

__all__ = [
    "Claim",
    "Tie",
    "add_attachment",
    "add_family",
    "add_member",
    "add_to_note",
    "allocate",
    "change_family",
    "change_handover",
    "change_member",
    "declare_conflict",
    "discard_draft",
    "end_allocation",
    "end_conflict",
    "finish_visit",
    "give_cover",
    "hand_over",
    "lift_restriction",
    "name_person",
    "remove_attachment",
    "restrict_family",
    "save_draft",
    "settle_promise",
    "take_off_list",
    "undo_finish",
]
