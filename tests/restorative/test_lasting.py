"""How long a session lasts, and that only somebody who is there makes it last."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from restorative.accounts.models import OpenSession
from tests import people
from tests.conftest import Story
from tests.families.visit_data import draft_url, least
from tests.restorative.second_step import with_password

JSON = {"accept": "application/json"}


@pytest.fixture
def clock(story: Story) -> Iterator[Any]:
    with time_machine.travel(timezone.now(), tick=False) as travelled:
        yield travelled


def later(clock: Any, **time: float) -> None:
    clock.shift(timedelta(**time))


def test_staff_are_out_after_a_quarter_of_an_hour_and_not_before(story: Story, clock: Any) -> None:
    priya, _ = with_password(story.priya)
    later(clock, minutes=14, seconds=50)
    assert priya.get("/families/").status_code == 200
    later(clock, minutes=14, seconds=50)
    assert priya.get("/families/").status_code == 200, "each click begins it anew"
    later(clock, minutes=15)
    assert priya.get("/families/").headers["Location"].startswith("/accounts/login/")
    assert not OpenSession.objects.filter(user_id=story.priya.pk).exists()


def test_and_after_twelve_hours_however_busy(story: Story, clock: Any) -> None:
    priya, _ = with_password(story.priya)
    for _ in range(59):
        later(clock, minutes=12)
        assert priya.get("/families/").status_code == 200
    later(clock, minutes=12)
    assert priya.get("/families/").status_code == 302


def test_a_parent_is_out_after_ten_minutes_and_told_how_to_come_back(story: Story, clock: Any) -> None:
    amina = story.as_amina
    later(clock, minutes=9, seconds=50)
    assert amina.get("/my/").status_code == 200
    later(clock, minutes=10)
    out = amina.get("/my/")
    assert out.status_code == 401
    assert "open your link again" in out.content.decode()


def test_autosave_alone_keeps_nobody_signed_in(story: Story, clock: Any) -> None:
    priya, _ = with_password(story.priya)
    url = draft_url(story.family, uuid4())
    saves = [priya.post(url.replace("/draft/", "/autosave/"), least(story.amina), headers=JSON)]
    for _ in range(4):
        later(clock, minutes=3, seconds=30)
        words = least(story.amina, revision=str(saves[-1].json()["revision"]))
        saves.append(priya.post(url.replace("/draft/", "/autosave/"), words, headers=JSON))
    assert [save.status_code for save in saves] == [200] * 5
    later(clock, minutes=1)
    assert (
        priya.post(url.replace("/draft/", "/autosave/"), least(story.amina), headers=JSON).status_code == 401
    )


def test_stay_signed_in_begins_it_anew_and_to_look_does_not(story: Story, clock: Any) -> None:
    priya, _ = with_password(story.priya)
    later(clock, minutes=14)
    assert priya.get("/account/stay/", headers=JSON).json() == {"left": 60}
    assert priya.get("/account/stay/", headers={"accept": "text/html"}).json() == {"left": 900}
    later(clock, minutes=14)
    assert priya.get("/account/stay/", headers=JSON).json() == {"left": 60}
    later(clock, minutes=1)
    assert priya.get("/account/stay/", headers=JSON).status_code == 401
    assert priya.get("/account/stay/").status_code == 302


def test_a_parent_stays_too(story: Story, clock: Any) -> None:
    amina = story.as_amina
    later(clock, minutes=9)
    assert amina.get("/account/stay/", headers=JSON).json() == {"left": 60}
    assert amina.get("/account/stay/", headers={"accept": "text/html"}).json() == {"left": 600}


def test_pages_say_how_long_is_left_and_nobody_elses_do(story: Story, clock: Any) -> None:
    assert 'data-still="900"' in with_password(story.priya)[0].get("/families/").content.decode()
    page = story.as_amina.get("/my/").content.decode()
    assert 'data-still="600"' in page
    assert "Are you still there?" in page
    assert "data-still" not in Client().get("/accounts/login/").content.decode()


def test_it_is_noted_now_and_then_and_not_with_every_page(story: Story, clock: Any) -> None:
    priya, _ = with_password(story.priya)
    priya.get("/families/")

    def seen() -> datetime:
        noted: datetime = OpenSession.objects.get(user_id=story.priya.pk).seen_at
        return noted

    first = seen()
    later(clock, seconds=10)
    priya.get("/families/")
    assert seen() == first
    later(clock, seconds=10)
    priya.get("/families/")
    assert seen() == first + timedelta(seconds=20)


def test_what_was_sent_too_late_waits_on_the_sign_in_page(story: Story, clock: Any) -> None:
    priya, _ = with_password(story.priya)
    url = f"/families/{story.family.pk}/edit/"
    page = priya.get(url).content.decode()
    mark = page.partition('name="opened_by" value="')[2].partition('"')[0]
    later(clock, minutes=16)
    out = priya.post(url, {"name": "Bell", "why_involved": "Mornings are hard.", "opened_by": mark})
    assert out.status_code == 401
    assert "Nothing you wrote is lost" in out.content.decode()


# --- to show again who one is


def test_an_export_asks_again_after_ten_minutes(story: Story, clock: Any) -> None:
    people.make_visit(story.family, story.priya)
    url = f"/families/{story.family.pk}/chronology/pdf/"
    priya, _ = with_password(story.priya)
    later(clock, minutes=10, seconds=1)
    asked = priya.get(url)
    assert asked.headers["Location"] == f"/account/confirm/?next={url.replace('/', '%2F')}"
    page = priya.get(asked.headers["Location"]).content.decode()
    assert "Is it still you?" in page

    wrong = priya.post("/account/confirm/", {"password": "a wrong one", "next": url})
    assert "That is not your password" in wrong.content.decode()
    assert priya.get(url).status_code == 302
    right = priya.post("/account/confirm/", {"password": people.PASSWORD, "next": url}).content.decode()
    assert f'href="{url}"' in right
    assert priya.get(url).headers["Content-Type"] == "application/pdf"
    later(clock, minutes=10, seconds=1)
    assert priya.get(url).status_code == 302


@pytest.mark.parametrize("to", ["https://example.com/", "//example.com/x", "javascript:alert(1)", ""])
def test_it_leads_to_no_other_site(story: Story, to: str) -> None:
    priya, _ = with_password(story.priya)
    page = priya.post("/account/confirm/", {"password": people.PASSWORD, "next": to}).content.decode()
    assert "example.com" not in page
    assert "javascript" not in page


# --- where one is signed in


def test_she_sees_where_she_is_signed_in_and_ends_one(story: Story) -> None:
    phone, _ = with_password(
        story.priya, Client(headers={"user-agent": "Mozilla/5.0 (iPhone) Version/17 Safari/604"})
    )
    desk, _ = with_password(
        story.priya, Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537"})
    )
    margaret, _ = with_password(
        story.margaret, Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140"})
    )
    for client in (phone, desk, margaret):
        client.get("/families/")

    page = desk.get("/account/sessions/").content.decode()
    assert "Safari on iPhone" in page
    assert "Chrome on Windows" in page
    assert "Firefox" not in page, "somebody else's"
    assert page.count("This one") == 1
    assert str(phone.session.session_key) not in page
    assert str(desk.session.session_key) not in page

    theirs = OpenSession.objects.get(user_id=story.margaret.pk)
    for odd in (str(theirs.id), "x", "", str(uuid4())):
        desk.post("/account/sessions/", {"end": odd})
    assert phone.get("/families/").status_code == 200
    assert margaret.get("/families/").status_code == 200
    desk.post("/account/sessions/", {"end": str(OpenSession.objects.get(device="Safari on iPhone").id)})
    assert phone.get("/families/").status_code == 302
    assert desk.get("/families/").status_code == 200


def test_she_ends_all_others(story: Story) -> None:
    others = [with_password(story.priya)[0] for _ in range(3)]
    here, _ = with_password(story.priya)
    margaret, _ = with_password(story.margaret)
    here.post("/account/sessions/", {"end": "others"})
    assert [other.get("/families/").status_code for other in others] == [302] * 3
    assert here.get("/families/").status_code == margaret.get("/families/").status_code == 200


# --- what a browser keeps


def test_the_browser_forgets_with_the_session(story: Story) -> None:
    priya, _ = with_password(story.priya)
    assert "Clear-Site-Data" not in priya.get("/accounts/logout/").headers
    assert priya.post("/accounts/logout/").headers["Clear-Site-Data"] == '"cache", "storage"'
    assert story.as_amina.get("/leave").headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in story.as_priya.get("/leave").headers
