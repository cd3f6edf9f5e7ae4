"""A plan that is closed stays as it was. Whoever wants to change it opens it again, and loses no word."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.models import Goal, Plan
from restorative.audit.models import AuditEvent
from tests.conftest import Story
from tests.plans.plan_data import SOON, day, make_goal, make_plan, typed

pytestmark = pytest.mark.django_db

Said = dict[str, str]


def plan_edit(story: Story, goal: Goal) -> tuple[str, object, Said]:
    said = {"revision": "1", "purpose": "Typed by Priya", "makers": str(story.amina.pk)}
    return "plan_edit", goal.plan_id, said | day("review_on", SOON)


def goal_new(story: Story, goal: Goal) -> tuple[str, object, Said]:
    return "goal_new", goal.plan_id, typed(story, our_words="Typed by Priya")


def goal_edit(story: Story, goal: Goal) -> tuple[str, object, Said]:
    return "goal_edit", goal.pk, typed(story, our_words="Typed by Priya") | {"revision": "1"}


def goal_settle(story: Story, goal: Goal) -> tuple[str, object, Said]:
    return "goal_settle", goal.pk, {"state": "stopped", "state_words": "Typed by Priya"}


def step_edit(story: Story, goal: Goal) -> tuple[str, object, Said]:
    said = {"outcome": "not_done", "explanation": "Typed by Priya"}
    return "step_edit", goal.steps.earliest("position").pk, said


def review_new(story: Story, goal: Goal) -> tuple[str, object, Said]:
    said = {"working_well": "Typed by Priya", **day("held_on", timezone.localdate())}
    return "review_new", goal.plan_id, said | day("review_on", SOON)


Form = Callable[[Story, Goal], tuple[str, object, Said]]
FORMS = (plan_edit, goal_new, goal_edit, goal_settle, step_edit, review_new)


def closed_goal(story: Story) -> Goal:
    goal = make_goal(story, make_plan(story))
    Plan.objects.update(ending="You did it.", closed_at=timezone.now(), closed_by=story.priya)
    return goal


def state() -> list[Any]:
    """What is kept of the plan and its goals."""
    plan = Plan.objects.get()
    goals = [(goal.our_words, goal.state) for goal in plan.goals.in_order()]
    steps = [step.outcome for goal in plan.goals.in_order() for step in goal.steps.all()]
    return [plan.purpose, goals, steps, plan.reviews.count()]


@pytest.mark.parametrize("form", FORMS)
def test_a_closed_plan_says_so_and_keeps_what_was_typed(story: Story, form: Form) -> None:
    name, of, said = form(story, closed_goal(story))
    url, before = reverse(f"plans:{name}", args=[of]), state()

    opened = story.as_priya.get(url).content.decode()
    assert "This plan is closed" in opened
    assert "Open it again, and save" in opened
    assert "is not saved yet" not in opened

    refused = story.as_priya.post(url, said)
    text = refused.content.decode()
    assert refused.status_code == 409
    assert "What you wrote is not saved yet" in text
    assert "Typed by Priya" in text
    assert state() == before
    assert not Plan.objects.open().exists()


@pytest.mark.parametrize("form", FORMS)
def test_one_press_opens_it_again_and_saves(story: Story, form: Form) -> None:
    name, of, said = form(story, closed_goal(story))
    before = state()

    answer = story.as_priya.post(reverse(f"plans:{name}", args=[of]), said | {"reopen": "yes"})
    assert answer.status_code == 302
    assert state() != before
    assert Plan.objects.open().exists()
    assert AuditEvent.objects.filter(action="reopen_plan").count() == 1


def test_what_is_wrong_is_said_before_anything_is_opened_again(story: Story) -> None:
    name, of, said = step_edit(story, closed_goal(story))
    wrong = said | {"explanation": "", "reopen": "yes"}
    text = story.as_priya.post(reverse(f"plans:{name}", args=[of]), wrong).content.decode()
    assert "Say what got in the way" in text
    assert not Plan.objects.open().exists()


def test_an_open_plan_is_not_called_closed(story: Story) -> None:
    goal = make_goal(story, make_plan(story))
    for form in FORMS:
        name, of, _ = form(story, goal)
        text = story.as_priya.get(reverse(f"plans:{name}", args=[of])).content.decode()
        assert "This plan is closed" not in text
        assert "Open it again" not in text


def test_a_closed_plan_offers_no_way_to_change_it(story: Story) -> None:
    goal = closed_goal(story)
    text = story.as_priya.get(reverse("plans:plan", args=[goal.plan_id])).content.decode()
    assert "Open it again" in text
    for form in FORMS:
        name, of, _ = form(story, goal)
        assert reverse(f"plans:{name}", args=[of]) not in text


def test_the_family_page_names_every_plan(story: Story) -> None:
    plans = [make_plan(story) for _ in range(5)]
    text = story.as_priya.get(reverse("families:family", args=[story.family.pk])).content.decode()
    for plan in plans:
        assert reverse("plans:plan", args=[plan.pk]) in text
    assert "The other plans" in text
