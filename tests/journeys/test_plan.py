"""A plan in a real browser, on a phone: from a first sentence to a signed version and a review."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from families.models import ParentLink
from families.sharing.models import Answer, SharedVersion
from plans.models import Goal, Plan
from tests.conftest import Story
from tests.journeys.conftest import Browsers, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SOON = timezone.localdate() + timedelta(days=40)
HERS = "I want us to get out of the door without shouting."


def fill_day(priya: Visitor, name: str) -> None:
    for part, value in (("day", SOON.day), ("month", SOON.month), ("year", SOON.year)):
        priya.page.locator(f"[name={name}_{part}]").fill(str(value))


def begin(priya: Visitor, story: Story) -> None:
    priya.go(f"/families/{story.family.pk}/")
    priya.tap("link", "Make a plan")
    priya.page.get_by_label("What is this plan for?").fill("Calmer mornings.")
    priya.page.get_by_role("checkbox", name="Amina").check()
    fill_day(priya, "review_on")
    priya.tap("button", "Save")
    priya.tap("link", "Write down the first goal")
    priya.page.get_by_label("In their words").fill(HERS)
    priya.tap("button", "Save goal")
    expect(priya.page.get_by_text("Still missing:")).to_be_visible()
    expect(priya.page.get_by_text("A draft")).to_be_visible()


def complete(priya: Visitor, story: Story) -> None:
    priya.tap("link", "Change this goal", exact=False)
    page = priya.page
    page.get_by_role("radio", name="The whole family’s").check()
    said = {
        "In our words": "Jaden is often late.",
        "What will be different?": "Jaden is at school by nine.",
        "What does 0 look like?": "Never.",
        "What does 10 look like?": "Always.",
        "Where are we today, from 0 to 10?": "3",
        "What does that number look like?": "One morning a week.",
        "Why does it matter?": "He loves maths.",
        "What happens if it does not work?": "We look at the plan again together.",
        "What is the step?": "Pack the bag at night.",
    }
    for label, text in said.items():
        page.get_by_label(label).first.fill(text)
    page.get_by_role("radio", name="Yes").check()
    page.get_by_role("checkbox", name="Jaden").check()
    fill_day(priya, "by_when")
    page.get_by_role("radio", name="Amina will").first.check()
    fill_day(priya, "step-0-by_when")
    priya.tap("button", "Save goal")


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_first_sentence_to_a_signed_version(browsers: Browsers, story: Story, scripts: bool) -> None:
    ParentLink.objects.create(family=story.family, parent=story.amina, child=story.jaden, kind="birth")
    priya = browsers.staff(story.priya, scripts=scripts)
    begin(priya, story)
    complete(priya, story)
    expect(priya.page.get_by_text("Still missing: help beside Amina’s step.")).to_be_visible()

    priya.tap("link", "Change this goal", exact=False)
    priya.page.get_by_label("The help that we give with it").first.fill("We bring a checklist.")
    priya.tap("button", "Save goal")
    expect(priya.page.get_by_text("Still missing")).to_have_count(0)

    share(priya)
    read_and_sign(browsers.family(story.amina_account, story.amina, scripts=scripts))
    assert Answer.objects.get().version == SharedVersion.objects.get()
    assert Answer.objects.get().is_sign_off

    look_at_it_together(priya)
    assert "Amina agrees" in priya.text()


def share(priya: Visitor) -> None:
    priya.tap("link", "Share")
    priya.tap("link", "Share with Amina")
    priya.say_they_may_read_it()
    priya.tap("button", "Preview")
    expect(priya.page.get_by_role("heading", name="A goal for your family")).to_be_visible()
    priya.tap("button", "Share now")


def read_and_sign(amina: Visitor) -> None:
    amina.go("/my/")
    amina.tap("link", "From Priya Shah")
    amina.tap("link", "Yes", exact=False)
    words = amina.text()
    assert (
        words.index(HERS) < words.index("Jaden is at school by nine.") < words.index("We bring a checklist.")
    )
    assert "Why it matters for Jaden" in words
    amina.tap("radio", "I agree")
    amina.page.get_by_role("checkbox").last.check()
    amina.page.locator("[name=typed_name]").fill("Amina Bell")
    amina.tap("button", "Send my answer")
    expect(amina.page.get_by_text("Thank you.")).to_be_visible()


def look_at_it_together(priya: Visitor) -> None:
    priya.go(f"/plans/{Plan.objects.get().pk}/")
    priya.tap("link", "Look at it together")
    priya.page.get_by_label("Amina’s number, from 0 to 10").fill("5")
    priya.page.get_by_label("What does that look like to Amina?").fill("Three quiet mornings.")
    priya.page.get_by_label("Our number, from 0 to 10").fill("4")
    priya.page.get_by_label("What is working well?").fill("The checklist.")
    priya.tap("button", "Save")
    expect(priya.page.get_by_text("Amina said 5")).to_be_visible()
    priya.tap("link", "The plan")
    expect(priya.page.get_by_text("4 now; Amina said 5.")).to_be_visible()


def test_steps_are_added_without_a_round_trip(browsers: Browsers, story: Story) -> None:
    plan = Plan.objects.create(family=story.family, purpose="x", made_by=story.priya)
    priya = browsers.staff(story.priya)
    priya.go(f"/plans/{plan.pk}/goals/new/")
    priya.page.get_by_label("In our words").fill("Mornings")
    priya.page.get_by_label("What is the step?").fill("Ring the school.")
    priya.tap("button", "Add another step")
    priya.page.get_by_label("What is the step?").last.fill("Pack the bag.")
    assert priya.page.evaluate("document.documentElement.scrollWidth") <= 360
    priya.tap("button", "Save goal")

    expect(priya.page.get_by_text("Pack the bag.", exact=True)).to_be_visible()
    assert [step.what for step in Goal.objects.get().steps.all()] == ["Ring the school.", "Pack the bag."]
