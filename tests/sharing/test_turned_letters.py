"""Signs that nobody sees can make letters read backwards: no name, answer or message may be forged with them."""

import pytest
from django.urls import reverse

from families.sharing.models import Answer, Comment, Message
from tests.conftest import Story
from tests.sharing.own import answer, page, send

# shown as "Luke Taylor"
FORGED, LETTERS = "\u202erolyaT ekuL\u202c", "rolyaT ekuL"
SAID = "We see it \u202etnereffid\u202c, all of us."
PLAIN = "We see it tnereffid\u202c, all of us."


@pytest.mark.parametrize("name", [FORGED, "\u2066Amina Bell\u2069", "Amina\u202d Bell"])
def test_a_name_that_would_read_otherwise_signs_nothing_and_is_shown_as_it_is(
    story: Story, name: str
) -> None:
    client, version = story.as_amina, send(story, story.amina)
    typed = {"kind": "agree", "words": "I read it.", "has_read": "on"}

    asked = answer(client, version, **typed, typed_name=name)

    html = asked.content.decode()
    letters = name.translate(dict.fromkeys((0x202C, 0x202D, 0x202E, 0x2066, 0x2069)))
    assert "Look at your name, and send it again." in html
    assert f'value="{letters}"' in html
    assert "I read it." in html, "nothing that was typed is lost"
    assert not Answer.objects.exists()
    assert answer(client, version, **typed, typed_name=letters).status_code == 302
    assert Answer.objects.get().typed_name == letters


@pytest.mark.parametrize("name", ["אמינה בל", "أمينة\u200f", "Zoë \u200eBell", "میری"])
def test_a_name_in_any_script_signs(story: Story, name: str) -> None:
    version = send(story, story.amina)
    answer(story.as_amina, version, kind="agree", has_read="on", typed_name=name)
    assert Answer.objects.get().typed_name == name
    assert f"<bdi>signed “{name}”</bdi>" in page(story.as_priya, "version", version.pk)


def test_what_is_urgent_waits_for_no_name(story: Story) -> None:
    answer(story.as_amina, send(story, story.amina), beside="not_safe", has_read="on", typed_name=FORGED)
    said = Answer.objects.get()
    assert (said.kind, said.typed_name, said.is_sign_off) == ("not_safe", "", False)


def test_her_words_read_in_the_order_in_which_she_wrote_them(story: Story) -> None:
    client, version = story.as_amina, send(story, story.amina)
    answer(client, version, kind="different", words=SAID)
    about = version.content["blocks"][0]["id"]
    client.post(reverse("sharing:my_comment", args=[version.pk, about]), {"text": SAID})
    client.post(reverse("sharing:my_tell"), {"text": SAID})

    assert Answer.objects.get().words == PLAIN
    assert Comment.objects.get().text == PLAIN
    assert Message.objects.get().text == PLAIN
    assert "\u202e" not in page(story.as_priya, "version", version.pk)


def test_words_from_right_to_left_keep_every_mark(story: Story) -> None:
    words = "\u2067שלום\u2069 (1) \u200etea\u200f \u202bعربي\u202c"
    answer(story.as_amina, send(story, story.amina), kind="mostly", words=words)
    assert Answer.objects.get().words == words


def test_nothing_but_such_signs_is_nothing_written(story: Story) -> None:
    story.as_amina.post(reverse("sharing:my_tell"), {"text": "\u202e\u202d"})
    assert not Message.objects.exists()
