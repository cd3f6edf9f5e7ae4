"""The whole plan on paper, for staff: never what one recipient reads, and marked so."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import get_language

from plans.models import Plan, Review
from restorative.documents.render import render_pdf


def plan_pdf(plan: Plan, cards: Sequence[Any], reviews: Sequence[Review], *, large_print: bool) -> bytes:
    """The bytes of a tagged PDF. `cards` are the goals as the plan's page shows them."""
    context = {"plan": plan, "cards": cards, "reviews": reviews}
    language = get_language() or "en-gb"
    return render_pdf("documents/plan.html", context, language=language, large_print=large_print)
