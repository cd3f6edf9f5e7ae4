"""Signing in by the council's own sign-in, against a real server for it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from django.core.cache import cache
from django.test import Client

from restorative.accounts.models import User
from tests import people
from tests.conftest import Story
from tests.restorative.oidc_server import CLIENT, SECRET, Council, council_server
from tests.restorative.second_step import is_in
from tests.restorative.test_deployment import APP, started

REFUSED = "You could not be signed in that way"


@pytest.fixture
def council(db: None, settings: Any) -> Iterator[Council]:
    cache.clear()
    with council_server() as server:
        settings.SECOND_STEP = True
        settings.SINGLE_SIGN_ON_NAME = "City account"
        settings.SINGLE_SIGN_ON_DOMAINS = ["example.org"]
        app: dict[str, Any] = {
            "provider_id": "work",
            "name": "City account",
            "client_id": CLIENT,
            "secret": SECRET,
        }
        app |= {"settings": {"server_url": server.issuer}}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield server


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        """The browser of this test goes back by itself."""


def through(council: Council, client: Client, start: str = "/accounts/work/") -> Any:
    """Off to the council's sign-in and back again; the answer of our own door."""
    off = client.get(start)
    assert off.status_code == 302, off.content
    assert off.headers["Location"].startswith(f"{council.issuer}/authorize?")
    back = urlsplit(there(off.headers["Location"]))
    return client.get(f"{back.path}?{back.query}")


def there(address: str) -> str:
    try:
        build_opener(Stay).open(address)
    except OSError as moved:
        return str(moved.headers["Location"])  # type: ignore[attr-defined]
    raise AssertionError


def named(council: Council, user: User, **more: Any) -> None:
    council.claims = {"email": user.email, "email_verified": True, "name": user.name} | more


def test_she_comes_in_without_password_or_second_step_of_ours(story: Story, council: Council) -> None:
    named(council, story.priya)
    priya = Client()
    assert "Sign in with City account" in priya.get("/accounts/login/").content.decode()

    landed = through(council, priya, "/accounts/work/?next=/supervision/")
    assert landed.headers["Location"] == "/supervision/"
    assert is_in(priya)
    assert council.asked["code_challenge_method"] == "S256"
    assert "profile" in council.asked["scope"]
    story.priya.refresh_from_db()
    assert story.priya.check_password(people.PASSWORD), "her password stays as it was"


@pytest.mark.parametrize(
    "more",
    [
        {"email_verified": False},
        {"email_verified": "false"},
        {"email_verified": None},
        {"email": "priya@elsewhere.example"},
        {"email": "nobody@example.org"},
        {"email": ""},
        {"email": "@example.org"},
    ],
)
def test_who_has_no_verified_address_of_the_council_stays_out(
    story: Story, council: Council, more: dict[str, Any]
) -> None:
    User.objects.filter(pk=story.margaret.pk).update(email="priya@elsewhere.example")
    named(council, story.priya, **more)
    client, before = Client(), User.objects.count()
    answer = through(council, client)
    assert answer.status_code == 403
    assert REFUSED in answer.content.decode()
    assert not is_in(client)
    assert User.objects.count() == before


def test_it_makes_no_account_and_opens_neither_a_familys_nor_an_ended_one(
    story: Story, council: Council
) -> None:
    User.objects.filter(pk=story.amina_account.pk).update(email="amina@example.org")
    User.objects.filter(pk=story.margaret.pk).update(is_active=False)
    for user in (User.objects.get(pk=story.amina_account.pk), story.margaret):
        named(council, user)
        assert through(council, Client()).status_code == 403


@pytest.mark.parametrize("over", [{"iss": "http://elsewhere.example"}, {"aud": "another"}, {"exp": 1}])
def test_a_token_for_somebody_else_or_too_old_is_none(
    story: Story, council: Council, over: dict[str, Any]
) -> None:
    named(council, story.priya)
    council.over = over
    client = Client()
    assert through(council, client).status_code == 403
    assert not is_in(client)


def test_a_code_that_another_browser_began_opens_nothing(story: Story, council: Council) -> None:
    named(council, story.priya)
    off = Client().get("/accounts/work/")
    back = urlsplit(there(off.headers["Location"]))
    other = Client()
    assert other.get(f"{back.path}?{back.query}").status_code == 403
    assert other.get("/accounts/work/back/?error=<b>x</b>&state=1").content.decode().count("<b>") == 0
    assert not is_in(other)


def test_when_their_server_is_away_it_is_said_kindly(story: Story, council: Council, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = (
        "http://127.0.0.1:9"
    )
    answer = Client().get("/accounts/work/")
    assert answer.status_code == 403
    assert REFUSED in answer.content.decode()


@pytest.mark.django_db
def test_without_one_there_is_no_such_door() -> None:
    assert Client().get("/accounts/work/").status_code == 404
    assert Client().get("/accounts/work/back/").status_code == 404
    assert "/accounts/work/" not in Client().get("/accounts/login/").content.decode()


def test_it_is_configured_from_the_environment() -> None:
    code = "from django.conf import settings\nprint(settings.SINGLE_SIGN_ON_DOMAINS, settings.SOCIALACCOUNT_PROVIDERS)"
    known = {
        "OIDC_ISSUER": "https://login.council.example/",
        "OIDC_CLIENT_ID": "us",
        "OIDC_CLIENT_SECRET": "shh",
    }
    said = started(code, DATABASE_URL=APP, OIDC_DOMAINS="Council.example", **known)
    assert "['council.example']" in said.stdout
    assert "https://login.council.example'" in said.stdout
    for wrong in ({"OIDC_ISSUER": "http://login.council.example"}, {"OIDC_DOMAINS": ""}):
        said = started(code, DATABASE_URL=APP, **{"OIDC_DOMAINS": "council.example", **known, **wrong})
        assert "OIDC_ISSUER begins with https://" in said.stderr
