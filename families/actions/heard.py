"""Writing down what somebody thinks, what a child needs, how somebody likes to be worked with, and who they say they are.

Each is added in one's own name and stays as it is: the newest stands. `new` comes with the page: sent twice it is one.
"""

import uuid

from django.db import transaction

from families.actions.family import Facts, put_facts
from families.actions.once import insert_once
from families.models import (
    Explained,
    GettingToKnow,
    Identity,
    InfluenceThought,
    Interpreted,
    Member,
    NeedNote,
    Tried,
    ViewSought,
    Visit,
)
from restorative.accounts.models import User
from restorative.audit.actions import record


@transaction.atomic
def note_view(*, member: Member, facts: Facts, new: uuid.UUID | None = None, by: User) -> ViewSought:
    """That somebody was asked, or why not (S19)."""
    said = ViewSought(id=new, family_id=member.family_id, member=member, by=by, **facts)
    if insert_once(said):
        record("note_view", by=by, target=said, family_id=member.family_id, fields=facts)
    return said


@transaction.atomic
def note_influence(*, member: Member, text: str, new: uuid.UUID | None = None, by: User) -> InfluenceThought:
    """Our thought on who may be echoing whom, apart from their words (S18)."""
    said = InfluenceThought(id=new, family_id=member.family_id, member=member, by=by, text=text)
    if insert_once(said):
        record("note_influence", by=by, target=said, family_id=member.family_id, fields=["text"])
    return said


@transaction.atomic
def note_need(*, child: Member, facts: Facts, new: uuid.UUID | None = None, by: User) -> NeedNote:
    """What we know of one thing that a child needs, and what comes next (S14)."""
    said = NeedNote(id=new, family_id=child.family_id, member=child, by=by, **facts)
    if insert_once(said):
        record("note_need", by=by, target=said, family_id=child.family_id, fields=facts)
    return said


@transaction.atomic
def get_to_know(*, member: Member, facts: Facts, new: uuid.UUID | None = None, by: User) -> GettingToKnow:
    """A new version of how somebody likes to be worked with (S40)."""
    said = GettingToKnow(id=new, family_id=member.family_id, member=member, by=by, **facts)
    if insert_once(said):
        record("get_to_know", by=by, target=said, family_id=member.family_id, fields=facts)
    return said


@transaction.atomic
def note_tried(*, member: Member, facts: Facts, new: uuid.UUID | None = None, by: User) -> Tried:
    """Something we tried, and how it went (S41)."""
    said = Tried(id=new, family_id=member.family_id, member=member, by=by, **facts)
    if insert_once(said):
        record("note_tried", by=by, target=said, family_id=member.family_id, fields=facts)
    return said


@transaction.atomic
def note_identity(*, member: Member, facts: Facts, new: uuid.UUID | None = None, by: User) -> Identity:
    """How somebody describes themself (S33)."""
    said = Identity(id=new, family_id=member.family_id, member=member, by=by, **facts)
    if insert_once(said):
        record("note_identity", by=by, target=said, family_id=member.family_id, fields=facts)
    return said


@transaction.atomic
def note_explained(*, member: Member, facts: Facts, new: uuid.UUID | None = None, by: User) -> Explained:
    """That we said who we are, why we come, and what we and they may do (S32)."""
    said = Explained(id=new, family_id=member.family_id, member=member, by=by, **facts)
    if insert_once(said):
        record("note_explained", by=by, target=said, family_id=member.family_id, fields=facts)
    return said


@transaction.atomic
def change_speaking(*, member: Member, facts: Facts, by: User) -> Member:
    """How to speak and write with somebody, and what was agreed on for it (S33, S49, S50)."""
    changed = put_facts(member, facts)
    member.save(update_fields=changed)
    record("change_speaking", by=by, target=member, family_id=member.family_id, fields=changed)
    return member


@transaction.atomic
def note_interpreter(
    *, visit: Visit, member: Member, facts: Facts, new: uuid.UUID | None = None, by: User
) -> Interpreted:
    """Who interpreted for somebody at a visit (S50)."""
    said = Interpreted(id=new, family_id=visit.family_id, visit=visit, member=member, by=by, **facts)
    if insert_once(said):
        record("note_interpreter", by=by, target=said, family_id=visit.family_id, fields=facts)
    return said
