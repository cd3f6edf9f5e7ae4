"""Reading one version: after being asked whether it is safe, without anything of anybody else."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from families.sharing.models import Comment
from restorative.audit.models import AccessLog
from tests.conftest import Story
from tests.counting import counted
from tests.documents.inside import text_of
from tests.generators import long_policy_text, naughty_strings, urdu_text
from tests.sharing import sheets
from tests.sharing.own import block, page, recall, replace, say, send, texts_in
from tests.ui.markup import Markup

PAGES = ("my_safe", "my_version", "my_pdf")


def test_she_is_asked_first_and_shown_nothing_of_it(story: Story) -> None:
    version = send(story, story.amina, block("Jaden cried."))
    html = page(story.as_amina, "my_safe", version.pk)
    assert "Is it safe to read now?" in html
    assert "Jaden" not in html
    assert not AccessLog.objects.exists()


def test_she_reads_exactly_what_was_frozen(story: Story) -> None:
    told = sheets.tell(story)
    version = sheets.share(told, story.amina, story.priya)
    html = page(story.as_amina, "my_version", version.pk)
    for text in sheets.texts(version):
        assert text in html or text.replace("'", "&#x27;") in html
    assert "A worry we talked about" in html
    assert "Ryan" not in html
    assert "Any answer is all right" in html
    assert html.count("Say something about this") == len(version.content["blocks"])


def test_each_opening_leaves_one_row_with_her_member(story: Story) -> None:
    version = send(story, story.amina)
    page(story.as_amina, "my_version", version.pk)
    story.as_amina.get(reverse("sharing:my_pdf", args=[version.pk]))
    rows = AccessLog.objects.order_by("at").values_list(
        "kind", "target_id", "member_id", "user_id", "family_id"
    )
    common = (version.pk, story.amina.pk, story.amina_account.pk, story.family.pk)
    assert list(rows) == [("version", *common), ("pdf", *common)]


@pytest.mark.parametrize("name", PAGES)
def test_what_is_not_hers_or_stands_no_more_is_not_there(story: Story, name: str) -> None:
    his = send(story, story.ryan)
    old = send(story, story.amina)
    replace(story, old)
    gone = send(story, story.amina)
    recall(story, gone)
    pages = set()
    for version in (his, old, gone):
        answer = story.as_amina.get(reverse(f"sharing:{name}", args=[version.pk]))
        assert answer.status_code == 404
        pages.add(answer.content)
    nowhere = story.as_amina.get(reverse(f"sharing:{name}", args=["00000000-0000-4000-8000-000000000000"]))
    assert {*pages, nowhere.content} == pages
    assert len(pages) == 1
    assert not AccessLog.objects.exists()


def test_staff_sessions_do_not_open_family_pages(story: Story) -> None:
    version = send(story, story.amina)
    for name in PAGES:
        assert story.as_priya.get(reverse(f"sharing:{name}", args=[version.pk])).status_code == 403


def test_awkward_texts_come_back_exactly(story: Story) -> None:
    texts = [text for text in naughty_strings() if text.strip() and "\n\n" not in text]
    version = send(story, story.amina, *(block(text) for text in texts))
    shown = texts_in(page(story.as_amina, "my_version", version.pk), "p", 'class="words"')
    assert shown == texts


@pytest.mark.parametrize("is_hers", [True, False])
def test_whose_words_stand_in_the_letter_is_not_said_to_have_said_nothing(
    story: Story, is_hers: bool
) -> None:
    worry = block("Mornings are late too often.", "challenge", response="none_yet", yours=is_hers)
    words = block("The bus was late.", "response", answers=worry["id"], yours=is_hers)
    unanswered = "How you responded: You had not said yet." if is_hers else "The response: No response yet."

    for blocks, is_said in (([worry, words], False), ([worry], True)):
        version = send(story, story.amina, *blocks)
        paper = text_of(story.as_amina.get(reverse("sharing:my_pdf", args=[version.pk])).content)
        for shown in (page(story.as_amina, "my_version", version.pk), " ".join(paper.split())):
            assert (unanswered in shown) == is_said

    answered = send(story, story.amina, worry | {"response": "partly"}, words)
    html = page(story.as_amina, "my_version", answered.pk)
    assert ("You partly agreed" if is_hers else "Partly agreed") in html, "what was said is said"


def test_the_paper_has_a_neutral_name_and_what_she_said(story: Story) -> None:
    version = send(story, story.amina, block(urdu_text()))
    say(version, "different", words="The bus was late.")
    url = reverse("sharing:my_pdf", args=[version.pk])
    for query in ({}, {"large": "1"}):
        answer: Any = story.as_amina.get(url, query)
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"] == 'attachment; filename="record.pdf"'
        assert answer.content.startswith(b"%PDF")


def test_the_page_keeps_to_its_budget_of_statements_and_bytes(story: Story) -> None:
    version = send(story, story.amina, *(block(part) for part in long_policy_text().split("\n\n")))
    for one in version.content["blocks"]:
        Comment.objects.create(
            family=story.family,
            version=version,
            member=story.amina,
            user_id=story.amina_account.pk,
            block_id=one["id"],
            text="I see.",
        )
    say(version, "mostly", words="Nearly.")
    client = story.as_amina
    with counted() as statements:
        html = page(client, "my_version", version.pk)
    assert len(statements) <= 6, statements
    with counted() as statements:
        page(client, "my_safe", version.pk)
    assert len(statements) <= 6, statements

    sheet, script = (Path(str(finders.find(name))) for name in ("build/family.css", "js/leave.js"))
    sizes = [len(gzip.compress(text)) for text in (html.encode(), sheet.read_bytes(), script.read_bytes())]
    assert sizes[0] <= 10_000, sizes
    assert sizes[1] <= 10_000, sizes
    assert sum(sizes) <= 25_000, sizes
    elements = Markup(html)
    sheets_linked = [link for link in elements.all("link") if link["rel"] == "stylesheet"]
    assert len(sheets_linked) + len(elements.all("script")) + len(elements.all("img")) <= 2


def test_no_page_of_hers_is_kept_by_the_browser(story: Story) -> None:
    version = send(story, story.amina)
    for name, ids in (("my_home", []), ("my_safe", [version.pk]), ("my_version", [version.pk])):
        answer = story.as_amina.get(reverse(f"sharing:{name}", args=ids))
        assert answer["Cache-Control"] == "no-store"
