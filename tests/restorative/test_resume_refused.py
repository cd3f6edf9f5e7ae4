"""What is not gone on with after signing in again: another site's forms, another person's, what cannot be carried."""

import uuid
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import resolve, reverse

from families.models import VisitDraft
from restorative.access.permissions import takes_posts_of_staff
from restorative.accounts.carried import CARRIED, is_carried, mark_of
from tests import people
from tests.conftest import Story
from tests.families.visit_data import draft_url, least
from tests.people import PASSWORD
from tests.restorative.resuming import SIGN_IN, WORDS, Browser, write


@pytest.fixture
def priya(story: Story) -> Browser:
    return Browser(story.priya)


def test_what_another_site_sends_is_neither_shown_nor_carried(story: Story) -> None:
    words = least(story.amina, happened=WORDS) | {"opened_by": mark_of(story.priya)}
    url = draft_url(story.family, uuid.uuid4())
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(story.priya, backend=people.STAFF_BACKEND)
    for client in (strict, Client()):
        for site in ("cross-site", "same-site"):
            page = client.post(url, words, headers={"Sec-Fetch-Site": site}).content.decode()
            assert "Canaryphrase" not in page
            assert 'name="carried"' not in page
            assert "Go on" not in page
    by_origin = strict.post(url, words, headers={"Origin": "https://elsewhere.example"}).content.decode()
    assert "Go on" not in by_origin


def test_signing_in_keeps_its_forgery_check(story: Story, priya: Browser) -> None:
    write(priya, story, **least(story.amina, happened=WORDS, save="1"))
    sent = {"carried": priya.hidden()["carried"], "login": story.priya.email, "password": PASSWORD}
    refused = priya.client.post(SIGN_IN, sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert "Canaryphrase" not in refused.content.decode()
    assert "_auth_user_id" not in priya.client.session


@pytest.mark.parametrize("salt", [CARRIED, "another salt"])
def test_what_is_carried_cannot_be_made_or_changed_by_hand(story: Story, salt: str) -> None:
    made = signing.dumps(
        ["https://elsewhere.example/", str(story.priya.pk), [["a", WORDS]], False], key="guess", salt=salt
    )
    asked = {"carried": made, "login": story.priya.email, "password": PASSWORD}
    answer = Client().post(SIGN_IN, asked)
    assert answer.headers["Location"] == "/"


@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["", "x", ":", "0d9f2c1e-6a4b-4f6d-9a43-5b1f7c2e8d10:forged"])
def test_without_a_mark_of_ours_the_words_are_given_back_to_copy(mark: str) -> None:
    url = reverse("families:family_edit", args=[uuid.uuid4()])
    key = uuid.uuid4().hex
    answer = Client().post(url, {"why_involved": WORDS, "key": key, "opened_by": mark})
    assert answer.status_code == 401
    page = answer.content.decode()
    assert "Canaryphrase" in page
    assert "What you had written" in page
    assert key not in page, "nobody typed it"


def test_more_than_a_form_can_carry_is_given_back_to_copy(story: Story, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000
    url = reverse("families:family_edit", args=[story.family.pk])
    hard_to_press = signing.dumps([uuid.uuid4().hex for _ in range(90)])
    sent = {"why_involved": hard_to_press, "opened_by": mark_of(story.priya)}
    page = Client().post(url, sent).content.decode()
    assert hard_to_press in page
    assert 'name="carried"' not in page


def test_a_file_cannot_be_carried_and_the_page_says_so(story: Story, priya: Browser, tmp_path: Any) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"a picture")
    with photo.open("rb") as file:
        write(priya, story, **least(story.amina, happened=WORDS, save="1"), photo=file)
    assert "Please choose it again afterwards" in priya.text
    priya.sign_in(story.priya)
    assert "Please choose it again" in priya.text
    assert "js/go_on.js" not in priya.text
    priya.press()
    assert VisitDraft.objects.get().payload["happened"] == [WORDS]


def test_passwords_codes_and_tokens_are_not_carried_and_postcodes_are() -> None:
    kept_back = {
        "csrfmiddlewaretoken",
        "password",
        "password1",
        "oldpassword",
        "code",
        "fresh_code",
        "opened_by",
    }
    assert [name for name in kept_back if is_carried(name)] == []
    assert all(map(is_carried, ("postcode", "happened", "_auth", "coder", "0-code-words")))


def test_only_pages_of_staff_that_take_a_post_are_gone_on_with(story: Story) -> None:
    link = uuid.uuid4()
    yes = [draft_url(story.family, link), "/families/", f"/visits/{link}/share/{link}/now/", "/staff/new/"]
    no = ["/", SIGN_IN, f"/families/visits/{link}/", f"/my/{link}/answer/", "/health/", "/leave"]
    assert [url for url in yes if not takes_posts_of_staff(resolve(url).func)] == []
    assert [url for url in no if takes_posts_of_staff(resolve(url).func)] == []
    assert not takes_posts_of_staff(None)


def test_families_keep_the_page_they_know(story: Story) -> None:
    words = "Words of a mother, long enough to be shown again."
    page = Client().post(f"/my/{uuid.uuid4()}/answer/", {"words": words, "opened_by": mark_of(story.priya)})
    text = page.content.decode()
    assert page.status_code == 401
    assert words in text
    assert "open your link again" in text
    assert "Password" not in text


def test_the_mark_stands_in_every_form_of_staff_and_in_none_of_a_familys(story: Story) -> None:
    for url in ("/", "/families/", f"/families/{story.family.pk}/", f"/families/{story.family.pk}/edit/"):
        page = story.as_priya.get(url).content.decode()
        assert page.count('name="csrfmiddlewaretoken"') == page.count('name="opened_by"') > 0
    assert 'name="opened_by"' not in story.as_amina.get("/my/").content.decode()
    assert 'name="opened_by"' not in Client().get(SIGN_IN).content.decode()
