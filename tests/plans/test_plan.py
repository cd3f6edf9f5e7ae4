"""A plan from its beginning to its end, as Priya sees it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.models import Goal, GoalVisit, Plan, PlanMember, Step
from restorative.audit.models import AccessLog, AuditEvent
from tests import people
from tests.conftest import Story
from tests.documents.inside import text_of
from tests.plans.plan_data import SOON, day, make_goal, make_plan, say

pytestmark = pytest.mark.django_db


def press(story: Story, name: str, *ids: object, **data: str) -> Any:
    return story.as_priya.post(reverse(f"plans:{name}", args=ids), data)


def page(story: Story, name: str, *ids: object) -> str:
    answer = story.as_priya.get(reverse(name, args=ids))
    assert answer.status_code == 200
    return answer.content.decode()


def new(story: Story, **changes: str) -> Any:
    said = {"purpose": "Calmer mornings.", "makers": str(story.amina.pk), **day("review_on", SOON), **changes}
    return press(story, "plan_new", story.family.pk, **said)


def test_a_plan_begins_on_the_familys_page_and_stands_there(story: Story) -> None:
    assert "There is no plan yet." in page(story, "families:family", story.family.pk)

    plan_url = new(story).headers["Location"]
    plan = Plan.objects.get()
    assert plan_url == reverse("plans:plan", args=[plan.pk])
    assert [maker.member for maker in plan.makers.all()] == [story.amina]
    goal = make_goal(story, plan)
    say(story, goal, 6)

    card = page(story, "families:family", story.family.pk)
    assert "Jaden is at school by nine, four days in five." in card
    assert "now 6 of 10" in card
    assert reverse("plans:plan", args=[plan.pk]) in card
    assert "There is no plan yet." not in card


def test_sent_twice_it_is_one_plan(story: Story) -> None:
    for _ in range(2):
        new(story, key="a" * 32)
    assert Plan.objects.count() == 1
    assert AuditEvent.objects.filter(action="make_plan").count() == 1


def test_what_is_wrong_is_said_kindly_and_nothing_is_lost(story: Story) -> None:
    past = timezone.localdate() - timedelta(days=1)
    wrong = new(story, **day("review_on", past)).content.decode()
    assert "This day has passed. Choose today or a later day" in wrong
    assert "Calmer mornings." in wrong
    assert "Say in a few words what the plan is for" in new(story, purpose="  ").content.decode()
    assert not Plan.objects.exists()


def test_nobody_looks_at_a_plan_again_in_2100(story: Story) -> None:
    """A year to come is the longest. A day that stands there from before is not in the way of other words."""
    far = date(2100, 1, 1)
    wrong = new(story, **day("review_on", far)).content.decode()
    assert "Choose a day within a year. You can look at it again as often as you like" in wrong
    assert "Calmer mornings." in wrong
    assert not Plan.objects.exists()
    plan = make_plan(story, review_on=far)
    said = {"purpose": "Calmer evenings.", "revision": "1", **day("review_on", far)}
    assert press(story, "plan_edit", plan.pk, **said).status_code == 302


def test_two_people_change_a_plan_at_once(story: Story) -> None:
    plan = make_plan(story)
    said = {
        "revision": "1",
        "purpose": "Priya's words",
        "makers": str(story.ryan.pk),
        **day("review_on", SOON),
    }
    assert press(story, "plan_edit", plan.pk, **said).status_code == 302
    assert [maker.member for maker in PlanMember.objects.all()] == [story.ryan]

    answer = press(story, "plan_edit", plan.pk, **said | {"purpose": "Other words"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert text.index("Priya&#x27;s words") < text.index("Other words")
    assert (
        press(story, "plan_edit", plan.pk, **said | {"purpose": "Other words", "revision": "2"}).status_code
        == 302
    )
    assert Plan.objects.get().purpose == "Other words"


def test_it_ends_in_words_and_can_be_taken_up_again(story: Story) -> None:
    plan = make_plan(story)
    assert "Say in a few words how the plan ends" in press(story, "plan_close", plan.pk).content.decode()

    press(story, "plan_close", plan.pk, ending="You did it: he is there every day.")
    closed = page(story, "plans:plan", plan.pk)
    assert "This plan is closed" in closed
    assert "You did it" in closed
    assert reverse("plans:review_new", args=[plan.pk]) not in closed
    assert not Plan.objects.review_due_by(SOON).exists()

    press(story, "plan_reopen", plan.pk)
    assert Plan.objects.review_due_by(SOON).get() == plan
    assert Plan.objects.get().ending == "You did it: he is there every day."


def test_what_became_of_a_step_needs_a_reason_where_it_did_not_happen(story: Story) -> None:
    step = make_goal(story, make_plan(story)).steps.earliest("position")

    assert (
        "Say what got in the way" in press(story, "step_edit", step.pk, outcome="not_done").content.decode()
    )
    press(story, "step_edit", step.pk, outcome="not_done", explanation="The printer broke.")
    step.refresh_from_db()
    assert (step.outcome, step.explanation, step.settled_by) == (
        "not_done",
        "The printer broke.",
        story.priya,
    )

    press(story, "step_edit", step.pk, outcome="open")
    step.refresh_from_db()
    assert (step.outcome, step.settled_at, step.settled_by) == ("open", None, None)


def test_how_a_goal_stands_is_said_in_words(story: Story) -> None:
    goal = make_goal(story, make_plan(story))

    assert (
        "Say what is different now" in press(story, "goal_settle", goal.pk, state="reached").content.decode()
    )
    press(story, "goal_settle", goal.pk, state="reached", state_words="Twenty mornings in a row.")
    shown = page(story, "plans:plan", goal.plan_id)
    assert "Reached" in shown
    assert "Twenty mornings in a row." in shown

    press(story, "goal_settle", goal.pk, state="open", state_words="")
    assert Goal.objects.open().get() == goal


def test_late_steps_and_due_reviews_are_found_for_those_who_hold_the_family(story: Story) -> None:
    today = timezone.localdate()
    plan = make_plan(story, review_on=today)
    step = make_goal(story, plan).steps.earliest("position")
    Step.objects.filter(pk=step.pk).update(by_when=today - timedelta(days=1))
    omar = people.make_practitioner("Omar Aziz")

    assert list(Step.objects.visible_to(story.priya).late_on(today)) == [step]
    assert list(Plan.objects.visible_to(story.priya).review_due_by(today)) == [plan]
    assert not Step.objects.visible_to(omar).late_on(today)
    assert not Plan.objects.visible_to(omar).review_due_by(today)
    assert "Due now" in page(story, "plans:plan", plan.pk)
    assert "Late" in page(story, "plans:plan", plan.pk)

    Goal.objects.update(state="stopped", settled_at=timezone.now(), settled_by=story.priya)
    assert not Step.objects.visible_to(story.priya).late_on(today), "a goal that was stopped asks for nothing"


def test_which_visits_were_about_a_goal(story: Story) -> None:
    goal = make_goal(story, make_plan(story))
    visit = people.make_visit(story.family, story.priya, present=(story.amina,))
    assert reverse("plans:visit_goals", args=[visit.pk]) in page(story, "families:visit", visit.pk)

    press(story, "visit_goals", visit.pk, goals=str(goal.pk))
    assert [link.goal for link in visit.goal_links.all()] == [goal]
    assert reverse("families:visit", args=[visit.pk]) in page(story, "plans:plan", goal.plan_id)
    assert goal.different in page(story, "families:visit", visit.pk)

    press(story, "visit_goals", visit.pk)
    assert not GoalVisit.objects.exists()


def test_a_goal_of_another_family_is_never_linked(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz")
    other = people.make_family(omar, "Novak")
    plan = Plan.objects.create(family=other, purpose="x", made_by=omar)
    goal = Goal.objects.create(family=other, plan=plan, position=1, our_words="x", changed_by=omar)
    visit = people.make_visit(story.family, story.priya)

    assert press(story, "visit_goals", visit.pk, goals=str(goal.pk)).status_code == 200
    assert not GoalVisit.objects.exists()


def test_the_whole_plan_on_paper(story: Story) -> None:
    plan = make_plan(story)
    make_goal(story, plan)
    answer = story.as_priya.get(reverse("plans:plan_pdf", args=[plan.pk]))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="record.pdf"'
    assert AccessLog.objects.filter(kind="pdf", target_id=plan.pk).count() == 1
    text = text_of(answer.content)
    assert "Pack the bag at night." in text
    assert "We bring a checklist with pictures." in text
    assert "Calmer mornings" in text
