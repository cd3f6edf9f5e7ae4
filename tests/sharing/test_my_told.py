"""What she told us and what we answered: hers to read again, after asking whether it is safe."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from families.sharing.actions import reply_to_message
from families.sharing.models import Message
from families.sharing.own_page import NEWEST
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.sharing.own import page, told
from tests.sharing.test_my_home import part

ANSWER = "We talked on Friday about the school gate."


def test_it_asks_before_it_shows_anything(story: Story) -> None:
    told(story, story.amina, "He came to the gate.")
    html = page(story.as_amina, "my_told")
    assert "Is it safe to read now?" in html
    assert "gate" not in html
    assert "He came to the gate." in page(story.as_amina, "my_told", safe="1")


def test_our_answer_is_new_until_she_has_read_it(story: Story) -> None:
    message = told(story, story.amina, "He came to the gate.")
    assert "Our answer" not in part(page(story.as_amina, "my_home"), "New to read")
    reply_to_message(message=message, reply=ANSWER, by=story.priya)

    home = page(story.as_amina, "my_home")
    assert "Our answer to what you told us" in part(home, "New to read")
    assert "Done" in part(home, "Promises")
    assert ANSWER not in home
    assert ANSWER in page(story.as_amina, "my_told", safe="1")
    assert "Our answer" not in part(page(story.as_amina, "my_home"), "New to read")


def test_newest_first_page_by_page_each_once(story: Story) -> None:
    for number in range(NEWEST + 5):
        told(story, story.amina, f"Number {number:02}.")
    client = story.as_amina
    first = page(client, "my_told", safe="1")
    assert re.findall(r"Number \d\d", first) == [f"Number {n:02}" for n in range(NEWEST + 4, 4, -1)]
    older = re.search(r'href="/my/told/\?before=([^"]+)"', first)
    assert older
    with counted() as statements:
        second = page(client, "my_told", before=older[1])
    assert re.findall(r"Number \d\d", second) == [f"Number {n:02}" for n in range(4, -1, -1)]
    assert len(statements) <= 6


@pytest.mark.parametrize("place", ["", "x", "0d9f2c1e-6a4b-4f6d-9a43-5b1f7c2e8d10"])
def test_places_that_are_not_hers_are_404(story: Story, place: str) -> None:
    assert story.as_amina.get(reverse("sharing:my_told"), {"before": place}).status_code == 404


def test_nobody_reads_what_another_told(story: Story) -> None:
    his = told(story, story.ryan, "I want to see Jaden.")
    reply_to_message(message=his, reply=ANSWER, by=story.priya)
    client = story.as_amina
    assert "Our answer" not in page(client, "my_home")
    assert ANSWER not in page(client, "my_told", safe="1")
    assert client.get(reverse("sharing:my_told"), {"before": str(his.pk)}).status_code == 404


def test_who_has_no_place_any_more_reads_nothing(story: Story) -> None:
    told(story, story.amina, "He came to the gate.")
    client = story.as_amina
    story.amina_account.memberships.update(ended_at=timezone.now())
    assert "gate" not in page(client, "my_told", safe="1")
    assert Message.objects.count() == 1
    assert people.family_client(story.amina_account, story.ryan).get("/my/told/?safe=1").status_code == 200
