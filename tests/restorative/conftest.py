"""The demo as the tests meet it; and Adam, who looks after accounts."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings

from restorative.accounts.models import Role, User
from restorative.demo.build import build, clear
from tests import people

AS_DEMO = {
    "DEMO": True,
    "EMAIL_BACKEND": "restorative.accounts.outbox.OutboxBackend",
    "TEXT_BACKEND": "restorative.accounts.outbox.store_text",
}


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Built once for all of these; what a test does to it is rolled back."""
    with django_db_blocker.unblock(), override_settings(**AS_DEMO):
        build()
    yield
    with django_db_blocker.unblock():
        clear()


@pytest.fixture
def as_demo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    with override_settings(**AS_DEMO):
        yield


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages leave when the transaction stands; a test's never does."""
    monkeypatch.setattr(transaction, "on_commit", lambda send: send())


@pytest.fixture
def administrator(db: None) -> User:
    return people.make_staff("Adam Admin", Role.ADMINISTRATOR)


@pytest.fixture
def as_adam(administrator: User) -> Client:
    return people.client_of(administrator)
