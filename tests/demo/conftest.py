"""The demo as the tests meet it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings

from restorative.demo.build import build, clear

AS_DEMO = {
    "DEMO": True,
    "EMAIL_BACKEND": "restorative.accounts.outbox.OutboxBackend",
    "TEXT_BACKEND": "restorative.accounts.outbox.store_text",
}


@pytest.fixture(scope="package")
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
