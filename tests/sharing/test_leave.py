"""Leave quickly, on the server's side: a family's session ends, the way out is an ordinary page."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from families.sharing.models import Answer
from restorative.accounts.models import OpenSession
from tests.conftest import Story
from tests.sharing.own import answer, page, send


def test_a_familys_session_ends_and_the_way_out_is_the_weather(story: Story) -> None:
    client, version = story.as_amina, send(story, story.amina)
    page(client, "my_version", version.pk)
    sessions = OpenSession.objects.count()

    gone = client.get("/leave")
    assert (gone.status_code, gone["Location"]) == (303, settings.LEAVE_TO)
    assert gone["Cache-Control"] == "no-store"
    assert gone["Referrer-Policy"] in ("no-referrer", "same-origin")
    assert OpenSession.objects.count() == sessions - 1
    for path in ("/my/", f"/my/{version.pk}/", f"/my/{version.pk}/read/"):
        shut = client.get(path)
        assert shut.status_code == 401
        assert "open your link again" in shut.content.decode()
        assert "Priya" not in shut.content.decode()


def test_no_message_about_what_was_sent_waits_for_the_next_reader(story: Story) -> None:
    client = story.as_amina
    answer(client, send(story, story.amina), kind="agree")
    client.get("/leave")
    assert "Thank you" not in client.get(f"/i/{'x' * 22}/").content.decode()


def test_no_cookie_of_ours_is_left_in_her_browser(story: Story) -> None:
    client = story.as_amina
    page(client, "my_version", send(story, story.amina).pk)
    assert client.cookies["csrftoken"].value
    assert not client.cookies["csrftoken"]["max-age"]

    client.get("/leave")

    assert {name for name, cookie in client.cookies.items() if cookie.value} == set()


HALF_WRITTEN = "He shouts when the letters come. Please ring me at my sister's."


@pytest.mark.parametrize("by", ["the session ended", "she left by another tab"])
def test_what_she_had_half_written_in_another_tab_is_given_back(story: Story, by: str) -> None:
    """Leave quickly takes the forgery token along: nothing is sent, and she reads what she can do."""
    version, browser = send(story, story.amina), story.as_amina
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    page(strict, "my_version", version.pk)
    token = strict.cookies["csrftoken"].value
    if by == "she left by another tab":
        strict.get("/leave")
    else:
        OpenSession.objects.all().delete()

    shown = answer(strict, version, kind="talk", words=HALF_WRITTEN, csrfmiddlewaretoken=token)

    html = shown.content.decode()
    assert shown.status_code == 401
    assert "You have been signed out" in html
    assert "open your link again" in html
    assert escape(HALF_WRITTEN) in html
    assert "Please try that again" not in html
    assert not Answer.objects.exists()


def test_what_another_site_sends_to_her_page_is_neither_taken_nor_shown(story: Story) -> None:
    version, strict = send(story, story.amina), Client(enforce_csrf_checks=True)
    address = reverse("sharing:my_answer", args=[version.pk])
    sent = {"kind": "agree", "words": HALF_WRITTEN, "seen": version.sha256}
    shown = strict.post(address, sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert escape(HALF_WRITTEN) not in shown.content.decode()
    strict.cookies = story.as_amina.cookies
    assert strict.post(address, sent).status_code == 403, "who is signed in is refused as before"
    assert not Answer.objects.exists()


def test_staff_stay_signed_in_and_strangers_may_leave_too(story: Story) -> None:
    priya = story.as_priya
    assert priya.get("/leave").status_code == 303
    assert priya.get("/").status_code == 200
    assert Client().get("/leave").status_code == 303
    assert Client().post("/leave").status_code == 405


def test_she_closes_her_page_everywhere_else_and_hears_nothing_of_where_that_was(story: Story) -> None:
    here, library, priya = story.as_amina, story.as_amina, story.as_priya
    for phone in (here, library):
        assert "Did you open this page somewhere else too?" in phone.get("/my/").content.decode()

    done = here.post("/account/elsewhere/", follow=True)

    assert "Your page is closed everywhere else" in done.content.decode()
    assert here.get("/my/").status_code == 200
    assert library.get("/my/").status_code == 401
    assert priya.get("/families/").status_code == 200, "nobody else is signed out"
