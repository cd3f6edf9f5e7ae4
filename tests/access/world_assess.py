"""An assessment with one of everything in each family, and a canary in each of its texts."""

from typing import Any

from django.db import models
from django.utils import timezone

from families.models import Assessment, AssessmentItem, HardToAssess, YouSaid
from tests.access.canaries import canary
from tests.access.world_plans import add_plan
from tests.access.world_support import add_support, mixed_support_rows

# where the canaries stand: no family member ever reads one of them without a version
ASSESSMENT_TEXTS = [
    *("assesspurpose", "assessending", "itemtopic", "itemtheirs", "itemours", "itemwhy", "itemreply"),
    *(
        "hardarea",
        "hardwhy",
        "hardtried",
        "hardeffect",
        "hardnext",
        "saidwords",
        "saiddecided",
        "saidbecause",
    ),
]


def add_written_together(case: Any) -> None:
    """A plan and an assessment, and what was agreed to, offered and is owed."""
    add_plan(case)
    add_assessment(case)
    add_support(case)


def add_assessment(case: Any) -> None:
    key, of = case.key, {"family": case.family}
    made = Assessment.objects.create(
        **of, purpose=canary(key, "assesspurpose"), ending=canary(key, "assessending"), begun_by=case.lead
    )
    item = add_item(case, made)
    HardToAssess.objects.create(
        **of,
        assessment=made,
        member=case.mother,
        area=canary(key, "hardarea"),
        why=canary(key, "hardwhy"),
        tried=canary(key, "hardtried"),
        risk_effect=canary(key, "hardeffect"),
        next_try=canary(key, "hardnext"),
        by=case.lead,
    )
    YouSaid.objects.create(
        **of,
        assessment=made,
        member=case.mother,
        said=canary(key, "saidwords"),
        decided=canary(key, "saiddecided"),
        because=canary(key, "saidbecause"),
        told_on=timezone.localdate(),
        by=case.lead,
    )
    case.ids |= {"assessment": made.pk, "item": item.pk}


def add_item(case: Any, made: Assessment, position: int = 1) -> AssessmentItem:
    return AssessmentItem.objects.create(
        family=case.family,
        assessment=made,
        position=position,
        kind="need",
        is_risk=True,
        member=case.mother,
        topic=canary(case.key, "itemtopic"),
        said_by=case.mother,
        family_view=canary(case.key, "itemtheirs"),
        our_view=canary(case.key, "itemours"),
        stands="different",
        why=canary(case.key, "itemwhy"),
        reply=canary(case.key, "itemreply"),
        changed_by=case.lead,
    )


def mixed_assessment_rows(own: Any, other: Any) -> list[models.Model]:
    """Rows of one's own family's assessment that each name something of the other family."""
    of = {"family": own.family}
    mine, theirs = own.family.assessments.get(), other.family.assessments.get()
    item = {**of, "position": 9, "kind": "need", "topic": "x", "changed_by": own.lead}
    hard = {**of, "area": "x", "why": "x", "by": own.lead}
    told = {**of, "said": "x", "decided": "x", "because": "x", "by": own.lead}
    return [
        AssessmentItem(**item, assessment=theirs),
        AssessmentItem(**item, assessment=mine, member=other.mother),
        AssessmentItem(**item, assessment=mine, said_by=other.mother),
        HardToAssess(**hard, assessment=theirs),
        HardToAssess(**hard, assessment=mine, member=other.mother),
        YouSaid(**told, assessment=theirs),
        YouSaid(**told, assessment=mine, member=other.mother),
        *mixed_support_rows(own, other),
    ]
