"""The main job, end to end: Priya logs a visit and shares it, Amina reads it on her phone and answers."""

import re

import pytest
from playwright.sync_api import expect

from families.models import Visit
from families.sharing.models import Answer, SharedVersion
from tests import people
from tests.conftest import Story
from tests.generators import long_policy_text, urdu_text
from tests.journeys.conftest import Browsers, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHALLENGE = "We were worried that Jaden missed eleven mornings of school."
PROMISE = "Ring the school about a later start."
HER_WORDS = "The bus comes late. That is not written here."


def test_a_visit_is_logged_shared_read_and_answered(browsers: Browsers, story: Story) -> None:
    invitation_link, code = invite(browsers, story)
    priya = browsers.staff(story.priya)
    log_the_visit(priya)
    share_it(priya)

    amina = browsers.open()
    read_and_answer(amina, invitation_link, code)

    for person in (story.priya, story.margaret):
        visitor = browsers.staff(person)
        visitor.go("/")
        assert "Amina sees it differently" in visitor.text()
        assert HER_WORDS in visitor.text()
        assert HER_WORDS not in visitor.page.title()
    assert Answer.objects.get().sha256 == SharedVersion.objects.get().sha256


def invite(browsers: Browsers, story: Story) -> tuple[str, str]:
    """Priya makes a link and, apart from it, a code for Amina."""
    priya = browsers.staff(story.priya)
    priya.go(f"/members/{story.amina.pk}/invite/")
    for button in ("Make a link", "Make a code"):
        priya.page.get_by_role("button", name=re.compile(button)).first.click()
        if button == "Make a link":
            link = re.search(r"/i/[\w-]+/", priya.text())
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", priya.text())
    assert link
    assert code
    return link[0], code[0]


def log_the_visit(priya: Visitor) -> None:
    priya.go("/families/")
    priya.tap("link", "Record a visit", exact=False)
    priya.tap("checkbox", "Amina", exact=False)
    priya.tap("checkbox", "Jaden", exact=False)
    page = priya.page
    page.get_by_label("What happened?").fill(f"{long_policy_text()}\n\n{urdu_text()}")
    page.get_by_label("Support we gave").first.fill("We filled in the bus form together.")
    page.get_by_label("What we challenged").first.fill(CHALLENGE)
    priya.tap("radio", "Disagreed")
    page.get_by_label("In their words").first.fill("I get him up. The bus does not come.")
    page.get_by_label("What we agreed").first.fill(PROMISE)
    priya.tap("button", "Finish note")
    expect(page.get_by_role("link", name="Share").first).to_be_visible()
    assert CHALLENGE in priya.text()
    assert priya.taps <= 6
    assert Visit.objects.count() == 1


def share_it(priya: Visitor) -> None:
    priya.tap("link", "Share", exact=False)
    priya.tap("link", "Amina", exact=False)
    expect(priya.page.get_by_text("Only Amina will read this")).to_be_visible()
    priya.say_they_may_read_it()
    priya.tap("button", "Preview")
    assert "Ryan" not in priya.page.locator("main").inner_text()
    priya.taps = 0
    priya.tap("button", "Share now")
    assert priya.taps <= 2
    assert SharedVersion.objects.count() == 1


def read_and_answer(amina: Visitor, link: str, code: str) -> None:
    amina.go(link)
    amina.page.get_by_label(re.compile("code", re.IGNORECASE)).fill(code)
    amina.page.locator("main form button").first.click()
    expect(amina.page.get_by_role("heading", name="New to read")).to_be_visible()
    assert CHALLENGE not in amina.text()

    amina.tap("link", "Priya", exact=False)
    expect(amina.page.get_by_role("heading", name="Is it safe to read now?")).to_be_visible()
    amina.tap("link", "Yes", exact=False)
    read = amina.text()
    assert "A worry we talked about" in read
    assert CHALLENGE in read
    assert urdu_text().split("\n")[0] in read
    assert long_policy_text().split("\n")[0] in read

    amina.page.get_by_label("Your words", exact=False).fill(HER_WORDS)
    amina.tap("radio", "I see it differently", exact=False)
    amina.tap("button", "Send", exact=False)
    assert amina.taps <= 4
    assert Answer.objects.get().kind == Answer.Kind.DIFFERENT
    assert amina.page.title() == "Messages"


def test_another_parent_never_learns_of_it(browsers: Browsers, story: Story) -> None:
    ryan = browsers.family(people.make_account(story.ryan), story.ryan)
    people.make_visit(story.family, story.priya, present=(story.amina,))
    ryan.go("/my/")
    assert "Amina" not in ryan.text()
    assert "drank tea" not in ryan.text()
