"""How a recipient hears that there is something to read, and that nothing more is said."""

from typing import Any

import pytest
from django.core import mail

from families.models import PassageMember
from restorative.accounts.models import OutgoingMessage
from tests import people
from tests.conftest import Story
from tests.sharing.sheets import address, decide, share, tell

OUT = {"included": False, "why_out": "not_about_them"}


def test_she_is_told_that_there_is_a_message_and_nothing_more(
    story: Story, django_capture_on_commit_callbacks: Any
) -> None:
    people.make_contact(story.amina, "email", email="quiet@example.org")
    told = tell(story)
    with django_capture_on_commit_callbacks(execute=True):
        share(told, story.amina, story.priya)
    [message] = mail.outbox
    assert message.to == ["quiet@example.org"]
    assert message.subject == message.body.strip() == "You have a message"


@pytest.mark.parametrize("way", ["in_person", "post", "phone"])
def test_nobody_is_written_to_who_did_not_say_it_is_safe(
    story: Story, way: str, django_capture_on_commit_callbacks: Any
) -> None:
    people.make_contact(story.amina, way, email="quiet@example.org", phone="07700 900000")
    told = tell(story)
    with django_capture_on_commit_callbacks(execute=True):
        share(told, story.amina, story.priya)
    assert mail.outbox == []


def test_who_cannot_sign_in_is_not_sent_to_an_empty_page(
    story: Story, django_capture_on_commit_callbacks: Any
) -> None:
    people.make_contact(story.ryan, "email", email="ryan@example.org")
    told = tell(story, present=(story.ryan,))
    PassageMember.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        share(told, story.ryan, story.priya)
    assert mail.outbox == []


@pytest.mark.parametrize("gateway", ["", "restorative.accounts.outbox.store_text"])
def test_a_text_goes_where_there_is_a_gateway(
    story: Story, gateway: str, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TEXT_BACKEND = gateway
    people.make_contact(story.amina, "text", phone="07700 900000")
    told = tell(story)
    with django_capture_on_commit_callbacks(execute=True):
        share(told, story.amina, story.priya)
    sent = [("07700 900000", "You have a message")] if gateway else []
    assert list(OutgoingMessage.objects.values_list("to", "text")) == sent


def test_the_preview_says_how_she_will_hear_of_it(story: Story) -> None:
    told = tell(story)
    decide(told, story.amina, story.priya)
    preview = address("preview", told, story.amina)
    assert "is sent no notice" in story.as_priya.get(preview).content.decode()
    people.make_contact(story.amina, "email", email="quiet@example.org")
    page = story.as_priya.get(preview).content.decode()
    assert "gets an email that says" in page
    assert "quiet@example.org" not in page
