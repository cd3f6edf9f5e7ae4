"""Passkeys, as a browser sends them, and what a broken or forged one comes to: kindly refused, never an error."""

import json
from random import Random
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from restorative.accounts import slowing
from tests.conftest import Story
from tests.fuzz.credentials import NO_JSON, credential
from tests.restorative.second_step import STEP, give_app, give_passkey, is_in, passkey, with_password

NEW = "/account/passkey/"
DID_NOT_WORK = "That passkey did not work"
STATE = "mfa.webauthn.state"


@pytest.fixture(autouse=True)
def unslowed(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SECOND_STEP = True
    cache.clear()
    monkeypatch.setattr(slowing, "sleep", lambda seconds: None)


def asked_by(client: Client) -> dict[str, Any]:
    """What a browser makes when this page asks for it."""
    client.get(NEW)
    return passkey(client.session[STATE]["challenge"])


def send(client: Client, credential: str) -> Any:
    return client.post(NEW, {"name": "Work phone", "credential": credential})


def test_what_the_browser_made_is_kept_by_its_name(story: Story) -> None:
    priya, _ = with_password(story.priya)
    made = asked_by(priya)
    codes = send(priya, json.dumps(made)).content.decode()
    assert "Each works once" in codes
    assert Authenticator.objects.get(type="webauthn").data == {"name": "Work phone", "credential": made}
    assert "Work phone" in priya.get("/account/").content.decode()
    assert DID_NOT_WORK in send(priya, json.dumps(made)).content.decode(), "the same one again"


def test_what_answers_another_question_is_refused(story: Story) -> None:
    priya, _ = with_password(story.priya)
    priya.get(NEW)
    assert DID_NOT_WORK in send(priya, json.dumps(passkey())).content.decode()


@pytest.mark.parametrize("odd", ["\x00", "\ud800", float("nan")])
def test_what_the_database_cannot_keep_is_refused(story: Story, odd: Any) -> None:
    """It hangs on what is right."""
    priya, _ = with_password(story.priya)
    answer = send(priya, json.dumps(asked_by(priya) | {"more": odd}))
    assert answer.status_code == 200
    assert DID_NOT_WORK in answer.content.decode()
    assert not Authenticator.objects.exists()


def test_whatever_is_sent_for_a_new_passkey_nothing_breaks(story: Story) -> None:
    priya, _ = with_password(story.priya)
    priya.get(NEW)
    for text in odd_ones():
        answer = send(priya, text)
        assert answer.status_code == 200, text[:300]
        assert DID_NOT_WORK in answer.content.decode(), text[:300]
    assert not Authenticator.objects.exists()


def test_whatever_is_sent_when_signing_in_nothing_breaks_and_nobody_comes_in(story: Story) -> None:
    give_app(story.priya)
    give_passkey(story.priya)
    priya, _ = with_password(story.priya)
    assert "Use a passkey" in priya.get(STEP).content.decode()
    for text in odd_ones():
        answer = priya.post(STEP, {"credential": text})
        assert answer.status_code == 200, text[:300]
        assert DID_NOT_WORK in answer.content.decode(), text[:300]
    assert not is_in(priya)


def odd_ones() -> list[str]:
    random = Random(1)  # noqa: S311  no secrets
    return [*NO_JSON, *(credential(random) for _ in range(60))]
