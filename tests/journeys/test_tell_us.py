"""Amina tells us something on her phone, gets an answer, and takes off her page what somebody must not find there."""

import pytest
from playwright.sync_api import expect

from families.sharing.models import Message
from tests.conftest import Story
from tests.journeys.conftest import Browsers, Visitor
from tests.pages import axe_faults
from tests.sharing.own import block, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HER_WORDS = "He came to the school gate again."
ANSWER = "We talked about the gate on Friday."
SECRET = "Jaden missed eleven mornings."


def tell(amina: Visitor) -> None:
    amina.go("/my/")
    amina.tap("link", "Tell us something")
    assert "call 999" in amina.text()
    amina.page.get_by_label("What do you want to tell us?").fill(HER_WORDS)
    amina.tap("button", "Send")
    expect(amina.page.get_by_text("We will answer what you told us")).to_be_visible()
    assert amina.taps <= 2


def reply(priya: Visitor) -> None:
    priya.go("/")
    priya.tap("link", "Read and answer", exact=False)
    expect(priya.page.get_by_text(HER_WORDS)).to_be_visible()
    priya.page.get_by_label("Our answer").fill(ANSWER)
    priya.tap("button", "Send the answer")
    expect(priya.page.get_by_text(ANSWER)).to_be_visible()
    assert priya.taps <= 2


@pytest.mark.parametrize("scripts", [True, False])
def test_she_tells_priya_answers_and_she_reads_it(browsers: Browsers, story: Story, scripts: bool) -> None:
    amina = browsers.family(story.amina_account, story.amina, scripts=scripts)
    tell(amina)
    reply(browsers.staff(story.priya, scripts=scripts))

    amina.go("/my/")
    amina.taps = 0
    amina.tap("link", "Our answer to what you told us")
    expect(amina.page.get_by_role("heading", name="Is it safe to read now?")).to_be_visible()
    amina.tap("link", "Yes", exact=False)
    expect(amina.page.get_by_text(ANSWER)).to_be_visible()
    assert amina.taps <= 2
    assert amina.page.title() == "Messages"


def test_who_would_rather_talk_presses_twice(browsers: Browsers, story: Story) -> None:
    amina = browsers.family(story.amina_account, story.amina, scripts=False)
    amina.go("/my/")
    amina.tap("link", "Talk to me instead")
    expect(amina.page.get_by_label("I would rather talk: ring me in my safe way")).to_be_checked()
    amina.tap("button", "Send")
    expect(amina.page.get_by_text("We will ring you, in your safe way")).to_be_visible()
    assert amina.taps == 2
    assert Message.objects.get().wants_to_talk


@pytest.mark.parametrize("scripts", [True, False])
def test_what_she_takes_off_her_page_is_gone_and_back_never_shows_it(
    browsers: Browsers, story: Story, scripts: bool
) -> None:
    version = send(story, story.amina, block(SECRET))
    amina = browsers.family(story.amina_account, story.amina, scripts=scripts)
    amina.go("/my/")
    amina.tap("link", "From Priya Shah")
    amina.tap("link", "Yes", exact=False)
    expect(amina.page.get_by_text(SECRET)).to_be_visible()
    amina.tap("link", "Take this off my page")
    amina.tap("button", "Take it off")
    expect(amina.page.get_by_text("It is off your page now.")).to_be_visible()

    for _ in range(4):
        amina.page.go_back(wait_until="load")
        assert SECRET not in amina.text()
    amina.go(f"/my/{version.pk}/read/")
    assert SECRET not in amina.text()


@pytest.mark.parametrize("language", ["en-gb", "ar-xb"])
def test_the_pages_are_well_made_on_a_narrow_screen(browsers: Browsers, story: Story, language: str) -> None:
    goals = [block(f"Goal {n}. " + "x" * 90, "goal") for n in range(3)]
    version = send(story, story.amina, *goals)
    amina = browsers.family(story.amina_account, story.amina)
    amina.context.add_cookies([{"name": "django_language", "value": language, "url": amina.base}])
    amina.page.set_viewport_size({"width": 320, "height": 640})
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    paths = [f"/my/{version.pk}/read/", f"/my/{version.pk}/hide/", "/my/", "/my/tell/", "/my/told/?safe=1"]
    for path in paths:
        amina.go(path)
        amina.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert amina.page.evaluate(over) <= 0, path
        assert axe_faults(amina.page) == [], path
