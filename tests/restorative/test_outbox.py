"""Messages that leave: "You have a message" and nothing more; in the demo they land on a page."""

import logging
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from restorative.accounts import outbox
from restorative.accounts.models import OutgoingMessage
from tests.conftest import Story

BACKEND = "restorative.accounts.outbox.OutboxBackend"
STORE_TEXT = "restorative.accounts.outbox.store_text"


@pytest.fixture
def demo(settings: Any) -> None:
    settings.DEMO = True
    settings.EMAIL_BACKEND = BACKEND
    settings.TEXT_BACKEND = STORE_TEXT


@pytest.mark.django_db
def test_an_email_says_that_there_is_a_message_once_the_work_stands(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        outbox.send_email(to="amina@example.org")
        assert mail.outbox == []

    [message] = mail.outbox
    assert (message.subject, message.body) == ("You have a message", "You have a message")


@pytest.mark.django_db
def test_without_a_gateway_no_text_can_be_sent(settings: Any) -> None:
    settings.TEXT_BACKEND = ""

    assert not outbox.can_send_text()
    with pytest.raises(RuntimeError):
        outbox.send_text(to="07700 900123")


@pytest.mark.django_db
def test_the_demo_shows_what_would_have_been_sent(
    demo: None, django_capture_on_commit_callbacks: Any
) -> None:
    assert outbox.can_send_text()
    with django_capture_on_commit_callbacks(execute=True):
        outbox.send_email(to="amina@example.org", text="Your code is ABCD-EFGH")
        outbox.send_text(to="07700 900123")

    page = Client().get("/outbox/").content.decode()
    assert "Your code is ABCD-EFGH" in page
    assert "amina@example.org" in page
    assert "07700 900123" in page
    assert "Text message" in page
    assert mail.outbox == []


@pytest.mark.django_db
def test_everybody_in_the_demo_may_look_and_nobody_elsewhere(story: Story, settings: Any) -> None:
    browsers = (Client(), story.as_priya, story.as_amina)
    assert [browser.get("/outbox/").status_code for browser in browsers] == [404, 404, 404]
    settings.DEMO = True
    assert [browser.get("/outbox/").status_code for browser in browsers] == [200, 200, 200]


@pytest.mark.django_db
def test_the_newest_fifty_and_words_are_shown_as_words(demo: None) -> None:
    for number in range(60):
        outbox.store("email", "amina@example.org", f"Message {number:02} <script>")
    page = Client().get("/outbox/").content.decode()

    assert "Message 59 &lt;script&gt;" in page
    assert "Message 10" in page
    assert "Message 09" not in page


@pytest.mark.django_db
def test_a_post_that_does_not_answer_undoes_nothing_and_the_log_names_nobody(
    settings: Any, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
        outbox.send_email(to="amina@example.org")

    assert "A message could not be sent by email" in caplog.text
    assert "amina" not in caplog.text
    assert OutgoingMessage.objects.count() == 0
