"""A browser without scripts whose session ends while somebody writes."""

import uuid
from typing import Any

from django.test import Client

from restorative.accounts.models import OpenSession, User
from tests import people
from tests.conftest import Story
from tests.families.visit_data import draft_url
from tests.people import PASSWORD
from tests.ui.markup import Markup

SIGN_IN = "/accounts/login/"
OURS = {"Sec-Fetch-Site": "same-origin"}
NOT_LOST = "You were signed out. Nothing you wrote is lost."
NOT_YOURS = "This belongs to the person who was writing."
WORDS = "Canaryphrase: we talked about mornings, and <b>the bus</b>."


class Browser:
    """A browser without scripts that sends forms as they stand, hidden fields and all. Forgery checks are on."""

    def __init__(self, user: User) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(user, backend=people.STAFF_BACKEND)
        self.page: Any = None

    def open(self, url: str) -> None:
        self.page = self.client.get(url)

    @property
    def text(self) -> str:
        return str(self.page.content.decode())

    def hidden(self) -> dict[str, list[str]]:
        """What the page's main form sends by itself."""
        markup = Markup(self.text[self.text.index('id="main"') :])
        kept: dict[str, list[str]] = {}
        for box in markup.all("input"):
            if box.get("type") == "hidden":
                kept.setdefault(box["name"], []).append(box["value"])
        return kept

    def action(self) -> str:
        forms = Markup(self.text[self.text.index('id="main"') :]).all("form")
        return forms[0].get("action") or str(self.page.wsgi_request.get_full_path())

    def press(self, **typed: Any) -> None:
        """Send the main form: what is hidden in it, and what was typed."""
        self.page = self.client.post(self.action(), self.hidden() | typed, headers=OURS)

    def sign_in(self, user: User, password: str = PASSWORD) -> None:
        self.press(login=user.email, password=password)


def end_sessions() -> None:
    OpenSession.objects.all().delete()


def write(browser: Browser, story: Story, **typed: Any) -> uuid.UUID:
    """Priya opens a fresh note; her session ends; then she presses the button."""
    draft_id = uuid.uuid4()
    browser.open(draft_url(story.family, draft_id))
    end_sessions()
    browser.press(**typed)
    return draft_id


def elsewhere(browser: Browser, user: User) -> None:
    """In another tab of the same browser."""
    token = Markup(browser.client.get(SIGN_IN).content.decode()).all("input")[0]["value"]
    asked = {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert browser.client.post(SIGN_IN, asked).status_code == 302
