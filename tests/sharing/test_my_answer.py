"""Answering: four equal answers and three beside them, bound to the text that was read."""

import threading
import uuid
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from families.sharing.actions import Said, answer_version, comment_on_block
from families.sharing.models import Answer, Comment, SharedVersion
from restorative.access.identity import Identity, acting_as
from restorative.audit.models import AuditEvent
from restorative.ui.text import normalise_newlines
from tests.conftest import Story
from tests.naughty import naughty_pages, refused_strings
from tests.sharing.own import answer, block, page, recall, replace, send, texts_in
from tests.sharing.test_version import at_once

EQUAL = ["I agree", "Mostly, but…", "I see it differently", "I need more time"]
BESIDE = ["I don't want to sign", "Not safe now", "Talk to me instead"]
HER_WORDS = "The bus comes late. That is not written here."


def test_the_words_on_the_page(story: Story) -> None:
    html = page(story.as_amina, "my_version", send(story, story.amina).pk)
    assert texts_in(html, "label", "govuk-radios__label") == EQUAL
    assert texts_in(html, "button", 'name="beside"') == BESIDE
    assert "Something is wrong or missing" in html
    assert " checked" not in html


@pytest.mark.parametrize("kind", ["agree", "mostly", "different", "more_time"])
def test_each_answer_is_as_good_as_the_others(story: Story, kind: str) -> None:
    version = send(story, story.amina)
    sent = answer(story.as_amina, version, kind=kind, words=HER_WORDS)
    assert sent.url == "/my/"
    said = Answer.objects.get()
    assert (said.kind, said.words, said.sha256) == (kind, HER_WORDS, version.sha256)
    assert said.member == story.amina
    assert said.user_id == story.amina_account.pk
    assert not said.is_sign_off


@pytest.mark.parametrize("kind", ["no_sign", "not_safe", "talk"])
def test_the_buttons_beside_need_nothing_else_and_win_over_a_choice(story: Story, kind: str) -> None:
    answer(story.as_amina, send(story, story.amina), beside=kind, kind="agree")
    assert Answer.objects.get().kind == kind


def test_a_name_and_the_tick_are_a_signature(story: Story) -> None:
    answer(story.as_amina, send(story, story.amina), kind="agree", has_read="on", typed_name="Amina Bell")
    assert Answer.objects.get().is_sign_off


def test_a_name_without_the_tick_is_asked_about_and_never_taken_for_a_signature(story: Story) -> None:
    version = send(story, story.amina)

    asked = answer(story.as_amina, version, kind="agree", words=HER_WORDS, typed_name="Amina Bell")

    html = asked.content.decode()
    assert "To sign, tick that you have read this. Or take your name out." in html
    assert HER_WORDS in html
    assert "Amina Bell" in html
    assert not Answer.objects.exists()
    answer(story.as_amina, version, beside="not_safe", typed_name="Amina Bell")
    assert not Answer.objects.get().is_sign_off, "what is urgent is never held up"


def test_one_event_says_which_fields_and_never_the_words(story: Story) -> None:
    before = AuditEvent.objects.count()
    answer(story.as_amina, send(story, story.amina), kind="different", words=HER_WORDS)
    event = AuditEvent.objects.get(action="answer_version")
    assert AuditEvent.objects.count() == before + 1
    assert event.fields == ["kind", "words"]
    assert event.user_id == story.amina_account.pk
    assert event.family_id == story.family.pk


def test_she_may_change_her_mind_and_both_are_kept(story: Story) -> None:
    version = send(story, story.amina)
    answer(story.as_amina, version, kind="agree")
    answer(story.as_amina, version, kind="different", words="I thought again.")
    assert list(Answer.objects.order_by("answered_at").values_list("kind", flat=True)) == [
        "agree",
        "different",
    ]
    assert "I thought again." in page(story.as_amina, "my_version", version.pk)


@pytest.mark.django_db(transaction=True)
def test_two_presses_in_the_same_instant_are_one_answer_and_one_comment(story: Story) -> None:
    version = send(story, story.amina)
    her = Identity(story.amina_account.pk, story.amina.pk)
    about = uuid.UUID(version.content["blocks"][0]["id"])

    def press() -> None:
        with transaction.atomic(), acting_as(her):
            said = Said("different", HER_WORDS)
            answer_version(version=version, seen=version.sha256, said=said, by=story.amina_account)

    def write() -> None:
        with transaction.atomic(), acting_as(her):
            comment_on_block(version=version, block=about, text=HER_WORDS, by=story.amina_account)

    assert at_once(*[press] * 4, *[write] * 4) == [None] * 8
    assert (Answer.objects.count(), Comment.objects.count()) == (1, 1)
    assert sorted(AuditEvent.objects.values_list("action", flat=True)) == [
        "answer_version",
        "comment_on_block",
    ]


def test_a_button_pressed_twice_says_it_once(story: Story) -> None:
    version = send(story, story.amina)
    for _ in range(2):
        assert answer(story.as_amina, version, kind="agree").status_code == 302
    assert Answer.objects.count() == 1


