"""Looking at a plan together: what works, what worries, what next, and a number for each goal."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import F

from families.actions.once import insert_once
from families.models import Member
from plans.models import Goal, Plan, Review, ScaleReading
from restorative.accounts.models import User
from restorative.audit import actions as audit


@dataclass(frozen=True)
class Said:
    """The number that one person, or we, gave to one goal."""

    goal: Goal
    member: Member | None
    number: int
    looks_like: str = ""


@dataclass(frozen=True)
class HeldReview:
    """What was said when the plan was looked at together."""

    held_on: date
    working_well: str = ""
    worries: str = ""
    what_next: str = ""
    numbers: list[Said] = field(default_factory=list)
    review_on: date | None = None


@transaction.atomic
def hold_review(*, review_id: uuid.UUID, plan: Plan, held: HeldReview, by: User) -> Review:
    """Write down a review for good, and when the next one is. The same one sent twice is one review."""
    review = Review(
        id=review_id,
        family_id=plan.family_id,
        plan=plan,
        held_on=held.held_on,
        working_well=held.working_well,
        worries=held.worries,
        what_next=held.what_next,
        by=by,
    )
    if not insert_once(review):
        return review
    ScaleReading.objects.bulk_create(reading_of(review, said) for said in held.numbers)
    Plan.objects.filter(pk=plan.pk).update(review_on=held.review_on, revision=F("revision") + 1)
    fields = ["working_well", "worries", "what_next", "readings", "review_on"]
    audit.record("hold_review", by=by, target=review, family_id=plan.family_id, fields=fields)
    return review


def reading_of(review: Review, said: Said) -> ScaleReading:
    return ScaleReading(
        family_id=review.family_id,
        goal=said.goal,
        review=review,
        member=said.member,
        number=said.number,
        looks_like=said.looks_like,
        read_on=review.held_on,
        noted_by=review.by,
    )
