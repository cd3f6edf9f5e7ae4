"""Any text at all: kept in the draft, shown on the page, and in the finished note, the same but for line endings."""

import uuid
from html.parser import HTMLParser
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from families.actions.passages import paragraphs
from families.forms.rows import MOST_ROWS
from families.models import Passage, Visit
from restorative.ui.text import normalise_newlines
from tests.conftest import Story
from tests.families.visit_data import autosave_url, draft_url, least
from tests.naughty import naughty_strings, refused_strings

storable = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=300
)
gentle = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Boxes(HTMLParser):
    """Reads the text boxes of a page as a browser does."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.name = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.name = dict(attrs).get("name") or "" if tag == "textarea" else ""
        if self.name:
            self.found[self.name] = ""

    def handle_data(self, data: str) -> None:
        if self.name:
            self.found[self.name] += data

    def handle_endtag(self, tag: str) -> None:
        self.name = ""


def boxes_of(page: str) -> dict[str, str]:
    """The first line break after the tag is not part of the text."""
    return {name: normalise_newlines(text).removeprefix("\n") for name, text in Boxes(page).found.items()}


@gentle
@given(text=storable.filter(str.strip))
def test_any_text_is_the_same_in_draft_page_and_finished_note(story: Story, text: str) -> None:
    client, draft_id = story.as_priya, uuid.uuid4()
    typed = least(story.amina, **{"happened": text, "support-0-text": text, "challenge-0-text": text})
    client.post(autosave_url(story.family, draft_id), typed)
    url = draft_url(story.family, draft_id)
    shown = boxes_of(client.get(url).content.decode())

    client.post(url, typed | {"finish": "1", "revision": "1"})

    wanted = normalise_newlines(text)
    texts = {kind: [] for kind in ("happened", "support", "challenge")}  # type: dict[str, list[str]]
    for passage in Visit.objects.get(pk=draft_id).passages.all():
        texts[passage.kind].append(passage.text)
    assert shown["happened"] == shown["challenge-0-text"] == wanted
    assert "\n\n".join(texts["happened"]) == wanted
    assert texts["support"] == texts["challenge"] == [wanted]


@given(text=st.text(st.sampled_from("a \n\t"), min_size=1).filter(str.strip))
def test_paragraphs_lose_nothing_and_none_is_empty(text: str) -> None:
    pieces = paragraphs(text)
    assert "\n\n".join(pieces) == text
    assert all(piece.strip() for piece in pieces)


def test_paragraphs_are_what_stands_between_blank_lines() -> None:
    assert paragraphs("One.\nStill one.\n\nTwo.\n\n\n\nThree.") == ["One.\nStill one.", "Two.\n\n", "Three."]


def test_awkward_texts_come_back_exactly(story: Story) -> None:
    texts = iter([text for text in naughty_strings() if text.strip()])
    while batch := list(islice(texts, MOST_ROWS)):
        rows = {f"support-{number}-text": text for number, text in enumerate(batch)}
        draft_id = uuid.uuid4()
        client, url = story.as_priya, draft_url(story.family, draft_id)
        client.post(url, least(story.amina, **rows) | {"save": "1"})
        shown = boxes_of(client.get(url).content.decode())
        answer = client.post(url, least(story.amina, **rows) | {"finish": "1", "revision": "1"}, follow=True)

        assert answer.status_code == 200
        kept = Passage.objects.filter(visit_id=draft_id, kind="support").values_list("text", flat=True)
        assert list(kept) == [normalise_newlines(text) for text in batch]
        assert {name: shown[name] for name in rows} == {
            name: normalise_newlines(text) for name, text in rows.items()
        }


def rows_with(text: str, number: int, said_by: str) -> dict[str, str]:
    """One text in every box of a row under More."""
    return {
        f"view-{number}-text": text,
        f"view-{number}-said_by": said_by,
        f"view-{number}-setting": text,
        f"view-{number}-who_else": text,
        f"question-{number}-text": text,
        f"question-{number}-we_did": text,
    }


def test_awkward_texts_come_back_from_the_boxes_under_more(story: Story) -> None:
    texts = iter([text for text in naughty_strings() if text.strip() and len(text) < 200])
    while batch := list(islice(texts, MOST_ROWS)):
        rows = [rows_with(text, number, str(story.amina.pk)) for number, text in enumerate(batch)]
        typed = {name: text for row in rows for name, text in row.items()} | {"summary": batch[0]}
        draft_id = uuid.uuid4()
        client, url = story.as_priya, draft_url(story.family, draft_id)
        answer = client.post(url, least(story.amina, **typed) | {"finish": "1"}, follow=True)
        assert answer.status_code == 200

        passages = Passage.objects.filter(visit_id=draft_id)
        wanted = [normalise_newlines(text) for text in batch]
        for kind in ("view", "question", "we_did"):
            assert list(passages.filter(kind=kind).values_list("text", flat=True)) == wanted
        places = list(passages.filter(kind="view").values_list("setting", "who_else"))
        assert places == [(text.strip(), text.strip()) for text in wanted]
        assert passages.get(kind="summary").text == wanted[0]


@pytest.mark.parametrize("text", refused_strings())
def test_what_cannot_be_stored_is_kept_as_a_sign_in_the_draft_and_refused_in_the_note(
    story: Story, text: str
) -> None:
    sent = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    client, draft_id = story.as_priya, uuid.uuid4()
    saved = client.post(autosave_url(story.family, draft_id), {"happened": f"Tea {sent}", "revision": "0"})
    assert saved.status_code == 200

    if "\x00" in sent:
        url = draft_url(story.family, draft_id)
        page = client.post(url, least(story.amina, happened=f"Tea {sent}", revision="1") | {"finish": "1"})
        assert "hidden character" in page.content.decode()
        assert Visit.objects.count() == 0