def test_without_a_choice_the_page_comes_back_with_everything_typed(story: Story) -> None:
    version = send(story, story.amina)
    back = answer(story.as_amina, version, words=HER_WORDS, typed_name="Amina", has_read="on")
    html = back.content.decode()
    assert "Choose one of the four answers" in html
    assert HER_WORDS in html
    assert 'value="Amina"' in html
    assert version.content["blocks"][0]["text"] in html
    assert not Answer.objects.exists()


def test_words_come_back_as_typed_but_for_what_makes_letters_read_backwards(story: Story) -> None:
    version = send(story, story.amina)
    client = story.as_amina
    for text in naughty_pages():
        answer(client, version, kind="different", words=text)
        assert Answer.objects.order_by("-answered_at")[0].words == kept_of(text)


def kept_of(text: str) -> str:
    return normalise_newlines(text).replace("\u202d", "").replace("\u202e", "")


def test_what_cannot_be_kept_is_refused_kindly(story: Story) -> None:
    version = send(story, story.amina)
    client = story.as_amina
    for text in refused_strings():
        if text.isascii() or "\x00" in text:
            assert answer(client, version, kind="agree", words=text).status_code == 200
    assert answer(client, version, kind="agree", words="x" * 20_001).status_code == 200
    assert (
        "1 character too long" in answer(client, version, kind="agree", words="x" * 20_001).content.decode()
    )
    assert answer(client, version, kind="agree", words="😀" * 20_000).status_code == 302


@pytest.mark.parametrize("typed", [{"kind": "maybe"}, {"beside": "leave"}, {"kind": "\x00"}, {}])
def test_answers_that_there_are_not_are_refused_kindly(story: Story, typed: dict[str, str]) -> None:
    assert answer(story.as_amina, send(story, story.amina), **typed).status_code == 200
    assert not Answer.objects.exists()


@pytest.mark.parametrize("seen", ["", "0" * 64, "x", "\x00"])
def test_nobody_answers_a_text_they_did_not_see(story: Story, seen: str) -> None:
    version = send(story, story.amina)
    refused = answer(story.as_amina, version, kind="agree", seen=seen, words=HER_WORDS)
    assert refused.status_code in (200, 409)
    assert HER_WORDS in refused.content.decode()
    assert not Answer.objects.exists()


def test_a_version_replaced_meanwhile_is_not_answered_and_her_words_are_kept(story: Story) -> None:
    client = story.as_amina
    old = send(story, story.amina)
    page(client, "my_version", old.pk)
    new = replace(story, old, block("Now with the bus."))

    refused = answer(client, old, kind="agree", words=HER_WORDS)
    html = refused.content.decode()
    assert refused.status_code == 409
    assert "This was changed while you were reading" in html
    assert HER_WORDS in html
    assert not Answer.objects.exists()

    again = answer(client, new, again="1", words=HER_WORDS).content.decode()
    assert "Now with the bus." in again
    assert HER_WORDS in again
    assert "Choose one of" not in again
    assert not Answer.objects.exists()
    answer(client, new, kind="agree", words=HER_WORDS)
    assert Answer.objects.get().version == new


def test_a_version_taken_back_is_not_answered_and_her_words_are_kept(story: Story) -> None:
    version = send(story, story.amina)
    recall(story, version)
    for typed in ({"kind": "agree"}, {}):
        refused = answer(story.as_amina, version, words=HER_WORDS, **typed)
        assert refused.status_code == 409
        assert HER_WORDS in refused.content.decode()
        assert version.content["blocks"][0]["text"] not in refused.content.decode()
    assert not Answer.objects.exists()


def test_nobody_answers_for_somebody_else(story: Story) -> None:
    his = send(story, story.ryan)
    assert answer(story.as_amina, his, kind="agree").status_code == 404
    for client in (story.as_priya, Client()):
        assert answer(client, his, kind="agree").status_code in (401, 403)
    assert not Answer.objects.exists()


def test_an_account_that_ended_answers_nothing_more(story: Story) -> None:
    client, version = story.as_amina, send(story, story.amina)
    story.amina_account.memberships.update(ended_at=timezone.now())
    assert answer(client, version, kind="agree").status_code == 404
    assert not Answer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_answering_and_replacing_at_once_never_leaves_an_answer_to_what_stood_no_more(story: Story) -> None:
    """Whoever comes second finds the other's work done: no answer is later than the end of its version."""
    client = story.as_amina
    for _ in range(5):
        version = send(story, story.amina)
        start = threading.Barrier(2)
        found: list[int] = []

        def give(version: SharedVersion = version, start: Any = start, found: Any = found) -> None:
            start.wait()
            found.append(answer(client, version, kind="agree").status_code)
            connection.close()

        def take(version: SharedVersion = version, start: Any = start) -> None:
            start.wait()
            replace(story, version)
            connection.close()

        threads = [threading.Thread(target=give), threading.Thread(target=take)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        version.refresh_from_db()
        said = Answer.objects.filter(version=version).first()
        assert found == [302 if said else 409]
        assert version.replaced_at


def test_the_page_of_an_answer_may_be_opened_by_itself(story: Story) -> None:
    version = send(story, story.amina)
    assert "I need more time" in page(story.as_amina, "my_answer", version.pk)
