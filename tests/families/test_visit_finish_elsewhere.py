"""A note open in two windows and finished in one: what was written in the other is not lost without a word."""

import uuid

import pytest

from families.models import Visit
from tests.conftest import Story
from tests.families.visit_data import draft_url, least

pytestmark = pytest.mark.django_db


def test_the_second_window_is_told_and_keeps_its_words(story: Story) -> None:
    url = draft_url(story.family, uuid.uuid4())
    story.as_priya.post(url, least(story.amina, happened="He was early.") | {"finish": "1"})

    page = story.as_priya.post(url, least(story.amina, happened="He sleeps on the floor.") | {"finish": "1"})

    assert page.status_code == 409
    assert "What you wrote here is not part of it." in page.content.decode()
    assert "He sleeps on the floor." in page.content.decode()
    assert Visit.objects.get().passages.get().text == "He was early."


def test_the_same_words_twice_are_one_note(story: Story) -> None:
    url = draft_url(story.family, uuid.uuid4())
    for _ in range(2):
        assert story.as_priya.post(url, least(story.amina) | {"finish": "1"}).status_code == 302
    assert Visit.objects.count() == 1
