"""The little JavaScript there is, in a real browser, on gallery pages served from memory."""

import json
import mimetypes
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, Route, expect

from tests.pages import axe_faults
from tests.ui.gallery import EveryField, render, wrong_form

pytestmark = pytest.mark.browser
HOST = "http://gallery.test"


class Site:
    """Answers what the page asks for, and remembers what was saved."""

    def __init__(self, page: Page) -> None:
        self.page, self.html = page, ""
        self.saved: list[dict[str, list[str]]] = []
        self.status = 200
        self.left = 0
        page.route("**/*", self.answer)

    def answer(self, route: Route) -> None:
        path = urlparse(route.request.url).path
        if path.startswith("/static/"):
            file = Path(settings.BASE_DIR, path[1:])
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(path)[0] or "text/plain")
        elif path.startswith("/drafts/"):
            self.save(route)
        elif path == "/leave":
            self.left += 1
            route.fulfill(body="<title>Weather</title><h1>Weather</h1>", content_type="text/html")
        else:
            route.fulfill(body=self.html, content_type="text/html", headers={"Cache-Control": "no-store"})

    def save(self, route: Route) -> None:
        if self.status == 0:
            return route.abort()
        self.saved.append(parse_qs(route.request.post_data or ""))
        answer = {"revision": 3 + len(self.saved), "saved_at": "14:03"}
        return route.fulfill(status=self.status, body=json.dumps(answer), content_type="application/json")

    def show(self, template: str, form: EveryField, language: str = "en-gb") -> None:
        self.html = render(template, language, form=form)
        self.page.goto(f"{HOST}/")


@pytest.fixture
def site(browser: Browser) -> Iterator[Site]:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.set_default_timeout(20_000)
    yield Site(page)
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["en-gb", "ar"])
@pytest.mark.parametrize("template", ["form.html", "page.html", "family.html"])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    site: Site, template: str, language: str, width: int
) -> None:
    site.page.set_viewport_size({"width": width, "height": 740})
    for form in (EveryField(), wrong_form()):
        site.show(template, form, language)
        assert axe_faults(site.page) == []
        assert site.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


