"""What is shown when something goes wrong: kind words, the right frame, and nothing of how we are built."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from restorative.views import bad_request, server_error
from tests import people
from tests.conftest import Story


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nowhere/", "/families/not-an-id/", "/waiting/?for=nothing"])
def test_what_is_not_there_is_said_kindly(path: str) -> None:
    answer = people.client_of(people.make_practitioner()).get(path)

    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


def test_a_family_member_who_knocks_at_the_wrong_door_keeps_their_frame(story: Story) -> None:
    page = story.as_amina.get("/families/")

    assert page.status_code == 403
    assert "Leave quickly" in page.content.decode()
    assert "Restorative" not in page.content.decode()


def test_staff_who_may_not_are_told_whom_to_ask(story: Story) -> None:
    page = story.as_priya.get("/trail/")

    assert page.status_code == 403
    assert "ask your manager" in page.content.decode()
    assert "Leave quickly" not in page.content.decode()


@pytest.mark.django_db
def test_a_view_that_fails_answers_with_kind_words(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    def fail(user: object) -> None:
        raise ZeroDivisionError("a secret of ours")

    monkeypatch.setattr("restorative.waiting.heard", fail)
    client = people.client_of(people.make_practitioner())
    client.raise_request_exception = False
    answer = client.get("/")

    assert answer.status_code == 500
    assert "This is our fault, not yours." in answer.content.decode()
    assert "secret" not in answer.content.decode()


def test_pages_of_trouble_need_no_user_and_no_database() -> None:
    request = RequestFactory().get("/")

    assert server_error(request).status_code == 500
    assert bad_request(request, Exception()).status_code == 400


@pytest.mark.django_db
def test_an_unknown_host_is_a_bad_request() -> None:
    answer = Client(headers={"Host": "elsewhere.example"}).get("/")
    assert answer.status_code == 400
