"""Messages that leave: "You have a message", and nothing of what it says. In the demo they land on a page."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import OutgoingMessage

NOTICE = _("You have a message")
logger = logging.getLogger(__name__)


class OutboxBackend(BaseEmailBackend):
    """The demo's post: keeps each email for the outbox page and sends none."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for to in message.to:
                store("email", to, str(message.body), str(message.subject))
        return len(email_messages)


def store(way: str, to: str, text: str, subject: str = "") -> None:
    OutgoingMessage.objects.create(way=way, to=to, text=text, subject=subject)


def store_text(to: str, text: str) -> None:
    """The demo's text gateway."""
    store("text", to, text)


def send_email(*, to: str, text: str = "", subject: str = "") -> None:
    """Send once this transaction stands. Without words of its own it says "You have a message"."""
    post(EmailMessage(subject or str(NOTICE), text or str(NOTICE), None, [to]))


def post(message: EmailMessage) -> None:
    """Send an email that is written already, once this transaction stands."""
    transaction.on_commit(partial(deliver, "email", message.send))


def can_send_text() -> bool:
    """Whether there is a text gateway: none unless settings.TEXT_BACKEND names one."""
    return bool(settings.TEXT_BACKEND)


def send_text(*, to: str, text: str = "") -> None:
    """Send once this transaction stands. Raises RuntimeError without a gateway: ask `can_send_text` first."""
    if not can_send_text():
        raise RuntimeError("There is no text gateway: set TEXT_BACKEND.")
    gateway = import_string(settings.TEXT_BACKEND)
    transaction.on_commit(partial(deliver, "text", partial(gateway, to, text or str(NOTICE))))


def deliver(way: str, send: Callable[[], object]) -> None:
    """Hand a message over. What was written stands whether or not the post answers; the log names nobody."""
    try:
        send()
    except (OSError, SMTPException) as error:
        logger.error("A message could not be sent by %s (%s)", way, type(error).__name__)
