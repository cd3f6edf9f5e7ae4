"""A goal grows bit by bit, by more hands than one, and nothing of anybody's is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.models import Goal, ScaleReading, Step
from tests import people
from tests.conftest import Story
from tests.plans.plan_data import day, fetched, make_goal, make_plan, step, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(story: Story) -> Goal:
    return make_goal(story, make_plan(story))


def rows(goal: Goal) -> dict[str, str]:
    """The steps that are there, as the page sends them."""
    sent: dict[str, str] = {}
    for number, one in enumerate(goal.steps.order_by("position")):
        row = {
            "step": str(one.pk),
            "what": one.what,
            "whose": str(one.member_id or one.whose),
            "help": one.help,
        }
        sent |= {f"step-{number}-{name}": value for name, value in row.items()}
        sent |= day(f"step-{number}-by_when", one.by_when)
    return sent


def save(story: Story, goal: Goal, *, revision: Any = 1, client: Any = None, **changes: Any) -> Any:
    sent = typed(story, number="", looks_like="") | rows(goal) | {"revision": str(revision)} | changes
    return (client or story.as_priya).post(reverse("plans:goal_edit", args=[goal.pk]), sent)


def test_it_opens_with_what_is_there_and_saves_it_unchanged(story: Story, goal: Goal) -> None:
    page = story.as_priya.get(reverse("plans:goal_edit", args=[goal.pk])).content.decode()
    assert "I want us to get out of the door without shouting." in page
    assert "We bring a checklist with pictures." in page
    assert "The last number: we said 4" in page

    before = {one.pk for one in goal.steps.all()}
    assert save(story, goal, why="He said so.").status_code == 302
    changed = fetched(goal)
    assert changed.why == "He said so."
    assert {one.pk for one in changed.all_steps} == before
    assert changed.revision == 2
    assert len(changed.all_readings) == 1, "no number was typed, so none was said"


def test_a_new_number_stands_beside_the_old_ones(story: Story, goal: Goal) -> None:
    save(story, goal, number="6", looks_like="Four mornings.", said_by=str(story.amina.pk))
    assert [(one.number, one.member) for one in ScaleReading.objects.order_by("noted_at")] == [
        (4, None),
        (6, story.amina),
    ]


def test_a_step_goes_only_when_it_is_ticked_and_a_settled_one_never(story: Story, goal: Goal) -> None:
    Step.objects.filter(goal=goal, whose="ours").update(
        outcome="done", settled_at=timezone.now(), settled_by=story.priya
    )
    page = story.as_priya.get(reverse("plans:goal_edit", args=[goal.pk])).content.decode()
    assert 'name="step-0-gone"' in page
    assert 'name="step-1-gone"' not in page

    save(story, goal, **{"step-0-gone": "on", "step-1-gone": "on"})
    assert [one.what for one in goal.steps.all()] == ["Ring the school about the bus."]
    assert goal.steps.get().outcome == "done"


def test_emptying_a_step_says_what_to_do(story: Story, goal: Goal) -> None:
    answer = save(story, goal, **{"step-0-what": ""})
    assert "Say what the step is" in answer.content.decode()
    assert goal.steps.count() == 2


def test_a_day_that_has_passed_since_is_no_mistake(story: Story, goal: Goal) -> None:
    passed = timezone.localdate() - timedelta(days=3)
    Goal.objects.filter(pk=goal.pk).update(by_when=passed)
    Step.objects.filter(goal=goal).update(by_when=passed)
    assert save(story, goal, **day("by_when", passed)).status_code == 302

    earlier = passed - timedelta(days=1)
    assert "This day has passed" in save(story, goal, revision=2, **day("by_when", earlier)).content.decode()


def test_two_people_write_at_once_and_both_texts_are_shown(story: Story, goal: Goal) -> None:
    save(story, goal, client=story.as_margaret, our_words="Margaret's words.")
    answer = save(story, goal, our_words="Priya's words.")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This page is not saved" in page
    assert page.index("Margaret&#x27;s words.") < page.index("Priya&#x27;s words.")
    assert Goal.objects.get().our_words == "Margaret's words."
    assert 'name="revision" value="2"' in page

    assert save(story, goal, revision=2, our_words="Priya's words.").status_code == 302
    assert Goal.objects.get().our_words == "Priya's words."


def test_a_step_that_a_colleague_added_meanwhile_stays(story: Story, goal: Goal) -> None:
    sent = rows(goal)
    step(story, goal, "Ask about breakfast club.")
    Goal.objects.filter(pk=goal.pk).update(revision=2, our_words="Others.")

    assert save(story, goal, **sent).status_code == 409
    assert save(story, goal, revision=2, **sent).status_code == 302
    assert goal.steps.filter(what="Ask about breakfast club.").exists()


def test_pressed_twice_is_no_conflict(story: Story, goal: Goal) -> None:
    sent = rows(goal)
    for _ in range(2):
        assert save(story, goal, why="He said so.", **sent).status_code == 302
    assert Goal.objects.get().revision == 2


def test_steps_of_another_goal_are_not_touched_by_their_id(story: Story, goal: Goal) -> None:
    omar = people.make_practitioner("Omar Aziz")
    other = make_goal(story, make_plan(story), changed_by=omar)
    foreign = other.steps.earliest("position")

    save(story, goal, **{"step-0-step": str(foreign.pk), "step-0-what": "Taken over."})

    foreign.refresh_from_db()
    assert foreign.what == "Pack the bag at night."
    assert goal.steps.filter(what="Taken over.").exists()
