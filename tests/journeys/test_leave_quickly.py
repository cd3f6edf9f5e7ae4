"""Leave quickly: hidden at once, gone from the session, and Back never shows the record."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, Route, expect

from families.sharing.models import SharedVersion
from restorative.accounts.models import OpenSession
from tests.conftest import Story
from tests.journeys.conftest import Browsers, Visitor
from tests.sharing.own import block, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECRET = "Jaden missed eleven mornings of school."
WEATHER = "<!DOCTYPE html><title>Weather</title><h1>Sunny spells</h1>"


def reading(browsers: Browsers, story: Story, *, scripts: bool = True) -> tuple[Visitor, SharedVersion]:
    """Amina has the record open. The weather's own site is not reachable from here: it is played."""
    version = send(story, story.amina, block(SECRET))
    amina = browsers.family(story.amina_account, story.amina, scripts=scripts)

    def sunny(route: Route) -> None:
        route.fulfill(body=WEATHER, content_type="text/html")

    amina.page.route(f"{settings.LEAVE_TO}**", sunny)
    for path in ("/i/xxxxxxxxxxxxxxxxxxxxxx/", "/my/", f"/my/{version.pk}/", f"/my/{version.pk}/read/"):
        amina.go(path)
    expect(amina.page.get_by_text(SECRET)).to_be_visible()
    return amina, version


def another_tab(amina: Visitor, path: str) -> Page:
    tab = amina.context.new_page()
    tab.route(f"{settings.LEAVE_TO}**", lambda route: route.fulfill(body=WEATHER, content_type="text/html"))
    tab.goto(amina.base + path)
    return tab


def go_back_all_the_way(amina: Visitor) -> list[str]:
    """What each press of Back shows."""
    shown = []
    for _ in range(6):
        amina.page.go_back(wait_until="load")
        shown.append(amina.text())
    return shown


@pytest.mark.parametrize("scripts", [True, False])
def test_one_press_leaves_and_back_never_shows_the_record(
    browsers: Browsers, story: Story, scripts: bool
) -> None:
    amina, version = reading(browsers, story, scripts=scripts)
    amina.tap("link", "Leave quickly")
    expect(amina.page.get_by_role("heading", name="Sunny spells")).to_be_visible()
    assert amina.page.url == settings.LEAVE_TO

    shown = go_back_all_the_way(amina)
    assert not [page for page in shown if SECRET in page or "New to read" in page or "Priya" in page]

    amina.go(f"/my/{version.pk}/read/")
    assert SECRET not in amina.text()


def test_shift_three_times_leaves_too(browsers: Browsers, story: Story) -> None:
    amina, _ = reading(browsers, story)
    for _ in range(3):
        amina.page.keyboard.press("Shift")
    expect(amina.page.get_by_role("heading", name="Sunny spells")).to_be_visible()


def test_the_page_is_hidden_before_the_press_is_over_whatever_the_network_does(
    browsers: Browsers, story: Story
) -> None:
    """Well within a tenth of a second: in the same turn of the script, before the next picture is drawn."""
    amina, _ = reading(browsers, story)
    amina.page.route("**/leave", lambda route: None)  # a network that never answers
    shown, text, title = amina.page.evaluate(
        """() => {
          document.querySelector("[data-leave]").click();
          return [document.querySelector("main").getClientRects().length, document.body.innerText, document.title];
        }"""
    )
    assert (shown, text.strip(), title) == (0, "", "")


def test_the_button_is_in_reach_wherever_she_has_scrolled(browsers: Browsers, story: Story) -> None:
    amina, _ = reading(browsers, story)
    for place in ("0", "document.body.scrollHeight"):
        amina.page.evaluate(f"scrollTo(0, {place})")
        expect(amina.page.get_by_role("link", name="Leave quickly")).to_be_in_viewport()


def test_nothing_is_left_in_the_browsers_own_stores(browsers: Browsers, story: Story) -> None:
    amina, _ = reading(browsers, story)
    left = amina.page.evaluate("[localStorage.length, sessionStorage.length]")
    assert left == [0, 0]
    amina.tap("link", "Leave quickly")
    expect(amina.page.get_by_role("heading", name="Sunny spells")).to_be_visible()
    names = {cookie["name"] for cookie in amina.context.cookies(amina.base)}
    assert settings.SESSION_COOKIE_NAME not in names
    assert "messages" not in names


def test_every_tab_leaves_when_one_does(browsers: Browsers, story: Story) -> None:
    amina, _version = reading(browsers, story)
    second = another_tab(amina, "/my/")
    second.get_by_role("link", name="Leave quickly").click()
    expect(amina.page.get_by_text(SECRET)).to_have_count(0)


def test_a_tab_that_comes_to_the_front_after_signing_out_in_another_hides_itself(
    browsers: Browsers, story: Story
) -> None:
    amina, _version = reading(browsers, story)
    OpenSession.objects.all().delete()
    amina.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(amina.page.get_by_text(SECRET)).to_have_count(0)
