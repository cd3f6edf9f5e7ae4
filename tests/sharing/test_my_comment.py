"""Saying something about one passage."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from families.sharing.models import Comment, SharedVersion
from restorative.audit.models import AuditEvent
from restorative.ui.text import normalise_newlines
from tests.conftest import Story
from tests.naughty import naughty_pages
from tests.sharing.own import block, page, recall, replace, send
from tests.sharing.test_my_answer import kept_of

HER_WORDS = "That was in May."


def comment(client: Client, version: SharedVersion, text: str, block_id: str = "") -> Any:
    about = block_id or version.content["blocks"][0]["id"]
    return client.post(reverse("sharing:my_comment", args=[version.pk, about]), {"text": text})


def test_the_passage_stands_above_the_box_and_the_words_under_it_afterwards(story: Story) -> None:
    version = send(story, story.amina, block("We drank tea."), block("The bus was late.", "challenge"))
    client = story.as_amina
    html = page(client, "my_comment", version.pk, version.content["blocks"][1]["id"])
    assert "The bus was late." in html
    assert "We drank tea." not in html

    assert comment(client, version, HER_WORDS, version.content["blocks"][1]["id"]).status_code == 302
    read = page(client, "my_version", version.pk)
    assert read.index("The bus was late.") < read.index(HER_WORDS)


def test_one_event_and_no_words_in_it(story: Story) -> None:
    version = send(story, story.amina)
    for _ in range(2):
        comment(story.as_amina, version, HER_WORDS)
    assert Comment.objects.get().user_id == story.amina_account.pk
    assert AuditEvent.objects.get().fields == ["text"]


def test_a_block_that_the_version_does_not_hold_is_refused(story: Story) -> None:
    version, his = send(story, story.amina), send(story, story.ryan)
    for block_id in (str(uuid.uuid4()), his.content["blocks"][0]["id"]):
        url = reverse("sharing:my_comment", args=[version.pk, block_id])
        assert story.as_amina.get(url).status_code == 404
        assert comment(story.as_amina, version, HER_WORDS, block_id).status_code == 404
    assert comment(story.as_amina, his, HER_WORDS).status_code == 404
    assert not Comment.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 20_001, "a\x00b"])
def test_what_cannot_be_kept_is_refused_kindly(story: Story, text: str) -> None:
    refused = comment(story.as_amina, send(story, story.amina), text)
    assert refused.status_code == 200
    assert "govuk-error-summary" in refused.content.decode()
    assert not Comment.objects.exists()


def test_words_come_back_exactly_as_typed(story: Story) -> None:
    client, version = story.as_amina, send(story, story.amina)
    texts = {normalise_newlines(text) for text in naughty_pages()}
    for text in texts:
        assert comment(client, version, text).status_code == 302
    assert set(Comment.objects.values_list("text", flat=True)) == {kept_of(text) for text in texts}


def test_a_version_that_stands_no_more_takes_no_comment_and_the_words_are_kept(story: Story) -> None:
    replaced, gone = send(story, story.amina), send(story, story.amina)
    replace(story, replaced)
    recall(story, gone)
    for version in (replaced, gone):
        for text in (HER_WORDS, "a\x00b" + HER_WORDS):
            refused = comment(story.as_amina, version, text)
            assert refused.status_code == 409
            assert HER_WORDS in refused.content.decode()
        about = version.content["blocks"][0]["id"]
        url = reverse("sharing:my_comment", args=[version.pk, about])
        assert story.as_amina.get(url).status_code == 404
    assert not Comment.objects.exists()
