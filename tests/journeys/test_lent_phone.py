"""Priya lends Amina her phone for one letter: nothing else opens on it, and Back shows nothing afterwards."""

import pytest
from playwright.sync_api import expect

from families.sharing.models import Answer
from tests.conftest import Story
from tests.journeys.conftest import Browsers, Visitor
from tests.pages import axe_faults
from tests.sharing.own import block, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECRET = "Jaden missed eleven mornings."


def answer(phone: Visitor) -> None:
    """Read and answer, in the hands of Amina."""
    phone.taps = 0
    phone.tap("link", "Yes", exact=False)
    expect(phone.page.get_by_text(SECRET)).to_be_visible()
    phone.tap("radio", "Mostly, but…")
    phone.tap("button", "Send my answer")
    expect(phone.page.get_by_role("heading", name="Hand the phone back")).to_be_visible()
    assert phone.taps <= 4
    assert Answer.objects.get().on_workers_phone


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_workers_page_to_an_answer_and_back(browsers: Browsers, story: Story, scripts: bool) -> None:
    version = send(story, story.amina, block(SECRET))
    phone = browsers.staff(story.priya, scripts=scripts)
    phone.go("/")
    phone.go(f"/families/{story.family.pk}/")
    phone.go(f"/versions/{version.pk}/")
    phone.tap("button", "Let Amina read and answer on this phone")
    expect(phone.page.get_by_role("heading", name="Is it safe to read now?")).to_be_visible()
    answer(phone)
    if scripts:
        assert axe_faults(phone.page) == []

    for path in ("/", f"/families/{story.family.pk}/", "/my/"):
        phone.go(path)
        expect(phone.page.get_by_role("heading", name="Hand the phone back")).to_be_visible()
    phone.tap("button", "Hand the phone back")
    expect(phone.page.get_by_label("Password")).to_be_visible()

    for _ in range(10):
        phone.page.go_back(wait_until="load")
        assert SECRET not in phone.text()
        assert "Bell" not in phone.text()


def test_not_now_hands_it_back(browsers: Browsers, story: Story) -> None:
    version = send(story, story.amina, block(SECRET))
    phone = browsers.staff(story.priya, scripts=False)
    phone.go(f"/versions/{version.pk}/")
    phone.tap("button", "Let Amina read and answer on this phone")
    phone.tap("link", "Not now")
    expect(phone.page.get_by_role("heading", name="Hand the phone back")).to_be_visible()
    assert SECRET not in phone.text()
