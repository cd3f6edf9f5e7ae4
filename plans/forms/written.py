"""From a checked page to what the actions take."""

from typing import Any

from families.models import Member
from plans.actions import Reading, WrittenGoal, WrittenStep
from plans.forms.goals import GoalPage
from plans.models import Goal, Step

FACTS = (
    *("their_words", "our_words", "different", "zero_looks", "ten_looks"),
    *("fair", "fair_words", "why", "by_when", "if_not"),
)
STEP_FACTS = ("whose", "member", "other", "what", "by_when", "help", "no_help_wanted")


def goal_of(page: GoalPage) -> WrittenGoal:
    said = page.goal.cleaned_data
    rows = [row for row in (form.cleaned_data for form in page.steps) if row.get("what") or row.get("gone")]
    return WrittenGoal(
        facts={name: said[name] for name in FACTS} | whose_of(said["whose"], page.members),
        children=[page.members[pk] for pk in said.get("children", [])],
        steps=[step_of(page, row) for row in rows if not row.get("gone")],
        taken_out=[page.kept[row["step"]].pk for row in rows if row.get("gone")],
        reading=reading_of(page),
    )


def whose_of(said: str, members: dict[str, Member]) -> dict[str, Any]:
    member = members.get(said)
    return {"whose": Goal.Whose.MEMBER if member else said, "member": member}


def step_of(page: GoalPage, row: dict[str, Any]) -> WrittenStep:
    """Help and who stand only where they belong to whose step it is."""
    member = page.members.get(row["whose"])
    whose = Step.Whose.THEIRS if member else row["whose"] or Step.Whose.OURS
    kept = page.kept.get(row["step"])
    facts = {
        "whose": whose,
        "member": member,
        "other": row["other"] if whose == Step.Whose.OTHER else "",
        "what": row["what"],
        "by_when": row["by_when"],
        "help": row["help"],
        "no_help_wanted": row["no_help_wanted"],
    }
    return WrittenStep(facts, kept.pk if kept else None)


def reading_of(page: GoalPage) -> Reading | None:
    said = page.goal.cleaned_data
    if said["number"] is None:
        return None
    return Reading(said["number"], said["looks_like"], page.members.get(said["said_by"]))


def says_the_same(kept: Goal, written: WrittenGoal) -> bool:
    """Whether what was written is what is kept: a button pressed twice is no conflict."""
    if any(getattr(kept, name) != value for name, value in written.facts.items()):
        return False
    steps = [dict(row.facts) for row in written.steps]
    return steps == [{name: getattr(step, name) for name in STEP_FACTS} for step in kept.all_steps]
