"""*Tell us something*: her words become a promise of ours, and nobody else in the family learns of them."""

import gzip
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import Allocation, Promise
from families.sharing.models import Message
from families.sharing.models.messages import reply_by
from restorative.audit.models import AuditEvent
from restorative.ui.templatetags.ui import in_words
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.pages import lasting
from tests.sharing.own import page
from tests.sharing.test_my_home import part

HER_WORDS = "He came to the school gate again."


def tell(client: Client, text: str = "", **typed: str) -> Any:
    return client.post(reverse("sharing:my_tell"), {"text": text, **typed})


def test_before_the_box_it_says_who_reads_it_and_what_to_do_in_danger(story: Story) -> None:
    html = page(story.as_amina, "my_tell")
    box = html.index("<textarea")
    for words in (
        "Nobody watches this all day",
        "call 999",
        "press 55",
        "and their manager",
        "two working days",
    ):
        assert 0 < html.index(words) < box, words
    assert len(gzip.compress(html.encode())) < 10_000


def test_her_words_become_a_promise_with_an_owner_and_a_day(story: Story) -> None:
    sent = tell(story.as_amina, HER_WORDS)
    assert sent.url == "/my/"
    message, by = Message.objects.get(), reply_by(timezone.localdate())
    assert (message.text, message.wants_to_talk, message.member) == (HER_WORDS, False, story.amina)
    assert message.user_id == story.amina_account.pk
    promise = message.promise
    assert (promise.whose, promise.by_when, promise.owner, promise.visit) == ("ours", by, story.priya, None)

    said = part(page(story.as_amina, "my_home"), "Promises")
    assert "We will answer what you told us" in said
    assert f"by {in_words(by)}" in said
    assert "Still to do" in said


def test_the_day_is_two_working_days_on() -> None:
    wednesday = date(2026, 11, 25)
    days = [reply_by(wednesday + timedelta(days=n)) for n in range(5)]
    assert [day.isoformat() for day in days] == [
        "2026-11-27",
        "2026-11-30",
        "2026-12-01",
        "2026-12-01",
        "2026-12-01",
    ]


def test_who_would_rather_talk_leads_there_with_the_tick_set_and_needs_no_words(story: Story) -> None:
    home = page(story.as_amina, "my_home")
    assert f"{reverse('sharing:my_tell')}?talk=1" in home
    assert "Talk to me instead" in home
    assert "checked" in page(story.as_amina, "my_tell", talk="1")
    assert "checked" not in page(story.as_amina, "my_tell")

    tell(story.as_amina, wants_to_talk="on")
    assert Message.objects.get().wants_to_talk
    assert "We will ring you, in your safe way" in part(page(story.as_amina, "my_home"), "Promises")


def test_neither_words_nor_tick_is_asked_about_kindly(story: Story) -> None:
    assert "Write something, or tick" in tell(story.as_amina, "  \n ").content.decode()
    assert not Message.objects.exists()


def test_the_button_pressed_twice_says_it_once(story: Story) -> None:
    client = story.as_amina
    for _ in range(2):
        assert tell(client, HER_WORDS).url == "/my/"
    assert Message.objects.count() == Promise.objects.count() == 1
    assert AuditEvent.objects.filter(action="tell_us").count() == 1

    tell(client, HER_WORDS, wants_to_talk="on")
    tell(client, "Something else.")
    assert Message.objects.count() == 3


def test_the_trail_holds_no_word_of_it(story: Story) -> None:
    tell(story.as_amina, HER_WORDS)
    event = AuditEvent.objects.get(action="tell_us")
    assert (event.fields, event.user_id, event.family_id) == (
        ["text"],
        story.amina_account.pk,
        story.family.pk,
    )


def test_without_a_lead_the_promise_waits_for_whoever_comes(story: Story) -> None:
    Allocation.objects.update(ended_at=timezone.now())
    tell(story.as_amina, HER_WORDS)
    assert Promise.objects.get().owner is None


def test_the_other_parent_never_learns_of_it(story: Story) -> None:
    ryan = people.family_client(people.make_account(story.ryan), story.ryan)
    before = lasting(page(ryan, "my_home"))
    tell(story.as_amina, HER_WORDS)
    assert lasting(page(ryan, "my_home")) == before
    assert HER_WORDS not in page(ryan, "my_told", safe="1")


def test_who_has_no_place_any_more_is_told_so_and_keeps_her_words(story: Story) -> None:
    client = story.as_amina
    story.amina_account.memberships.update(ended_at=timezone.now())
    html = tell(client, HER_WORDS).content.decode()
    assert "It cannot be sent from here any more" in html
    assert HER_WORDS in html
    assert not Message.objects.exists()


@pytest.mark.parametrize("path", ["my_tell", "my_told"])
def test_staff_and_strangers_tell_nothing_in_her_name(story: Story, path: str) -> None:
    assert story.as_priya.get(reverse(f"sharing:{path}")).status_code == 403
    assert Client().get(reverse(f"sharing:{path}")).status_code == 401


def test_telling_takes_few_statements(story: Story) -> None:
    client = story.as_amina
    with counted() as statements:
        tell(client, HER_WORDS)
    assert len(statements) <= 8, statements
