"""Saying what became of a promise."""

from uuid import uuid4

import pytest

from families.models import Passage, Promise, PromiseMember
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.naughty import naughty_pages


@pytest.fixture
def promise(story: Story) -> Promise:
    visit = people.make_visit(story.family, story.priya, present=(story.amina,))
    passage = people.add_passage(visit, Passage.Kind.AGREED, "Set the alarm")
    made = Promise.objects.create(
        family=story.family,
        visit=visit,
        passage=passage,
        whose="theirs",
        what="Set the alarm",
        made_by=story.priya,
    )
    PromiseMember.objects.create(family=story.family, promise=made, member=story.amina)
    return made


def url_of(promise: Promise) -> str:
    return f"/families/promises/{promise.pk}/edit/"


def test_the_page_says_what_was_promised_and_by_whom(story: Story, promise: Promise) -> None:
    html = story.as_priya.get(url_of(promise)).content.decode()
    assert "Set the alarm" in html
    assert "Amina" in html
    assert "checked" not in html


def test_a_kept_promise_needs_no_words(story: Story, promise: Promise) -> None:
    answer = story.as_margaret.post(url_of(promise), {"outcome": "kept"})
    assert answer.headers["Location"] == f"/families/{story.family.pk}/"
    promise.refresh_from_db()
    assert (promise.outcome, promise.settled_by_id) == ("kept", story.margaret.pk)
    assert "Say what became of it" not in story.as_priya.get(f"/families/{story.family.pk}/").content.decode()
    assert AuditEvent.objects.get().action == "settle_promise"


@pytest.mark.parametrize(
    ("outcome", "says"), [("changed", "Say what changed"), ("not_kept", "Say what got in the way")]
)
def test_otherwise_it_needs_a_reason(story: Story, promise: Promise, outcome: str, says: str) -> None:
    answer = story.as_priya.post(url_of(promise), {"outcome": outcome, "explanation": " \n "})
    assert says in answer.content.decode()
    promise.refresh_from_db()
    assert promise.outcome == "open"
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("outcome", ["", "open", "later"])
def test_it_is_settled_or_it_is_not(story: Story, promise: Promise, outcome: str) -> None:
    answer = story.as_priya.post(url_of(promise), {"outcome": outcome, "explanation": "Tea & talk"})
    assert answer.context["form"].errors["outcome"]
    assert "Tea &amp; talk" in answer.content.decode()


def test_reasons_come_back_exactly_and_never_reach_the_trail(story: Story, promise: Promise) -> None:
    client = story.as_priya
    texts = naughty_pages()
    for text in texts:
        client.post(url_of(promise), {"outcome": "not_kept", "explanation": text})
        promise.refresh_from_db()
        assert promise.explanation == text.replace("\r\n", "\n").replace("\r", "\n")
    assert AuditEvent.objects.count() == len(texts)
    assert set(AuditEvent.objects.values_list("fields", flat=True).distinct()[0]) == {
        "explanation",
        "outcome",
    }


def test_a_settled_promise_can_be_put_right(story: Story, promise: Promise) -> None:
    story.as_priya.post(url_of(promise), {"outcome": "not_kept", "explanation": "No battery"})
    form = story.as_priya.get(url_of(promise)).context["form"]
    assert (form["outcome"].value(), form["explanation"].value()) == ("not_kept", "No battery")


def test_for_another_worker_it_does_not_exist(promise: Promise) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    for url in (url_of(promise), f"/families/promises/{uuid4()}/edit/", "/families/promises/1/edit/"):
        assert omar.get(url).status_code == 404
        assert omar.post(url, {"outcome": "kept"}).status_code == 404
