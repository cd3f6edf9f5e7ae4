"""*Not safe now*: whoever reads over her shoulder learns nothing of it, and her workers read all of it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from families.sharing.models import Answer, ReadAloud, SharedVersion
from restorative.audit.models import AuditEvent
from tests.conftest import Story
from tests.documents.inside import text_of
from tests.sharing.own import answer, block, page, say, send
from tests.sharing.test_my_home import part

HER_WORDS = "Not this week. Talk to me at school."
SAID = "Not safe now"
BUTTON = f'value="not_safe">{SAID}</button>'


def own_pages(client: Client, version: SharedVersion) -> dict[str, str]:
    """All that she can open of this letter, its two papers among them."""
    found = {
        name: page(client, name, version.pk) for name in ("my_safe", "my_version", "my_answer", "my_hide")
    }
    found["my_home"] = page(client, "my_home")
    about = version.content["blocks"][0]["id"]
    found["my_comment"] = page(client, "my_comment", version.pk, about)
    address = reverse("sharing:my_pdf", args=[version.pk])
    for size in ("", "?large=1"):
        found[f"my_pdf{size}"] = text_of(client.get(address + size).content)
    return {name: " ".join(html.split()) for name, html in found.items()}


def test_none_of_her_pages_and_papers_repeats_it(story: Story) -> None:
    client, version = story.as_amina, send(story, story.amina)
    page(client, "my_version", version.pk)
    before = own_pages(client, version)
    answer(client, version, beside="not_safe", words=HER_WORDS)
    client.get("/my/")

    after = own_pages(client, version)

    for name, html in after.items():
        assert HER_WORDS not in html, name
        assert SAID not in html.replace(BUTTON, ""), name
        assert "You can change it" not in html, name
    for name in ("my_pdf", "my_pdf?large=1"):
        assert after[name] == before[name], "on paper it looks as it did before she answered"
    assert "Waiting for you" in part(page(client, "my_home"), "What we agreed")


def test_after_the_press_she_knows_that_it_went_and_nobody_learns_what(story: Story) -> None:
    client, version = story.as_amina, send(story, story.amina)
    seen = set()
    for typed in ({"beside": "not_safe", "words": HER_WORDS}, {"kind": "agree"}, {"beside": "talk"}):
        assert answer(client, version, **typed).url == "/my/"
        html = page(client, "my_home")
        assert "Sent. Thank you." in html
        assert "answer is sent" not in html
        assert HER_WORDS not in html
        seen.add(html.count("Sent. Thank you."))
    assert seen == {1}, "the same words, whatever she said"


def test_her_workers_read_all_of_it_on_the_page_and_on_paper(story: Story) -> None:
    version = send(story, story.amina)
    answer(story.as_amina, version, beside="not_safe", words=HER_WORDS)

    staff = page(story.as_priya, "version", version.pk)
    paper = story.as_priya.get(reverse("sharing:version_pdf", args=[version.pk])).content

    for shown in (staff, " ".join(text_of(paper).split())):
        assert SAID in shown
        assert HER_WORDS in shown
    assert AuditEvent.objects.filter(action="answer_version").count() == 1


def test_she_may_answer_later_and_then_that_answer_stands(story: Story) -> None:
    client, version = story.as_amina, send(story, story.amina)
    answer(client, version, beside="not_safe", words=HER_WORDS)
    answer(client, version, kind="mostly", words="The bus was late.")

    html = page(client, "my_version", version.pk)
    assert "The bus was late." in html
    assert HER_WORDS not in html
    assert Answer.objects.count() == 2


def test_what_she_said_before_it_does_not_come_back_up(story: Story) -> None:
    """The newest counts: what it replaced is not shown in its place, as if she still said so."""
    client, version = story.as_amina, send(story, story.amina)
    answer(client, version, kind="different", words="He was not there.")
    answer(client, version, beside="not_safe", words=HER_WORDS)
    for name, html in own_pages(client, version).items():
        assert "He was not there." not in html, name


@pytest.mark.parametrize("how", ["read aloud", "lent"])
def test_nor_does_her_page_tell_where_she_said_it(story: Story, how: str) -> None:
    client, version = story.as_amina, send(story, story.amina)
    page(client, "my_version", version.pk)
    facts: dict[str, Any] = {"on_workers_phone": True}
    if how == "read aloud":
        about = {"family": story.family, "version": version, "member": story.amina, "read_by": story.priya}
        reading = ReadAloud.objects.create(**about, read_on="2026-06-03", way="phone")
        facts = {"recorded_by": story.priya, "reading": reading}
    say(version, "not_safe", words=HER_WORDS, **facts)

    pages = own_pages(client, version)
    for name, html in pages.items():
        assert HER_WORDS not in html, name
        assert "wrote down" not in html, name
        assert "worker’s phone" not in html, name


def test_the_goals_of_a_plan_wait_for_her_too(story: Story) -> None:
    client, goal = story.as_amina, block("Jaden is at school by nine.", "goal")
    version = send(story, story.amina, goal)
    page(client, "my_version", version.pk)
    answer(client, version, beside="not_safe", **{f"goal_{goal['id']}": "agree"})

    home = part(page(client, "my_home"), "What we agreed")
    assert "Jaden is at school by nine. ◔ Waiting for you" in home
    assert "You agreed" not in home
