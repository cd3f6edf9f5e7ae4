"""Signing in: by email and password, kindly, slowed but never locked."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client

from restorative.accounts import slowing
from restorative.accounts.models import Role, User
from tests import people
from tests.conftest import Story
from tests.people import PASSWORD

SIGN_IN = "/accounts/login/"
WRONG = "That email and password do not go together"


@pytest.fixture(autouse=True)
def waits(db: None, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each wrong answer would have been held back; nobody waits in tests."""
    waited: list[float] = []
    cache.clear()  # tests that do not roll back leave their counts
    monkeypatch.setattr(slowing, "sleep", waited.append)
    return waited


def sign_in(
    email: str | None, password: str = PASSWORD, *, client: Client | None = None, to: str = ""
) -> tuple[Client, str]:
    """The browser, and the page on which it ends."""
    client = client or Client()
    asked = {"login": email or "", "password": password} | ({"next": to} if to else {})
    answer = client.post(SIGN_IN, asked, follow=True)
    return client, answer.content.decode()


def links(page: str) -> set[str]:
    """What the main navigation offers."""
    items = {"Home", "Team", "Families", "Trail", "People", "Teams"}
    nav = page.partition('<nav class="nav"')[2].partition("</nav>")[0]
    return {item for item in items if f">{item}</a>" in nav}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("roles", "seen"),
    [
        ((Role.PRACTITIONER,), {"Home", "Families"}),
        ((Role.MANAGER,), {"Home", "Team", "Families"}),
        ((Role.LEAD,), {"Home", "Trail"}),
        ((Role.ADMINISTRATOR,), {"Home", "People", "Teams"}),
        ((Role.PRACTITIONER, Role.LEAD), {"Home", "Families", "Trail"}),
    ],
)
def test_each_role_lands_at_home_and_sees_its_own_links(roles: tuple[str, ...], seen: set[str]) -> None:
    user = people.make_staff("Sam Lee", *roles)
    page = sign_in(user.email)[1]

    assert "<h1" in page
    assert "Home" in page
    assert links(page) == seen
    assert "Sam Lee" in page
    assert "<title>Home</title>" in " ".join(page.split()).replace("<title> ", "<title>").replace(
        " </title>", "</title>"
    )


@pytest.mark.django_db
def test_the_form_has_the_words_that_people_look_for() -> None:
    page = Client().get(SIGN_IN).content.decode()

    for word in (">Email</label>", ">Password</label>", ">Sign in</button>", "I have no password yet"):
        assert word in page
    assert "placeholder" not in page
    assert "Sign up" not in page


@pytest.mark.django_db
def test_a_wrong_password_is_not_said_to_be_still_here() -> None:
    page = sign_in("priya@example.org", "wrong password")[1]
    assert WRONG in page
    assert "priya@example.org" in page
    assert "still here" not in page
    assert "wrong password" not in page


@pytest.mark.django_db
def test_capitals_and_spaces_in_the_address_do_not_matter() -> None:
    people.make_practitioner(email="priya@example.org")
    assert "Sign out" in sign_in(" Priya@Example.org ")[1]


@pytest.mark.django_db
def test_known_and_unknown_accounts_get_the_same_answer() -> None:
    user = people.make_practitioner(email="priya@example.org")
    pages = [
        sign_in(email, password)[1].replace(email, "")
        for email, password in [
            ("priya@example.org", "wrong password"),
            ("nobody@example.org", "wrong password"),
        ]
    ]

    assert all(WRONG in page for page in pages)
    without_tokens = [page.split('name="csrfmiddlewaretoken"')[1].partition(">")[2] for page in pages]
    assert without_tokens[0] == without_tokens[1]
    assert user.email


@pytest.mark.django_db
def test_the_same_hashing_is_done_whether_the_account_exists_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    hash_it = MD5PasswordHasher.encode

    def noted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        done.append(password)
        return hash_it(self, password, salt)

    people.make_practitioner(email="priya@example.org")
    User.objects.create_user(email="code@example.org", name="Only a code")
    monkeypatch.setattr(MD5PasswordHasher, "encode", noted)
    counts = []
    for email in ("priya@example.org", "code@example.org", "nobody@example.org"):
        done.clear()
        sign_in(email, "a wrong password")
        counts.append(len(done))

    assert counts == [1, 1, 1]


@pytest.mark.django_db
def test_what_was_typed_stays_but_the_password() -> None:
    _, page = sign_in("nobody@example.org", "a secret that is wrong")

    assert 'value="nobody@example.org"' in page
    assert "a secret that is wrong" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "said"),
    [("", "Write your email address"), ("not an address", "Write an email address, like name@example.org")],
)
def test_an_empty_or_odd_address_is_said_kindly(email: str, said: str) -> None:
    assert said in sign_in(email)[1]


@pytest.mark.django_db
def test_wrong_tries_wait_longer_and_longer_and_never_lock(waits: list[float]) -> None:
    user = people.make_practitioner()
    for _ in range(12):
        sign_in(user.email, "a wrong password")

    assert waits == sorted(waits)
    assert waits[:3] == [0.0, 0.0, 0.1]
    assert max(waits) == 2.0

    waits.clear()
    _, page = sign_in(user.email)
    assert "Sign out" in page
    assert waits == []


