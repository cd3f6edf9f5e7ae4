"""A session that ends mid-note: the same person signs in right there and goes on."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from families.models import Promise, Visit, VisitDraft
from restorative.accounts import slowing
from restorative.accounts.carried import mark_of
from restorative.accounts.models import User
from tests import people
from tests.conftest import Story
from tests.families.visit_data import draft_url, everything, least
from tests.naughty import naughty_pages, naughty_strings
from tests.pages import html_faults
from tests.restorative.resuming import NOT_LOST, NOT_YOURS, WORDS, Browser, elsewhere, end_sessions, write


@pytest.fixture(autouse=True)
def waits(db: None, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each wrong answer would have been held back; nobody waits in tests."""
    waited: list[float] = []
    cache.clear()  # tests that do not roll back leave their counts
    monkeypatch.setattr(slowing, "sleep", waited.append)
    return waited


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
        "I like the bus when it comes.",
        "You never ring when you say.",
        "We said sorry and gave a number.",
        "Ring the bus company.",
        "Be at the stop at eight.",
        "To look at mornings again.",
        "We talked about mornings.\n\nAmina will: Be at the stop at eight.",
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


def test_as_much_as_a_note_can_hold_comes_through(story: Story, priya: Browser) -> None:
    """A megabyte of text in which nothing repeats, so that it cannot be pressed together much."""
    much = " ".join(uuid.uuid4().hex for _ in range(29_000))
    write(priya, story, **least(story.amina, happened=much, save="1"))
    priya.sign_in(story.priya)
    priya.press()
    assert VisitDraft.objects.get().payload["happened"] == [much]


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


def test_the_pages_are_well_made(story: Story, priya: Browser, tmp_path: Path) -> None:
    write(priya, story, **least(story.amina, happened=WORDS, save="1"))
    pages = {"again": priya.text}
    priya.sign_in(story.margaret)
    pages["belongs"] = priya.text
    priya.sign_in(story.priya)
    pages["go_on"] = priya.text
    words = {"why_involved": WORDS, "opened_by": mark_of(story.priya)}
    page: Any = story.as_margaret.post(f"/families/{story.family.pk}/edit/", words)
    pages["anothers"] = page.content.decode()
    assert html_faults(pages, tmp_path) == []


# --- signed in again somewhere else meanwhile: the page's forgery token no longer fits


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
