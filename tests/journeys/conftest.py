"""A real browser, the size of a cheap phone, on a live server."""

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, expect

from families.models import Member
from restorative.accounts.models import User
from tests import people

PHONE = {"width": 360, "height": 740}


class Visitor:
    """Somebody at a browser. Counts what they press; typing does not count."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context, self.base, self.taps = context, base, 0
        self.shown = 0
        self.page: Page = context.new_page()
        self.page.set_default_timeout(20_000)

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)

    def show(self, html: str) -> None:
        """A page that was fetched already, in place of the one that is open: far cheaper than to go there, for what
        was loaded into the window stays. A module runs once per address, so each gets a new one.
        """
        self.shown += 1
        self.page.set_content(re.sub(r'(\.js)"', rf'\1?{self.shown}"', html))

    def tap(self, role: str, name: str, *, exact: bool = True, nth: int = 0) -> None:
        """Press the control of this role (button, link, radio, checkbox) with this name."""
        self.page.get_by_role(role, name=name, exact=exact).nth(nth).click()  # type: ignore[arg-type]
        self.taps += 1

    def say_they_may_read_it(self) -> None:
        """Of every part that names somebody else, where it is asked, once that page is there whole."""
        self.page.get_by_role("button", name="Preview").wait_for()
        self.page.wait_for_load_state("load")
        asked = self.page.locator(".choose__may").get_by_role("radio", name="Yes")
        for one in asked.all():
            if one.is_visible():
                one.check()
                self.taps += 1

    def later(self, seconds: int) -> None:
        """The page's clock is put forward, where `fast` was asked for; what was due by then happens once."""
        self.page.clock.fast_forward(seconds * 1000)

    def soon(self, text: str | re.Pattern[str]) -> None:
        """Until this stands on the page, while its clock runs ten times and more as fast."""
        for _ in range(40):
            self.later(3)
            with suppress(TimeoutError):
                self.page.get_by_text(text).wait_for(timeout=300)
                return
        expect(self.page.get_by_text(text)).to_be_visible()

    def text(self) -> str:
        return self.page.locator("body").inner_text()

    def come_in(self, client: Client) -> None:
        """Take on the session of a test client, so that a story need not begin at the sign-in page."""
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": self.base}])


class Browsers:
    """Opens one browser per person: nobody shares a session."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser, self.base = browser, base
        self.contexts: list[BrowserContext] = []

    def open(
        self,
        *,
        scripts: bool = True,
        fast: bool = False,
        width: int = PHONE["width"],
        height: int = PHONE["height"],
    ) -> Visitor:
        """`fast`: the clock of its pages can be put forward."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts, locale="en-GB"
        )
        if fast:
            context.clock.install()
        self.contexts.append(context)
        return Visitor(context, self.base)

    def staff(self, user: User, **options: Any) -> Visitor:
        visitor = self.open(**options)
        visitor.come_in(people.client_of(user))
        return visitor

    def family(self, user: User, member: Member, **options: bool) -> Visitor:
        visitor = self.open(**options)
        visitor.come_in(people.family_client(user, member))
        return visitor


@pytest.fixture
def browsers(browser: Browser, live_server: object, transactional_db: None) -> Iterator[Browsers]:
    opened = Browsers(browser, str(live_server))
    yield opened
    for context in opened.contexts:
        context.close()
    settle()


def settle() -> None:
    """Wait for what the server still does: a last autosave holds locks that emptying the tables would meet."""
    others = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
    )
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute(others)
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.05)
