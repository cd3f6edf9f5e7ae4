"""A session that ends mid-note: the same person signs in right there and goes on; nobody else can."""

import uuid
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client
from django.urls import resolve, reverse

from families.models import Promise, Visit, VisitDraft
from restorative.access.permissions import takes_posts_of_staff
from restorative.accounts import slowing
from restorative.accounts.carried import CARRIED, is_carried, mark_of
from restorative.accounts.models import User
from tests import people
from tests.conftest import Story
from tests.families.visit_data import draft_url, everything, least
from tests.naughty import naughty_pages, naughty_strings
from tests.people import PASSWORD
from tests.ui.markup import Markup

SIGN_IN = "/accounts/login/"
OURS = {"Sec-Fetch-Site": "same-origin"}
NOT_LOST = "You were signed out. Nothing you wrote is lost."
NOT_YOURS = "Only the person who was writing here can sign in on this page"
WORDS = "Canaryphrase: we talked about mornings, and <b>the bus</b>."


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each wrong answer would have been held back; nobody waits in tests."""
    waited: list[float] = []
    monkeypatch.setattr(slowing, "sleep", waited.append)
    return waited


class Browser:
    """A browser without scripts that sends forms as they stand, hidden fields and all. Forgery checks are on."""

    def __init__(self, user: User) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.force_login(user, backend=people.STAFF_BACKEND)
        self.page: Any = None

    def open(self, url: str) -> None:
        self.page = self.client.get(url)

    @property
    def text(self) -> str:
        return str(self.page.content.decode())

    def hidden(self) -> dict[str, list[str]]:
        """What the page's main form sends by itself."""
        markup = Markup(self.text[self.text.index('id="main"') :])
        kept: dict[str, list[str]] = {}
        for box in markup.all("input"):
            if box.get("type") == "hidden":
                kept.setdefault(box["name"], []).append(box["value"])
        return kept

    def action(self) -> str:
        forms = Markup(self.text[self.text.index('id="main"') :]).all("form")
        return forms[0].get("action") or str(self.page.wsgi_request.get_full_path())

    def press(self, **typed: Any) -> None:
        """Send the main form: what is hidden in it, and what was typed."""
        self.page = self.client.post(self.action(), self.hidden() | typed, headers=OURS)

    def sign_in(self, user: User, password: str = PASSWORD) -> None:
        self.press(login=user.email, password=password)


def end_sessions() -> None:
    Session.objects.all().delete()


def write(browser: Browser, story: Story, **typed: Any) -> uuid.UUID:
    """Priya opens a fresh note; her session ends; then she presses the button."""
    draft_id = uuid.uuid4()
    browser.open(draft_url(story.family, draft_id))
    end_sessions()
    browser.press(**typed)
    return draft_id


@pytest.fixture
def priya(story: Story) -> Browser:
    return Browser(story.priya)


def test_a_note_is_finished_as_it_was_typed(story: Story, priya: Browser) -> None:
    typed = everything(story.amina, story.jaden, finish="1", **{"agreed-1-whose": "ours"})
    draft_id = write(priya, story, **typed)
    assert priya.page.status_code == 401
    assert NOT_LOST in priya.text
    assert all(word in priya.text for word in (">Email</label>", ">Password</label>", ">Sign in</button>"))
    assert "the bus form" not in priya.text

    priya.sign_in(story.priya)
    assert priya.page.status_code == 200
    assert ">Go on</button>" in priya.text
    assert "js/go_on.js" in priya.text
    assert Visit.objects.count() == 0

    priya.press()
    assert priya.page.headers["Location"] == f"/families/visits/{draft_id}/"
    finished = Visit.objects.get(pk=draft_id)
    texts = list(finished.passages.values_list("text", flat=True))
    assert texts == [
        "Jaden showed me his book.",
        "We talked about the bus.",
        "We filled in the bus form.",
        "We rang the school.",
        "Jaden missed eleven mornings.",
        "The bus does not come.",
        "The fridge was empty.",
        "Ring the bus company.",
        "Be at the stop at eight.",
        "To look at mornings again. Priya comes.",
    ]
    assert finished.people.filter(was_there=True).count() == 2
    assert Promise.objects.count() == 2


def test_a_draft_is_kept_as_it_was_typed_and_not_finished(story: Story, priya: Browser) -> None:
    typed = everything(story.amina, story.jaden)
    write(priya, story, **typed, save="1")
    priya.sign_in(story.priya)
    priya.press()

    assert priya.page.status_code == 302
    kept = VisitDraft.objects.get().payload
    sent = {name: value if isinstance(value, list) else [value] for name, value in typed.items()}
    del sent["revision"]
    assert {name: kept[name] for name in sent} == sent
    assert not {"opened_by", "csrfmiddlewaretoken", "carried"} & set(kept)
    assert Visit.objects.count() == 0