OBSCURED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const x = box.left + box.width / 2, y = box.top + Math.min(box.height, 40) / 2;
  const top = document.elementFromPoint(x, y);
  const cover = top?.closest('.leave, .action-bar');
  return cover && !cover.contains(document.activeElement) ? document.activeElement.outerHTML : '';
}"""


@pytest.mark.parametrize(("width", "height"), [(360, 740), (320, 256)])
@pytest.mark.parametrize("template", ["form.html", "family.html"])
def test_what_has_focus_is_never_covered(site: Site, template: str, width: int, height: int) -> None:
    site.page.set_viewport_size({"width": width, "height": height})
    site.show(template, EveryField())
    for _ in range(30):
        site.page.keyboard.press("Tab")
        assert site.page.evaluate(OBSCURED) == ""


def test_the_error_summary_takes_focus_and_its_links_reach_the_boxes(site: Site) -> None:
    site.show("form.html", wrong_form())
    expect(site.page.locator("[data-error-summary]")).to_be_focused()
    for link in site.page.locator(".govuk-error-summary a").all():
        target = (link.get_attribute("href") or "")[1:]
        link.click()
        expect(site.page.locator(f"[id='{target}']")).to_be_focused()


def test_the_response_appears_once_a_challenge_has_text(site: Site) -> None:
    site.show("form.html", EveryField())
    response = site.page.get_by_label("In their words")
    expect(response).to_be_hidden()
    site.page.get_by_label("What we challenged").fill("Being late")
    expect(response).to_be_visible()
    response.fill("Fair enough")
    site.page.get_by_label("What we challenged").fill("")
    expect(response).to_be_visible()


def test_a_line_grows_with_its_text(site: Site) -> None:
    site.show("form.html", EveryField())
    box = site.page.get_by_label("Support we gave")
    before = box.bounding_box()
    box.fill("one\ntwo\nthree\nfour")
    after = box.bounding_box()
    assert before
    assert after
    assert before["height"] <= 50
    assert after["height"] > before["height"] * 2


def test_add_another_gives_an_empty_box_with_focus(site: Site) -> None:
    site.show("form.html", EveryField())
    site.page.get_by_label("What did we agree?").fill("Ring the school")
    site.page.get_by_role("button", name="Add another").click()
    boxes = site.page.get_by_label("What did we agree?")
    expect(boxes).to_have_count(2)
    expect(boxes.nth(1)).to_be_focused()
    expect(boxes.nth(1)).to_have_attribute("name", "promises-1-what")
    expect(boxes.nth(0)).to_have_value("Ring the school")
    expect(site.page.locator("[name='promises-TOTAL_FORMS']")).to_have_value("2")


def test_the_count_speaks_up_near_the_limit(site: Site) -> None:
    site.show("form.html", EveryField())
    box, note = site.page.locator("#id_what"), site.page.locator("#id_what_count")
    box.fill("x" * 100)
    expect(note).to_be_hidden()
    box.evaluate("(box) => (box.value = '😀\\n'.repeat(9999))")
    box.press("End")
    box.press_sequentially("!")
    expect(note).to_have_text("You have 1 character left")
    box.press_sequentially("!!!")
    expect(note).to_have_text("This is 2 characters too long")


def test_a_password_can_be_shown(site: Site) -> None:
    site.show("form.html", EveryField())
    site.page.get_by_role("button", name="Show password").click()
    expect(site.page.locator("#id_password")).to_have_attribute("type", "text")
    site.page.get_by_role("button", name="Hide password").click()
    expect(site.page.locator("#id_password")).to_have_attribute("type", "password")


def test_a_draft_is_saved_on_leaving_a_box_and_says_so(site: Site) -> None:
    site.show("form.html", EveryField())
    site.page.locator("#id_what").fill("Leo was glad. لیو")
    site.page.locator("#id_support").focus()
    expect(site.page.locator("[data-save-status]")).to_have_text("Saved 14:03")
    assert site.saved[0]["what"] == ["Leo was glad. لیو"]
    assert site.saved[0]["revision"] == ["3"]
    assert "csrfmiddlewaretoken" not in site.saved[0]
    site.page.locator("#id_support").press_sequentially("Lifts")
    site.page.wait_for_timeout(2_600)
    assert len(site.saved) == 2
    assert site.saved[1]["revision"] == ["4"]
    assert site.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_lost_connection_keeps_the_page_and_tries_again(site: Site) -> None:
    site.show("form.html", EveryField())
    status = site.page.locator("[data-save-status]")
    site.page.locator("#id_what").fill("One")
    site.page.locator("#id_support").focus()
    expect(status).to_have_text("Saved 14:03")
    site.status = 0
    site.page.locator("#id_support").fill("Two")
    site.page.locator("#id_what").focus()
    expect(status).to_have_text("Not saved since 14:03. Keep this page open")
    site.status = 200
    expect(status).to_have_text("Saved 14:03")
    assert site.saved[-1]["support"] == ["Two"]


@pytest.mark.parametrize(("answer", "words"), [(409, "A newer version"), (403, "You have been signed out")])
def test_a_refused_draft_keeps_the_page_and_says_why(site: Site, answer: int, words: str) -> None:
    site.show("form.html", EveryField())
    site.status = answer
    site.page.locator("#id_what").fill("Still here")
    site.page.locator("#id_support").focus()
    expect(site.page.locator("[data-save-status]")).to_contain_text(words)
    expect(site.page.locator("#id_what")).to_have_value("Still here")


def test_leave_quickly_hides_at_once_and_back_does_not_return(site: Site) -> None:
    site.page.goto("about:blank")
    site.show("family.html", EveryField())
    hidden = site.page.evaluate(
        "() => { document.querySelector('[data-leave]').click(); return document.body.innerText.trim(); }"
    )
    assert hidden == ""
    expect(site.page).to_have_title("Weather")
    site.page.go_back()
    assert "Sam" not in site.page.content()


def test_shift_three_times_leaves_but_capital_letters_do_not(site: Site) -> None:
    site.show("family.html", EveryField())
    site.page.locator("#id_what").press_sequentially("I Am Here")
    for letter in "ABCD":
        site.page.keyboard.press(f"Shift+{letter}")
    assert site.left == 0
    for _ in range(3):
        site.page.keyboard.press("Shift")
    expect(site.page).to_have_title("Weather")
    assert site.left == 1
