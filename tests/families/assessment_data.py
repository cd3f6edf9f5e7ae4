"""An assessment of the Bell family, and what stands in it."""

from typing import Any

from families.models import Assessment, AssessmentItem, HardToAssess, YouSaid
from tests.conftest import Story


def begin(story: Story, **facts: Any) -> Assessment:
    facts.setdefault("purpose", "What makes mornings hard, and what helps.")
    return Assessment.objects.create(family=story.family, begun_by=story.priya, **facts)


def add_item(story: Story, made: Assessment, **facts: Any) -> AssessmentItem:
    """A need of the whole family, in Amina's words, that we see differently."""
    said: dict[str, Any] = {
        "kind": "need",
        "topic": "Mornings before school",
        "said_by": story.amina,
        "family_view": "The bus is late, not us.",
        "our_view": "Somebody misses maths most days.",
        "stands": "different",
        "why": "The school keeps a list.",
        "reply": "The list is wrong.",
    }
    place = {"family": story.family, "assessment": made, "position": made.items.count() + 1}
    return AssessmentItem.objects.create(**place, **said | facts, changed_by=story.priya)


def add_hard(story: Story, made: Assessment, **facts: Any) -> HardToAssess:
    said: dict[str, Any] = {
        "area": "Weekends",
        "why": "Nobody opened.",
        "tried": "Two visits.",
        "risk_effect": "We know less than we should.",
        "next_try": "Ask for a time.",
    }
    return HardToAssess.objects.create(family=story.family, assessment=made, **said | facts, by=story.priya)


def add_told(story: Story, made: Assessment, **facts: Any) -> YouSaid:
    said: dict[str, Any] = {
        "said": "A later bus.",
        "decided": "We cannot move it.",
        "because": "Others set it.",
    }
    return YouSaid.objects.create(family=story.family, assessment=made, **said | facts, by=story.priya)