def test_every_other_button_too(story: Story, priya: Browser) -> None:
    visit = people.make_visit(story.family, story.priya, present=(story.amina,))
    agreed = people.add_passage(visit, "agreed", "Ring")
    promise = Promise.objects.create(
        family=story.family, visit=visit, passage=agreed, whose="ours", what="Ring", made_by=story.priya
    )
    priya.open(f"/families/promises/{promise.pk}/edit/")
    end_sessions()
    priya.press(outcome="kept", explanation=WORDS)
    priya.sign_in(story.priya)
    priya.press()

    promise.refresh_from_db()
    assert (promise.outcome, promise.explanation) == ("kept", WORDS)


def test_a_search_finds_after_signing_in_what_it_would_have_found(story: Story, priya: Browser) -> None:
    priya.open("/families/")
    end_sessions()
    priya.press(q="Bell")
    priya.sign_in(story.priya)
    priya.press()
    assert priya.page.headers["Location"].startswith("/families/?found=")


@pytest.mark.parametrize("text", naughty_pages())
def test_awkward_texts_come_through_byte_for_byte(story: Story, priya: Browser, text: str) -> None:
    write(priya, story, **least(story.amina, happened=text, save="1"))
    priya.sign_in(story.priya)
    assert dict(priya.page.context["carried"].fields)["happened"] == text
    # a browser makes one kind of line end of all three when it reads a page, and sends that one again
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    assert priya.hidden()["happened"][0].replace("\r\n", "\n").replace("\r", "\n") == unified

    priya.press()
    assert VisitDraft.objects.get().payload["happened"] == [text]


def test_names_that_repeat_keep_all_their_values_in_order(story: Story, priya: Browser) -> None:
    odd = naughty_strings()[:200]
    write(priya, story, **least(story.amina, who=odd, save="1"))
    priya.sign_in(story.priya)
    priya.press()
    assert VisitDraft.objects.get().payload["who"] == odd


def test_a_sign_that_nothing_can_store_is_as_ever(story: Story, priya: Browser) -> None:
    write(priya, story, **least(story.amina, happened="tea\x00coffee", save="1"))
    priya.sign_in(story.priya)
    priya.press()
    assert VisitDraft.objects.get().payload["happened"] == ["tea�coffee"]


def test_wrong_passwords_are_slowed_and_keep_everything(
    story: Story, priya: Browser, waits: list[float]
) -> None:
    write(priya, story, **least(story.amina, happened=WORDS, save="1"))
    for _ in range(4):
        priya.sign_in(story.priya, "a wrong password")
        assert NOT_LOST in priya.text
        assert "That email and password do not go together" in priya.text
    assert waits == [0.0, 0.0, 0.1, 0.2]

    priya.sign_in(story.priya)
    priya.press()
    assert VisitDraft.objects.get().payload["happened"] == [WORDS]


def test_somebody_else_who_signs_in_there_sees_and_saves_nothing(story: Story, priya: Browser) -> None:
    """Margaret may read the family. She is told, she is not signed in, and Priya can still go on."""
    write(priya, story, **least(story.amina, happened=WORDS, finish="1"))
    priya.sign_in(story.margaret)

    assert NOT_YOURS in priya.text
    assert "Canaryphrase" not in priya.text
    assert "Go on" not in priya.text
    assert "_auth_user_id" not in priya.client.session
    assert (Visit.objects.count(), VisitDraft.objects.count()) == (0, 0)

    priya.sign_in(story.priya)
    priya.press()
    assert Visit.objects.get().author == story.priya


def test_somebody_deactivated_meanwhile_stays_out(story: Story, priya: Browser) -> None:
    write(priya, story, **least(story.amina, happened=WORDS, save="1"))
    User.objects.filter(pk=story.priya.pk).update(is_active=False)
    priya.sign_in(story.priya)

    assert "That email and password do not go together" in priya.text
    assert "_auth_user_id" not in priya.client.session
    assert VisitDraft.objects.count() == 0


def test_who_may_no_longer_write_there_is_refused_after_signing_in(story: Story, priya: Browser) -> None:
    write(priya, story, **least(story.amina, happened=WORDS, save="1"))
    story.family.allocations.all().delete()
    priya.sign_in(story.priya)
    priya.press()
    assert priya.page.status_code == 404
    assert VisitDraft.objects.count() == 0


