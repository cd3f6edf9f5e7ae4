"""A passkey in a real browser, and pages that ask whether anybody is there."""

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from restorative.accounts.models import OpenSession, User
from tests.conftest import Story
from tests.journeys.conftest import Browsers, Visitor
from tests.people import PASSWORD
from tests.restorative.second_step import code_now, give_app

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STAY = "**/account/stay/"


@pytest.fixture(autouse=True)
def second_step(settings: Any) -> None:
    settings.SECOND_STEP = True


def with_device(browsers: Browsers) -> Visitor:
    """A browser on a device that knows passkeys. They belong to a host name, and an address of numbers is none."""
    visitor = browsers.open()
    visitor.base = visitor.base.replace("127.0.0.1", "localhost")
    device = visitor.context.new_cdp_session(visitor.page)
    device.send("WebAuthn.enable")
    facts = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    facts |= {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": facts})
    return visitor


def sign_in(visitor: Visitor, user: User) -> None:
    visitor.go("/accounts/login/")
    visitor.page.get_by_label("Email").fill(str(user.email))
    visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
    visitor.tap("button", "Sign in")


def test_she_makes_a_passkey_and_signs_in_with_it(browsers: Browsers, story: Story) -> None:
    priya = with_device(browsers)
    sign_in(priya, story.priya)
    priya.tap("link", "Add a passkey")
    priya.tap("button", "Make the passkey")
    expect(priya.page.get_by_role("heading", name="Keep these codes")).to_be_visible()
    priya.tap("link", "I have kept them")
    expect(priya.page.get_by_role("heading", name="Home")).to_be_visible()

    priya.tap("button", "Sign out")
    sign_in(priya, story.priya)
    expect(priya.page.get_by_role("heading", name="Now show in a second way that it is you")).to_be_visible()
    priya.tap("button", "Use a passkey")
    expect(priya.page.get_by_role("heading", name="Home")).to_be_visible()


def test_without_scripts_there_is_the_app(browsers: Browsers, story: Story) -> None:
    give_app(story.priya)
    priya = browsers.open(scripts=False)
    sign_in(priya, story.priya)
    priya.page.get_by_label("Code from your app, or a recovery code").fill(code_now())
    priya.tap("button", "Sign in")
    expect(priya.page.get_by_role("heading", name="Home")).to_be_visible()
    priya.go("/account/passkey/")
    assert "Here, set up an app instead" in priya.text()
    expect(priya.page.get_by_role("button", name="Make the passkey")).to_have_count(0)


def says(visitor: Visitor, seconds: int) -> None:
    """The server’s next answers to how long is left."""

    def answer(route: Route) -> None:
        route.fulfill(json={"left": seconds})

    visitor.page.unroute(STAY)
    visitor.page.route(STAY, answer)


def test_a_parents_page_asks_and_then_hides_itself(browsers: Browsers, story: Story) -> None:
    amina = browsers.family(story.amina_account, story.amina)
    amina.page.clock.install()
    amina.go("/my/")
    question = amina.page.get_by_text("Are you still there?")
    says(amina, 100)
    expect(question).to_be_hidden()
    amina.page.clock.fast_forward("08:05")
    expect(question).to_be_visible()

    says(amina, 600)
    amina.tap("button", "Stay here")
    expect(question).to_be_hidden()

    amina.page.unroute(STAY)
    OpenSession.objects.all().delete()
    amina.page.clock.fast_forward("08:05")
    expect(amina.page.get_by_text("open your link again")).to_be_visible()
    amina.page.go_back()
    expect(amina.page.get_by_text("New to read")).to_have_count(0)


def test_a_staff_page_asks_and_keeps_what_was_typed(browsers: Browsers, story: Story, settings: Any) -> None:
    settings.SECOND_STEP = False
    priya = browsers.staff(story.priya)
    priya.page.clock.install()
    priya.go(f"/families/{story.family.pk}/edit/")
    box = priya.page.locator("[name=name]")
    box.fill("Bell and Cole")
    says(priya, 100)
    priya.page.clock.fast_forward("13:05")
    expect(priya.page.get_by_text("Are you still there?")).to_be_visible()

    priya.page.unroute(STAY)
    OpenSession.objects.all().delete()
    priya.page.clock.fast_forward("02:00")
    expect(priya.page.get_by_text("You are signed out. What you wrote is still on this page")).to_be_visible()
    expect(box).to_have_value("Bell and Cole")
