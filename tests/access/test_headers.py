"""What the walk does not meet carries the headers too: errors, refusals before a door, files, redirects to https."""

import logging
import os
import subprocess
import sys
from io import StringIO
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client

from restorative.accounts.models import User
from restorative.logs import WithoutWords
from tests import people
from tests.access.headers import WANTED, lacking
from tests.conftest import Story


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/", "/nowhere/", "/families/x/"])
def test_the_doors_that_are_not_ours_and_those_that_are_not_there(path: str) -> None:
    assert lacking(Client().get(path)) == []


def test_a_page_that_fails(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(user: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("restorative.waiting.heard", fail)
    priya = story.as_priya
    priya.raise_request_exception = False

    answer = priya.get("/")

    assert answer.status_code == 500
    assert lacking(answer) == []


@pytest.mark.django_db
def test_a_form_that_another_site_sends(story: Story) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/accounts/login/", {"login": "a@example.org", "password": "x"})

    assert answer.status_code == 403
    assert lacking(answer) == []


@pytest.mark.django_db
def test_a_request_that_is_too_big_or_for_another_host(settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    too_big = Client().post("/accounts/login/", {"login": "somebody@example.org"})
    elsewhere = Client().get("/accounts/login/", headers={"host": "elsewhere.example"})

    assert (too_big.status_code, elsewhere.status_code) == (400, 400)
    assert lacking(too_big) == lacking(elsewhere) == []


@pytest.mark.django_db
def test_the_redirect_to_https_and_another_host_there(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 1000
    client = Client()

    moved = client.get("/my/")
    elsewhere = client.get("/my/", headers={"host": "elsewhere.example"})
    safe = client.get("/my/", secure=True)

    assert (moved.status_code, elsewhere.status_code) == (301, 400)
    assert lacking(moved) == lacking(elsewhere) == lacking(safe) == []
    assert "max-age=1000" in safe.headers["Strict-Transport-Security"]


@pytest.mark.django_db
def test_static_files_may_be_kept_and_are_loaded_by_nobody_else() -> None:
    answer = Client().get("/static/js/leave.js")

    assert answer.status_code == 200
    assert lacking(answer, WANTED | {"Cache-Control": answer.headers["Cache-Control"]}) == []
    assert "no-store" not in answer.headers["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert not answer.cookies
    answer.close()


def test_cookies_are_for_the_server_only_and_a_session_begins_anew_at_each_door(story: Story) -> None:
    client = Client()
    client.get("/accounts/login/")
    client.cookies["sessionid"] = "0123456789abcdef0123456789abcdef"

    client.post("/accounts/login/", {"login": story.priya.email, "password": people.PASSWORD})

    session = client.cookies["sessionid"]
    assert session.value != "0123456789abcdef0123456789abcdef"
    assert session["httponly"]
    assert session["samesite"] == "Lax"
    assert client.cookies["csrftoken"]["httponly"]


def environment(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"RESTORATIVE_NO_DATABASE": "1", "DJANGO_SETTINGS_MODULE": "restorative.settings"} | more


def settled(expression: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """What the settings say in a process of its own."""
    code = f"import django; django.setup(); from django.conf import settings; print({expression})"
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command,
        env=environment(**more),
        cwd=django_settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_deployment_keeps_its_cookies_to_https_and_to_itself() -> None:
    names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"]
    flags = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SECURE_SSL_REDIRECT"]
    expression = ", ".join(f"settings.{name}" for name in [*names, *flags])

    said = settled(expression, DATABASE_URL="postgres://nobody@127.0.0.1/none", SECRET_KEY="x" * 60)

    assert said.stdout.split() == ["__Host-session", "__Host-csrf", "True", "True", "True", "True"]


def test_the_demos_settings_are_refused_where_there_is_a_database_of_somebodys() -> None:
    said = settled("settings.DEMO", RESTORATIVE_DEMO="1", DATABASE_URL="postgres://nobody@127.0.0.1/none")

    assert said.returncode != 0
    assert "RESTORATIVE_DEMO is for the demo's own database" in said.stderr


def test_the_log_names_the_kind_of_an_error_and_not_what_somebody_wrote(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(user: User) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::uuid", [user.name])

    monkeypatch.setattr("restorative.waiting.heard", fail)
    heard = StringIO()
    handler = logging.StreamHandler(heard)
    handler.setFormatter(WithoutWords())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    priya = story.as_priya
    priya.raise_request_exception = False
    try:
        assert priya.get("/").status_code == 500
    finally:
        logger.removeHandler(handler)

    assert "django.db.utils.DataError" in heard.getvalue()
    assert "restorative/views/home.py" in heard.getvalue()
    assert story.priya.name not in heard.getvalue()
    assert "invalid input syntax" not in heard.getvalue()


def test_every_log_of_ours_is_written_so() -> None:
    written_by = {handler["formatter"] for handler in django_settings.LOGGING["handlers"].values()}
    assert written_by == {"without_words"}
    assert django_settings.LOGGING["formatters"]["without_words"] == {"()": "restorative.logs.WithoutWords"}
