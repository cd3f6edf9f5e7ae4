"""Leave quickly, on the server's side: a family's session ends, the way out is an ordinary page."""

from django.conf import settings
from django.test import Client

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
