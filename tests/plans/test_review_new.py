"""Amina, Jaden and Priya look at the plan together."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.models import Goal, Plan, Review, ScaleReading
from tests.conftest import Story
from tests.plans.plan_data import SOON, day, make_goal, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(story: Story) -> Goal:
    return make_goal(story, make_plan(story, story.amina, story.jaden))


def hold(story: Story, goal: Goal, **changes: str) -> Any:
    key = goal.pk.hex
    said = {
        **day("held_on", timezone.localdate()),
        f"number_{key}_{story.amina.pk.hex}": "6",
        f"looks_{key}_{story.amina.pk.hex}": "No shouting since Monday.",
        f"number_{key}_us": "4",
        "working_well": "The checklist.",
        "what_next": "Keep the checklist.",
        **day("review_on", SOON),
        **changes,
    }
    return story.as_priya.post(reverse("plans:review_new", args=[goal.plan_id]), said)


def test_the_next_look_is_within_a_year(story: Story, goal: Goal) -> None:
    page = hold(story, goal, **day("review_on", date(2100, 1, 1))).content.decode()
    assert "Choose a day within a year." in page
    assert "Keep the checklist." in page
    assert not Review.objects.exists()


def test_each_says_a_number_of_their_own(story: Story, goal: Goal) -> None:
    page = story.as_priya.get(reverse("plans:review_new", args=[goal.plan_id])).content.decode()
    assert "Amina’s number, from 0 to 10" in page
    assert "Jaden’s number, from 0 to 10" in page
    assert "Ryan" not in page

    answer = hold(story, goal)
    review = Review.objects.get()
    assert answer.headers["Location"] == reverse("plans:review", args=[review.pk])
    assert [(one.member, one.number) for one in review.readings.order_by("-number")] == [
        (story.amina, 6),
        (None, 4),
    ]
    assert Plan.objects.get().review_on == SOON
    shown = story.as_priya.get(answer.headers["Location"]).content.decode()
    assert "Amina said 6" in shown
    assert "No shouting since Monday." in shown
    plan = story.as_priya.get(reverse("plans:plan", args=[goal.plan_id])).content.decode()
    assert "4 now; Amina said 6." in plan
    assert answer.headers["Location"] in plan


def test_sent_twice_it_is_one_review(story: Story, goal: Goal) -> None:
    for _ in range(2):
        hold(story, goal, key="b" * 32)
    assert Review.objects.count() == 1
    assert ScaleReading.objects.exclude(review=None).count() == 2


def test_wrong_numbers_are_refused_and_nothing_typed_is_lost(story: Story, goal: Goal) -> None:
    number, looks = f"number_{goal.pk.hex}_us", f"looks_{goal.pk.hex}_us"
    wrong = hold(story, goal, **{number: "12"}).content.decode()
    assert "Write a whole number from 0 to 10" in wrong
    assert "No shouting since Monday." in wrong
    assert (
        "Write the number that you mean" in hold(story, goal, **{number: "", looks: "Calm"}).content.decode()
    )
    assert not Review.objects.exists()


def test_a_review_of_nothing_is_none(story: Story, goal: Goal) -> None:
    answer = story.as_priya.post(
        reverse("plans:review_new", args=[goal.plan_id]), day("held_on", timezone.localdate())
    )
    assert "Write down something of what was said, or a number" in answer.content.decode()