def test_signed_out_twice_is_no_worse_than_once(story: Story, priya: Browser) -> None:
    write(priya, story, **least(story.amina, happened=WORDS, save="1"))
    priya.sign_in(story.priya)
    end_sessions()
    priya.press()
    assert NOT_LOST in priya.text
    priya.sign_in(story.priya)
    priya.press()
    assert VisitDraft.objects.get().payload["happened"] == [WORDS]


# --- signed in again somewhere else meanwhile: the page's forgery token no longer fits


def elsewhere(browser: Browser, user: User) -> None:
    """In another tab of the same browser."""
    token = Markup(browser.client.get(SIGN_IN).content.decode()).all("input")[0]["value"]
    asked = {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert browser.client.post(SIGN_IN, asked).status_code == 302


def test_signed_in_again_in_another_tab_she_goes_on_with_one_button(story: Story, priya: Browser) -> None:
    draft_id = uuid.uuid4()
    priya.open(draft_url(story.family, draft_id))
    end_sessions()
    elsewhere(priya, story.priya)
    priya.press(**least(story.amina, happened=WORDS, finish="1"))

    assert priya.page.status_code == 403
    assert ">Go on</button>" in priya.text
    assert "js/go_on.js" not in priya.text
    assert Visit.objects.count() == 0
    priya.press()
    assert Visit.objects.get(pk=draft_id).passages.get().text == WORDS


def test_the_sign_in_page_that_waited_while_she_signed_in_elsewhere_goes_on(
    story: Story, priya: Browser
) -> None:
    write(priya, story, **least(story.amina, happened=WORDS, save="1"))
    elsewhere(priya, story.priya)
    priya.sign_in(story.priya)
    priya.press()
    assert VisitDraft.objects.get().payload["happened"] == [WORDS]


def test_a_browser_that_lost_its_cookies_signs_in_and_goes_on(story: Story, priya: Browser) -> None:
    priya.open(draft_url(story.family, uuid.uuid4()))
    priya.client.cookies.clear()
    priya.press(**least(story.amina, happened=WORDS, save="1"))
    assert NOT_LOST in priya.text
    priya.sign_in(story.priya)
    priya.press()
    assert VisitDraft.objects.get().payload["happened"] == [WORDS]


def test_another_person_in_another_tab_sees_and_saves_nothing(story: Story, priya: Browser) -> None:
    priya.open(draft_url(story.family, uuid.uuid4()))
    end_sessions()
    elsewhere(priya, story.margaret)
    priya.press(**least(story.amina, happened=WORDS, finish="1"))

    assert priya.page.status_code == 403
    assert "Somebody else was writing here" in priya.text
    assert "Canaryphrase" not in priya.text
    assert (Visit.objects.count(), VisitDraft.objects.count()) == (0, 0)

    priya.press()
    assert NOT_LOST in priya.text
    assert "_auth_user_id" not in priya.client.session
    priya.sign_in(story.priya)
    priya.press()
    assert Visit.objects.get().author == story.priya


def test_a_page_of_hers_never_saves_into_another_persons_hands(story: Story) -> None:
    """Even with a token that fits, as a script would fetch one."""
    words = least(story.amina, happened=WORDS) | {"opened_by": mark_of(story.priya)}
    url = draft_url(story.family, uuid.uuid4())
    autosave = url.replace("/draft/", "/autosave/")

    refused = story.as_margaret.post(autosave, words, headers={"accept": "application/json"})
    assert (refused.status_code, refused.json()) == (403, {"error": "somebody else is signed in"})
    page = story.as_margaret.post(url, words | {"finish": "1"})
    assert page.status_code == 403
    assert "Canaryphrase" not in page.content.decode()
    assert (Visit.objects.count(), VisitDraft.objects.count()) == (0, 0)
    assert story.as_priya.post(autosave, words).status_code == 200


# --- what is refused


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
@pytest.mark.parametrize("mark", ["", "x", ":", f"{uuid.uuid4()}:forged"])
def test_without_a_mark_of_ours_the_words_are_given_back_to_copy(mark: str) -> None:
    url = reverse("families:family_edit", args=[uuid.uuid4()])
    page = Client().post(url, {"why_involved": WORDS, "opened_by": mark})
    assert page.status_code == 401
    assert "Canaryphrase" in page.content.decode()
    assert "What you had written" in page.content.decode()


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
    kept_back = {"csrfmiddlewaretoken", "password", "password1", "oldpassword", "code", "fresh_code", "opened_by"}
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
