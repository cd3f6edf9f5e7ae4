"""Fixtures for the stories: a practitioner, her manager, a family of three, and their browsers."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck
from playwright.sync_api import Browser, expect, sync_playwright

from families.models import Family, Member
from restorative.accounts.models import User
from restorative.audit.guards import lower_guards
from tests import people
from tests.cores import FilesToCores, mark_long
from tests.quick import collect_seldom, empty_what_is_full, keep_contexts_of_pages

# Playwright runs an event loop of its own in this thread; Django takes that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# on a machine that does much else no time is a fault
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.settings.load_profile("patient")

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_long(items)


def pytest_collection_finish() -> None:
    keep_contexts_of_pages()
    collect_seldom()
    empty_what_is_full()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FilesToCores:
    return FilesToCores(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database whose trail may be emptied between tests. Lets it go at the end, though a thread of the live
    server may still hold a connection.
    """
    with django_db_blocker.unblock():
        lower_guards()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run: Playwright allows one at a time."""
    assert Path(settings.BASE_DIR, "static", "build").is_dir(), "the front end is not built: run ./dev test"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        # a machine that does much else at the same time is slow, not wrong
        expect.set_options(timeout=15_000)
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def english() -> None:
    """A page that was asked for in another language leaves that language behind in this thread."""
    translation.activate(settings.LANGUAGE_CODE)


@dataclass
class Story:
    """Priya works with the Bell family: Amina, her son Jaden, and his father Ryan. Margaret is Priya's manager."""

    priya: User
    margaret: User
    family: Family
    amina: Member
    ryan: Member
    jaden: Member
    amina_account: User

    @property
    def as_priya(self) -> Client:
        return people.client_of(self.priya)

    @property
    def as_margaret(self) -> Client:
        return people.client_of(self.margaret)

    @property
    def as_amina(self) -> Client:
        return people.family_client(self.amina_account, self.amina)


@pytest.fixture
def story(db: None) -> Story:
    priya = people.make_practitioner()
    margaret = people.make_manager(of=priya)
    family = people.make_family(priya)
    amina = people.make_adult(family, "Amina Bell")
    ryan = people.make_adult(family, "Ryan Cole")
    jaden = people.make_child(family)
    account = people.make_account(amina)
    return Story(priya, margaret, family, amina, ryan, jaden, account)
