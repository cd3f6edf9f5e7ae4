from families.actions.amendments import add_to_note
from families.actions.attachments import add_attachment, remove_attachment
from families.actions.drafts import discard_draft, save_draft
from families.actions.family import add_family, allocate, change_family, end_allocation, give_cover
from families.actions.handovers import change_handover, hand_over
from families.actions.offers import note_offer
from families.actions.people import Claim, Tie, add_member, change_member
from families.actions.placings import place_visit
from families.actions.promises import settle_promise
from families.actions.protected import (
    add_address,
    end_address,
    end_term,
    keep_existence,
    protect_term,
    reopen_address,
    restore_term,
    say_nothing_to_keep,
)
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
    "add_address",
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
    "end_address",
    "end_allocation",
    "end_conflict",
    "end_term",
    "finish_visit",
    "give_cover",
    "hand_over",
    "keep_existence",
    "lift_restriction",
    "name_person",
    "note_offer",
    "place_visit",
    "protect_term",
    "remove_attachment",
    "reopen_address",
    "restore_term",
    "restrict_family",
    "save_draft",
    "say_nothing_to_keep",
    "settle_promise",
    "take_off_list",
    "undo_finish",
]
