"""Messages that leave at once; and Adam, who looks after accounts."""

import pytest
from django.db import transaction
from django.test import Client

from restorative.accounts.models import Role, User
from tests import people


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
