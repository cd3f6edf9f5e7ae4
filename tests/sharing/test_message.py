"""What a family member told us, on the worker's side: unanswered first, and an answer that keeps the promise."""

from typing import Any

from django.test import Client
from django.urls import reverse

from families.actions import settle_promise
from families.models import SafeContact
from families.sharing.models import Message
from restorative.accounts.models import OutgoingMessage
from restorative.audit.models import AccessLog, AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.sharing.own import another_worker, told

HER_WORDS = "He came to the school gate again."
ANSWER = "We talked on Friday about the gate."


def reply(client: Client, message: Message, text: str = ANSWER) -> Any:
    return client.post(reverse("sharing:message", args=[message.pk]), {"reply": text})


def opened(client: Client, message: Message) -> str:
    found = client.get(reverse("sharing:message", args=[message.pk]))
    assert found.status_code == 200
    return found.content.decode()


def test_it_waits_on_home_on_the_family_page_and_in_its_list_until_answered(story: Story) -> None:
    message = told(story, story.amina, HER_WORDS)
    address = reverse("sharing:message", args=[message.pk])
    family = reverse("families:family", args=[story.family.pk])
    for path in ("/", family, "/waiting/?for=told"):
        html = story.as_priya.get(path).content.decode()
        assert HER_WORDS in html, path
        assert address in html, path

    reply(story.as_priya, message)
    for path in ("/", family, "/waiting/?for=told"):
        assert address not in story.as_priya.get(path).content.decode(), path
    listed = story.as_priya.get("/waiting/", {"for": "all_told", "family": str(story.family.pk)})
    assert address in listed.content.decode()


def test_a_manager_sees_how_many_wait(story: Story) -> None:
    told(story, story.amina, HER_WORDS)
    html = story.as_margaret.get("/").content.decode()
    assert "<strong>1</strong> · Told us, not answered yet" in html
    assert HER_WORDS in story.as_margaret.get("/waiting/?for=told").content.decode()


def test_the_page_says_what_was_said_and_that_it_was_opened(story: Story) -> None:
    message = told(story, story.amina, HER_WORDS, wants_to_talk=True)
    with counted() as statements:
        html = opened(story.as_priya, message)
    assert HER_WORDS in html
    assert "Would rather talk" in html
    assert len(statements) <= 6, statements
    log = AccessLog.objects.get(kind="message")
    assert (log.target_id, log.user_id) == (message.pk, story.priya.pk)


def test_an_answer_keeps_the_promise(story: Story) -> None:
    message = told(story, story.amina, HER_WORDS)
    reply(story.as_priya, message)
    message.refresh_from_db()
    assert (message.reply, message.replied_by) == (ANSWER, story.priya)
    assert (message.promise.outcome, message.promise.settled_by) == ("kept", story.priya)
    event = AuditEvent.objects.get(action="reply_to_message")
    assert (event.fields, event.target_id) == (["reply"], message.pk)
    assert ANSWER in opened(story.as_priya, message)


def test_an_empty_answer_is_asked_about(story: Story) -> None:
    message = told(story, story.amina, HER_WORDS)
    assert (
        "Write an answer, or say that you have talked" in reply(story.as_priya, message, " ").content.decode()
    )


def test_answered_once_whoever_presses_again(story: Story) -> None:
    message = told(story, story.amina, HER_WORDS)
    assert reply(story.as_priya, message).status_code == 302
    assert reply(story.as_priya, message).status_code == 302
    late = reply(story.as_margaret, message, "Margaret will ring you.").content.decode()
    assert "Somebody answered before you" in late
    assert "Margaret will ring you." in late
    message.refresh_from_db()
    assert message.reply == ANSWER
    assert AuditEvent.objects.filter(action="reply_to_message").count() == 1


def test_she_is_told_that_there_is_a_message_in_her_safe_way(
    story: Story, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "restorative.accounts.outbox.OutboxBackend"
    people.make_contact(story.amina, SafeContact.Way.EMAIL, email="safe@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        reply(story.as_priya, told(story, story.amina, HER_WORDS))
    sent = OutgoingMessage.objects.get()
    assert (sent.to, sent.subject) == ("safe@example.org", "You have a message")
    assert "gate" not in sent.text


def test_another_worker_reads_and_answers_nothing(story: Story) -> None:
    omar, _ = another_worker()
    message = told(story, story.amina, HER_WORDS)
    client = people.client_of(omar)
    assert client.get(reverse("sharing:message", args=[message.pk])).status_code == 404
    assert reply(client, message).status_code == 404
    assert HER_WORDS not in client.get("/waiting/?for=all_told").content.decode()
    assert story.as_amina.get(reverse("sharing:message", args=[message.pk])).status_code == 403


def test_the_promise_to_answer_is_kept_by_the_answer_and_nowhere_else(story: Story) -> None:
    message = told(story, story.amina, HER_WORDS)
    settle = reverse("families:promise_edit", args=[message.promise_id])
    answer_here = reverse("sharing:message", args=[message.pk])
    priya = story.as_priya
    for led in (priya.get(settle), priya.post(settle, {"outcome": "kept"})):
        assert led.headers["Location"] == answer_here
    assert "kept by an answer" in opened(priya, message)
    for path in ("/", reverse("families:family", args=[story.family.pk]), "/waiting/?for=due"):
        html = priya.get(path).content.decode()
        assert settle not in html, path
        assert answer_here in html, path
    message.refresh_from_db()
    assert (message.replied_at, message.promise.outcome) == (None, "open")

    reply(priya, message)
    assert priya.get(settle).headers["Location"] == answer_here, "nor taken back by another way"
    page = story.as_amina.get(reverse("sharing:my_home")).content.decode()
    assert "Our answer to what you told us" in page
    assert "Done" in page
    assert "We did not do this" not in page


def test_what_was_said_of_the_promise_before_gives_way_to_the_answer(story: Story) -> None:
    message = told(story, story.amina, HER_WORDS)
    settle_promise(promise=message.promise, outcome="not_kept", explanation="I was ill.", by=story.priya)
    assert "We did not do this" in story.as_amina.get(reverse("sharing:my_home")).content.decode()
    reply(story.as_priya, message)
    page = story.as_amina.get(reverse("sharing:my_home")).content.decode()
    assert "We did not do this" not in page
    assert "Done" in page