@pytest.mark.django_db
def test_the_right_password_begins_the_count_again_for_the_account_but_not_for_the_address(
    waits: list[float],
) -> None:
    first, second = people.make_practitioner(), people.make_practitioner("Omar Aziz")
    for _ in range(5):
        sign_in(first.email, "a wrong password")
    sign_in(first.email)

    assert slowing.tries(f"account:{first.email}") == 0
    waits.clear()
    sign_in(second.email, "a wrong password")
    assert waits == [0.8]


@pytest.mark.django_db
def test_the_wait_is_over_before_the_count_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """An uncommitted count would hold up the right answer as long as the wait."""
    seen: list[int] = []
    monkeypatch.setattr(slowing, "sleep", lambda seconds: seen.append(slowing.tries("account:a")))
    slowing.slow_down("account:a")
    slowing.slow_down("account:a")

    assert seen == [0, 1]
    assert slowing.tries("account:a") == 2


@pytest.mark.django_db
def test_the_cache_holds_no_address_in_clear() -> None:
    slowing.count("account:priya@example.org")
    assert "priya" not in slowing.hidden("account:priya@example.org")
    assert slowing.tries("account:PRIYA@example.org") == 1


@pytest.mark.django_db
def test_somebody_deactivated_is_as_unknown_as_somebody_who_never_was() -> None:
    user = people.make_practitioner(is_active=False)
    client, page = sign_in(user.email)

    assert WRONG in page
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_a_session_ends_the_moment_its_person_is_deactivated() -> None:
    user = people.make_practitioner()
    client, _ = sign_in(user.email)
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get("/").headers["Location"].startswith(SIGN_IN)


@pytest.mark.django_db
def test_people_come_back_to_the_page_they_wanted_but_never_to_another_site() -> None:
    user = people.make_manager()
    client = Client()
    answer = client.get("/team/")
    assert answer.headers["Location"] == f"{SIGN_IN}?next=/team/"

    page = sign_in(user.email, client=client, to="/team/")[1]
    assert "The people you supervise" in page

    elsewhere = Client().post(
        SIGN_IN, {"login": user.email, "password": PASSWORD, "next": "https://example.com/"}
    )
    assert elsewhere.headers["Location"] == "/"


@pytest.mark.django_db
def test_signing_out_is_a_post_and_ends_at_the_sign_in_page() -> None:
    client, _ = sign_in(people.make_practitioner().email)
    assert "Do you want to sign out?" in client.get("/accounts/logout/").content.decode()
    assert "_auth_user_id" in client.session

    assert client.post("/accounts/logout/").headers["Location"] == SIGN_IN
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_a_parent_with_a_password_lands_on_her_own_pages_and_on_no_other(story: Story) -> None:
    story.amina_account.email = "amina@example.org"
    story.amina_account.set_password(PASSWORD)
    story.amina_account.save()
    client = Client()
    answer = client.post(SIGN_IN, {"login": "amina@example.org", "password": PASSWORD})

    assert answer.headers["Location"] == "/"
    assert client.get("/").headers["Location"] == "/my/choose/"
    for path in ("/families/", f"/families/{story.family.pk}/", "/team/", "/trail/", "/staff/", "/waiting/"):
        refused = client.get(path)
        assert refused.status_code == 403, path
        assert "ask your manager" not in refused.content.decode()
    assert story.as_amina.get("/").headers["Location"] == "/my/"


@pytest.mark.django_db
def test_staff_cannot_open_the_familys_pages(story: Story) -> None:
    refused = story.as_priya.get("/my/")
    assert refused.status_code == 403


@pytest.mark.django_db
def test_what_was_written_comes_back_when_the_session_has_ended(story: Story) -> None:
    client = Client()
    words = "We talked about mornings, and <b>the bus</b>."
    answer = client.post(
        f"/families/{story.family.pk}/edit/", {"why_involved": words, "code": "A secret of 24 letters x"}
    )
    page = answer.content.decode()

    assert answer.status_code == 401
    assert "You have been signed out" in page
    assert "We talked about mornings, and &lt;b&gt;the bus&lt;/b&gt;." in page
    assert "A secret of 24" not in page
    assert SIGN_IN in page


@pytest.mark.django_db
def test_a_family_without_a_session_is_told_to_open_the_link_in_the_frame_they_know() -> None:
    answer = Client().get("/my/")
    page = answer.content.decode()

    assert answer.status_code == 401
    assert "open your link again" in page
    assert "Leave quickly" in page
    assert "Restorative" not in page


@pytest.mark.django_db
def test_what_was_written_comes_back_when_the_page_is_too_old(story: Story) -> None:
    strict = Client(enforce_csrf_checks=True)
    url = f"/families/{story.family.pk}/edit/"
    answer = strict.post(url, {"why_involved": "We talked about mornings."})

    assert answer.status_code == 403
    assert "Please try that again" in answer.content.decode()
    assert "We talked about mornings." in answer.content.decode()
    forged = strict.post(
        url, {"why_involved": "Words of another site."}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert "Words of another site." not in forged.content.decode()
