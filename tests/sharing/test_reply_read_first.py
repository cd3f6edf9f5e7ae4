"""Our answer to somebody who could do harm: a manager reads it first, as they read a letter."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from families.models import ProtectedTerm
from families.sharing.actions import NeedsYes, reply_to_message
from families.sharing.models import HarmAnswer, Message, ShareRequest
from restorative.access.identity import Identity, acting_as
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.sharing.own import told
from tests.sharing.test_message import opened, reply

HIS_WORDS = "When do I see my son?"
ANSWER = "We talk about it on Friday."


@pytest.fixture
def message(story: Story) -> Message:
    """Ryan could be harming somebody. He told us something."""
    people.make_harm(story.ryan, "yes", "He held her phone.")
    return told(story, story.ryan, HIS_WORDS)


def asked_about(story: Story, message: Message, text: str = ANSWER) -> ShareRequest:
    assert reply(story.as_priya, message, text).status_code == 302
    return ShareRequest.objects.waiting().get()


def say(story: Story, asked: ShareRequest, decision: str, words: str = "") -> Any:
    return story.as_margaret.post(f"/requests/{asked.pk}/", {"decision": decision, "words": words})


def test_nothing_is_sent_before_a_manager_said_yes(story: Story, message: Message) -> None:
    page = opened(story.as_priya, message)
    assert "A manager reads this before Ryan does" in page
    assert "Ask your manager" in page
    assert "Send the answer" not in page

    asked_about(story, message)
    message.refresh_from_db()
    assert (message.reply, message.replied_at, message.promise.outcome) == ("", None, "open")
    page = opened(story.as_priya, message)
    assert "Waiting for a manager" in page
    assert ANSWER in page
    with pytest.raises(NeedsYes):
        reply_to_message(message=message, reply=ANSWER, by=story.priya)


def test_the_manager_reads_what_he_said_and_what_we_say(story: Story, message: Message) -> None:
    asked = asked_about(story, message)
    listed = story.as_margaret.get("/waiting/?for=read_first").content.decode()
    assert "An answer, for Ryan" in listed
    page = story.as_margaret.get(f"/requests/{asked.pk}/").content.decode()
    for words in (HIS_WORDS, ANSWER, "Ryan Cole", "He held her phone."):
        assert words in page, words
    assert say(story, asked, "approved").status_code == 302

    address = reverse("sharing:message", args=[message.pk])
    assert address in story.as_priya.get("/waiting/?for=approved").content.decode()
    page = opened(story.as_priya, message)
    assert "Margaret Hill has read exactly this, and said yes." in page
    assert "Send the answer" in page
    with counted() as statements:
        reply(story.as_priya, message, ANSWER)
    assert len(statements) <= 8, statements
    message.refresh_from_db()
    assert (message.reply, message.replied_by, message.promise.outcome) == (ANSWER, story.priya, "kept")
    assert address not in story.as_priya.get("/waiting/?for=approved").content.decode()
    actions = AuditEvent.objects.order_by("at").values_list("action", flat=True)
    assert list(actions) == ["ask_about_reply", "decide_share", "reply_to_message"]


def test_another_word_needs_another_yes(story: Story, message: Message) -> None:
    say(story, asked_about(story, message), "approved")
    second = asked_about(story, message, "We talk about it on Monday, at her flat.")
    message.refresh_from_db()
    assert message.replied_at is None
    say(story, second, "changes", "Leave out where.")
    page = opened(story.as_priya, message)
    assert "Margaret Hill asks for changes" in page
    assert "Leave out where." in page
    assert "at her flat" in page, "to be put right, not typed again"
    reply(story.as_priya, message, ANSWER)
    message.refresh_from_db()
    assert message.reply == ANSWER, "those words have their yes"


def test_asked_twice_is_asked_once_and_another_text_takes_its_place(story: Story, message: Message) -> None:
    first = asked_about(story, message)
    assert asked_about(story, message) == first
    second = asked_about(story, message, "We ring you.")
    first.refresh_from_db()
    assert (first.decision, second.decision) == ("replaced", "")


def test_what_he_must_not_learn_is_not_even_asked_about(story: Story, message: Message) -> None:
    kept = {"family": story.family, "added_by": story.priya}
    ProtectedTerm.objects.create(**kept, kind="school", text="Elm Road Primary")
    html = reply(story.as_priya, message, "We meet at Elm Road Primary.").content.decode()
    assert "Ryan must not learn this" in html
    assert "We meet at Elm Road Primary." in html
    assert not ShareRequest.objects.exists()


def test_somebody_nobody_was_asked_about_holds_up_answers_too(story: Story) -> None:
    message = told(story, story.amina, "He came again.")
    HarmAnswer.objects.filter(member=story.ryan).delete()
    reply(story.as_priya, message)
    assert ShareRequest.objects.waiting().count() == 1
    people.make_harm(story.ryan)
    reply(story.as_priya, message)
    message.refresh_from_db()
    assert message.replied_at is not None


def test_the_database_sends_nothing_else_either(story: Story, message: Message) -> None:
    def answers(text: str) -> bool:
        facts = {"reply": text, "replied_at": timezone.now(), "replied_by": story.priya}
        try:
            with transaction.atomic(), acting_as(Identity(story.priya.pk, is_staff=True)):
                return bool(Message.objects.filter(pk=message.pk).update(**facts))
        except DatabaseError:
            return False

    assert not answers(ANSWER)
    say(story, asked_about(story, message), "approved")
    assert not answers("Other words.")
    assert answers(ANSWER)
