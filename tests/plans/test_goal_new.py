"""Priya and Amina write down a goal. It can be saved at any time, and says what is still missing."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.models import Goal, ScaleReading, Step
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.plans.plan_data import day, fetched, make_plan, typed

pytestmark = pytest.mark.django_db


def write(story: Story, **changes: str) -> Any:
    plan = story.family.plans.first() or make_plan(story)
    return story.as_priya.post(reverse("plans:goal_new", args=[plan.pk]), typed(story, **changes))


def test_a_goal_with_every_part_is_whole_and_stands_on_the_plans_page(story: Story) -> None:
    answer = write(story)

    goal = fetched(Goal.objects.get())
    assert answer.status_code == 302
    assert goal.missing() == []
    assert (goal.whose, goal.member) == ("member", story.amina)
    assert [(step.whose, step.who, step.help) for step in goal.all_steps] == [
        ("theirs", "Amina", "We bring a checklist."),
        ("ours", "We", ""),
    ]
    assert [(one.number, one.looks_like, one.member) for one in goal.all_readings] == [
        (4, "Two mornings a week.", None)
    ]
    page = story.as_priya.get(reverse("plans:plan", args=[goal.plan_id])).content.decode()
    assert "Jaden is at school by nine." in page
    assert "We said 4." in page
    assert "Still missing" not in page


def test_a_first_sentence_is_enough_and_the_rest_is_named(story: Story) -> None:
    plan = make_plan(story)
    answer = story.as_priya.post(
        reverse("plans:goal_new", args=[plan.pk]), {"their_words": "I want him to be happy."}
    )

    goal = fetched(Goal.objects.get())
    assert answer.status_code == 302
    assert goal.missing() == [
        "whose goal it is",
        "the goal in our words",
        "what will be different",
        "how we measure it",
        "whether it is fair for them now",
        "why it matters",
        "for which child it matters",
        "by when",
        "what happens if it does not work",
        "the steps",
    ]
    for url in (reverse("plans:plan", args=[plan.pk]), reverse("plans:goal_edit", args=[goal.pk])):
        page = story.as_priya.get(url).content.decode()
        assert "Still missing:" in page
        assert "what happens if it does not work" in page


def test_a_step_of_hers_needs_help_beside_it_or_that_she_wants_none(story: Story) -> None:
    write(story, **{"step-0-help": ""})
    assert fetched(Goal.objects.get()).missing() == ["help beside Amina’s step"]

    write(story, **{"step-0-help": "", "step-0-no_help_wanted": "on"})
    assert fetched(Goal.objects.latest("position")).missing() == []


@pytest.mark.parametrize("number", ["11", "-1", "4.5", "four", "1000000", "٤", "4/10"])
def test_a_number_off_the_scale_is_refused_in_words(story: Story, number: str) -> None:
    answer = write(story, number=number)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Write a whole number from 0 to 10" in page
    assert "He loves maths." in page
    assert not Goal.objects.exists()


def test_zero_is_a_number(story: Story) -> None:
    write(story, number="0")
    assert ScaleReading.objects.get().number == 0
    assert fetched(Goal.objects.get()).missing() == []


def test_days_in_the_past_and_somebody_without_a_name_are_refused_kindly(story: Story) -> None:
    past = timezone.localdate() - timedelta(days=1)
    answer = write(story, **day("by_when", past), **day("step-0-by_when", past), **{"step-1-whose": "other"})

    page = answer.content.decode()
    # the summary, and beside each box
    assert page.count("This day has passed. Choose today or a later day") == 4
    assert "Say who does it: for example the school" in page
    assert "Pack the bag at night." in page
    assert not Goal.objects.exists()


def test_a_number_is_asked_for_where_only_its_look_is_described(story: Story) -> None:
    assert "Write the number that you mean" in write(story, number="").content.decode()


def test_nothing_at_all_is_not_a_goal(story: Story) -> None:
    plan = make_plan(story)
    answer = story.as_priya.post(reverse("plans:goal_new", args=[plan.pk]), {"why": "Because."})
    assert "Write down what it is about first" in answer.content.decode()


def test_another_step_without_scripts_keeps_everything_typed(story: Story) -> None:
    answer = write(story, add="step", number="99")

    page = answer.content.decode()
    assert 'name="step-2-what"' in page
    assert "Pack the bag at night." in page
    assert "Write a whole number" not in page
    assert not Goal.objects.exists()


def test_pressed_twice_it_is_one_goal(story: Story) -> None:
    for _ in range(2):
        write(story, key="0" * 32)

    assert Goal.objects.count() == 1
    assert Step.objects.count() == 2
    assert AuditEvent.objects.filter(action="add_goal").count() == 1


def test_nobody_of_another_family_stands_in_it(story: Story) -> None:
    stranger = people.make_adult(people.make_family(people.make_practitioner("Omar Aziz"), "Novak"))
    answer = write(story, whose=str(stranger.pk), children=str(stranger.pk))

    assert answer.status_code == 200
    assert not Goal.objects.exists()
