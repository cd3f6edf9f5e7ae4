"""What a goal misses, whatever it is made of: the rule behind every draft."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.forms.fields import ScaleField
from plans.models import Goal, Step
from plans.readings import history

# a machine that does much else is slow to think of examples
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
PARTS = {
    "whose": "whose goal it is",
    "their_words": "the goal in their words",
    "our_words": "the goal in our words",
    "different": "what will be different",
    "why": "why it matters",
    "if_not": "what happens if it does not work",
}
MEMBER = {
    "member_id": "6f1c2a52-98a5-4d3c-8f52-2f1d3f4c7a10",
    "full_name": "Amina Bell",
    "preferred_name": "",
    "kind": "adult",
}
NOBODY = dict.fromkeys(MEMBER)


def reading(number: int = 4, on: str = "2026-06-03", who: dict[str, Any] = NOBODY) -> dict[str, Any]:
    return {"number": number, "looks_like": "So.", "read_on": on, **who}


def step(**facts: Any) -> dict[str, Any]:
    plain = {
        "id": MEMBER["member_id"],
        "whose": "ours",
        "other": "",
        "what": "Ring.",
        "help": "",
        "position": 0,
    }
    plain |= {"by_when": "2030-01-01", "no_help_wanted": False, "outcome": "open", "explanation": ""}
    return plain | NOBODY | facts


def goal(**facts: Any) -> Goal:
    words = dict.fromkeys([*PARTS, "zero_looks", "ten_looks"], "words") | {"whose": "family", "fair": "yes"}
    parts = {
        "step_facts": [step()],
        "reading_facts": [reading()],
        "child_facts": [],
        "is_in_a_family_with_children": False,
    }
    made = Goal(**words | {"by_when": "2030-01-01"} | {k: v for k, v in facts.items() if k not in parts})
    vars(made).update({name: facts.get(name, value) for name, value in parts.items()})
    return made


@patient
@given(st.sets(st.sampled_from(sorted(PARTS))))
def test_each_part_left_empty_is_named_and_no_other(empty: set[str]) -> None:
    made = goal(**dict.fromkeys(empty, ""))
    assert set(made.missing()) == {PARTS[name] for name in empty}
    assert made.is_whole == (not empty)


@patient
@given(st.sampled_from(Step.Whose.values), st.booleans(), st.booleans(), st.booleans())
def test_only_a_step_of_the_family_needs_help_or_that_none_is_wanted(
    whose: str, has_help: bool, wants_none: bool, has_day: bool
) -> None:
    who = MEMBER if whose == "theirs" else NOBODY
    row = step(whose=whose, help="We come." if has_help else "", no_help_wanted=wants_none, **who)
    row["by_when"] = "2030-01-01" if has_day else None
    missing = goal(step_facts=[row]).missing()

    lacks = whose == "theirs" and not has_help and not wants_none
    assert ("help beside Amina’s step" in missing) == lacks
    assert len(missing) == lacks + (not has_day)


def test_not_fair_needs_words_and_fair_does_not() -> None:
    assert goal(fair="yes").is_whole
    assert goal(fair="no").missing() == ["whether it is fair for them now"]
    assert goal(fair="no", fair_words="After the move.").is_whole


def test_a_number_without_a_look_measures_nothing() -> None:
    assert goal(reading_facts=[reading() | {"looks_like": ""}]).missing() == ["how we measure it"]
    assert goal(reading_facts=[]).missing() == ["how we measure it"]


def test_a_child_is_asked_for_only_where_there_is_one() -> None:
    assert goal(is_in_a_family_with_children=True).missing() == ["for which child it matters"]
    assert goal(is_in_a_family_with_children=True, child_facts=[MEMBER]).is_whole


@patient
@given(st.integers(0, 10))
def test_the_scale_takes_every_whole_number_from_0_to_10(number: int) -> None:
    assert ScaleField().clean(f" {number} ") == number


@patient
@given(st.text() | st.integers(11, 10**9).map(str) | st.integers(-99, -1).map(str))
def test_the_scale_takes_nothing_else(said: str) -> None:
    field = ScaleField()
    if re.fullmatch("0*([0-9]|10)", said.strip()) or not said.strip():
        assert field.clean(said) in {None, *range(11)}
        return
    with pytest.raises(ValidationError, match="Write a whole number from 0 to 10"):
        field.clean(said)


def test_the_numbers_in_one_sentence() -> None:
    said = [
        reading(3, "2026-06-03", MEMBER),
        reading(2, "2025-11-03", MEMBER),
        reading(5, "2026-11-20", MEMBER),
        reading(4, "2026-11-20"),
    ]
    readings = goal(reading_facts=said).all_readings
    today = readings[-1].read_on

    assert history(readings, today) == "Amina said 3 in June, 2 in November 2025, 5 now; we said 4"
    assert history([], today) == ""


@pytest.mark.parametrize(("facts", "title"), [({}, "words"), ({"different": ""}, "words")])
def test_a_goal_is_called_by_what_is_there(facts: dict[str, str], title: str) -> None:
    assert goal(**facts).title == title
