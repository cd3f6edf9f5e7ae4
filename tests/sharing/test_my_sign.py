"""Signing: a name and a tick count from who showed in the last ten minutes who they are."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import SafeContact
from families.sharing.actions import make_code
from families.sharing.models import Answer, Invitation, SharedVersion
from restorative.accounts import slowing
from tests import people
from tests.conftest import Story
from tests.pages import html_faults
from tests.sharing.own import answer, invited, page, recall, send
from tests.ui.markup import Markup

HER_WORDS = "The bus comes late. <b>That</b> is not written here."
SIGNED = {"kind": "mostly", "words": HER_WORDS, "has_read": "on", "typed_name": "Amina Bell"}


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waited: list[float] = []
    monkeypatch.setattr(slowing, "sleep", waited.append)
    return waited


@pytest.fixture
def clock(story: Story) -> Iterator[Any]:
    with time_machine.travel(timezone.now(), tick=False) as travelled:
        yield travelled


@pytest.fixture
def version(story: Story) -> SharedVersion:
    return send(story, story.amina)


@pytest.fixture
def amina(story: Story, clock: Any, version: SharedVersion) -> Client:
    """She came in by link and code, and has been reading for eleven minutes."""
    client = came_in(story)
    read_on(client, version, clock)
    return client


def came_in(story: Story) -> Client:
    invitation, code = invited(story, story.amina)
    client = Client()
    assert client.post(reverse("sharing:enter", args=[invitation.link]), {"code": code}).status_code == 302
    return client


def read_on(client: Client, version: SharedVersion, clock: Any) -> None:
    for minutes in (6, 5):
        page(client, "my_version", version.pk)
        clock.shift(timedelta(minutes=minutes))


def another_code(story: Story) -> str:
    return make_code(invitation=Invitation.objects.current().get(member=story.amina), by=story.priya)


def kept(asked: Any) -> dict[str, str]:
    """What the page sends back by itself."""
    boxes = Markup(asked.content.decode()).all("input")
    return {box["name"]: box.get("value", "") for box in boxes if box.get("type") == "hidden"}


def test_she_signs_at_once_within_ten_minutes_of_her_code(
    story: Story, version: SharedVersion, clock: Any
) -> None:
    client = story.as_amina
    clock.shift(timedelta(minutes=9, seconds=59))
    answer(client, version, **SIGNED)
    assert Answer.objects.get().is_sign_off


def test_later_she_is_asked_for_a_code_and_her_answer_is_kept(
    story: Story, amina: Client, version: SharedVersion
) -> None:
    asked = answer(amina, version, **SIGNED)

    assert asked.status_code == 401
    assert "Is it still you?" in asked.content.decode()
    assert "<b>That</b>" not in asked.content.decode()
    assert not Answer.objects.exists()

    signed = answer(amina, version, **kept(asked), sign="1", code=another_code(story))
    assert signed.status_code == 302
    said = Answer.objects.get()
    assert (said.kind, said.words, said.typed_name, said.is_sign_off) == (
        "mostly",
        HER_WORDS,
        "Amina Bell",
        True,
    )
    answer(amina, version, **(SIGNED | {"kind": "agree"}))
    assert Answer.objects.count() == 2, "for ten minutes she is not asked again"


def test_an_answer_without_a_name_is_never_held_up(amina: Client, version: SharedVersion) -> None:
    assert answer(amina, version, kind="different", words=HER_WORDS).status_code == 302
    answer(amina, version, **SIGNED, beside="not_safe")
    urgent = Answer.objects.first()
    assert urgent is not None
    assert (urgent.kind, urgent.is_sign_off) == ("not_safe", False)


def test_who_has_no_code_at_hand_sends_it_without_the_name(amina: Client, version: SharedVersion) -> None:
    asked = answer(amina, version, **SIGNED)
    assert answer(amina, version, **kept(asked), unsigned="1").status_code == 302
    said = Answer.objects.get()
    assert (said.words, said.typed_name, said.is_sign_off) == (HER_WORDS, "", False)


def test_a_wrong_code_signs_nothing_is_slowed_and_loses_nothing(
    story: Story, amina: Client, version: SharedVersion, waits: list[float]
) -> None:
    asked = answer(amina, version, **SIGNED)
    for code in ("MNPQ-4679", "ABCD", invited(story, story.ryan)[1]):
        asked = answer(amina, version, **kept(asked), sign="1", code=code)
        assert asked.status_code == 401
        assert "This code does not open it" in asked.content.decode()
        assert kept(asked)["words"] == HER_WORDS
    assert len(waits) == 3
    asked = answer(amina, version, **kept(asked), sign="1", code="")
    assert asked.status_code == 401
    assert "Type your code" in asked.content.decode()
    assert kept(asked)["words"] == HER_WORDS
    assert not Answer.objects.exists()


def test_a_code_signs_once(story: Story, amina: Client, version: SharedVersion, clock: Any) -> None:
    code = another_code(story)
    answer(amina, version, **SIGNED, sign="1", code=code)
    assert Answer.objects.count() == 1
    read_on(amina, version, clock)
    again = answer(amina, version, **(SIGNED | {"kind": "agree"}), sign="1", code=code)
    assert again.status_code == 401
    assert Answer.objects.count() == 1


def test_a_new_code_comes_by_the_safe_way_while_her_answer_waits(
    story: Story, amina: Client, version: SharedVersion, django_capture_on_commit_callbacks: Any
) -> None:
    people.make_contact(story.amina, SafeContact.Way.EMAIL, email="amina@example.org")
    asked = answer(amina, version, **SIGNED)
    with django_capture_on_commit_callbacks(execute=True):
        asked = answer(amina, version, **kept(asked), new_code="1")
    assert "a new code is on its way" in asked.content.decode()
    assert kept(asked)["words"] == HER_WORDS
    code = str(mail.outbox[-1].body).rsplit(" ", 1)[-1].strip()
    assert answer(amina, version, **kept(asked), sign="1", code=code).status_code == 302
    assert Answer.objects.get().is_sign_off


def test_who_signs_in_with_a_password_shows_that(story: Story, version: SharedVersion, clock: Any) -> None:
    story.amina_account.set_password(people.PASSWORD)
    story.amina_account.save()
    client = story.as_amina
    read_on(client, version, clock)
    asked = answer(client, version, **SIGNED)
    wrong = answer(client, version, **kept(asked), sign="1", password="not hers")
    assert "That is not your password" in wrong.content.decode()
    assert "not hers" not in wrong.content.decode()
    assert answer(client, version, **kept(asked), sign="1", password=people.PASSWORD).status_code == 302
    assert Answer.objects.get().is_sign_off


def test_who_came_by_a_code_is_asked_for_a_code_whether_or_not_her_account_has_a_password(
    story: Story, version: SharedVersion, clock: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """The password is of another door, perhaps of her work: here she came with her phone and a code."""
    people.make_contact(story.amina, SafeContact.Way.EMAIL, email="amina@example.org")
    story.amina_account.set_password(people.PASSWORD)
    story.amina_account.save()
    amina = came_in(story)
    read_on(amina, version, clock)
    asked = answer(amina, version, **SIGNED)
    assert 'name="code"' in asked.content.decode()
    assert 'name="password"' not in asked.content.decode()
    assert "Send me a new code" in asked.content.decode()
    refused = answer(amina, version, **kept(asked), sign="1", password=people.PASSWORD)
    assert refused.status_code == 401

    with django_capture_on_commit_callbacks(execute=True):
        answer(amina, version, **kept(asked), new_code="1")
    code = str(mail.outbox[-1].body).rsplit(" ", 1)[-1].strip()
    assert answer(amina, version, **kept(asked), sign="1", code=code).status_code == 302
    assert Answer.objects.get().is_sign_off


def test_the_page_that_asks_is_well_made_light_and_keeps_its_hands_off_the_words(
    amina: Client, version: SharedVersion, tmp_path: Path
) -> None:
    asked = answer(amina, version, **SIGNED)
    wrong = answer(amina, version, **kept(asked), sign="1", code="MNPQ-4679")
    pages = {"asked": asked.content.decode(), "wrong": wrong.content.decode()}
    assert html_faults(pages, tmp_path) == []
    assert all(len(page.encode()) < 10_000 for page in pages.values())
    assert all("no-store" in page.headers["Cache-Control"] for page in (asked, wrong))


def test_what_was_taken_back_meanwhile_is_not_signed(
    story: Story, amina: Client, version: SharedVersion
) -> None:
    asked = answer(amina, version, **SIGNED)
    recall(story, version)
    gone = answer(amina, version, **kept(asked), sign="1", code=another_code(story))
    assert gone.status_code == 409
    assert "not here to read any more" in gone.content.decode()
    assert not Answer.objects.exists()
