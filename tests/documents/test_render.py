"""A version on paper: tagged, anonymous outside its pages, and whole."""

from pathlib import Path

import pytest

from restorative.documents import engine
from tests.documents import inside
from tests.documents.samples import block, fifty_pages, pdf_of

ANSWER = {
    "label": "I see it differently",
    "words": "It was Tuesday.",
    "typed_name": "Amina",
    "on": "6 June 2026",
}


def test_a_screen_reader_finds_its_way() -> None:
    document = pdf_of(block(comments=[{"name": "Amina", "on": "5 June 2026", "text": "Yes."}]), answer=ANSWER)
    with inside.opened(document) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en-gb"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert b'pdfuaid:part="1"' in pdf.Root.Metadata.read_bytes()
    kinds = [kind for kind, _ in inside.elements(document)]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 2
    assert kinds.count("/L") == 2
    assert kinds.count("/LI") == 5


def test_nothing_outside_the_pages_tells_whose_record_it_is() -> None:
    document = pdf_of(block())
    with inside.opened(document) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Record"
        assert set(pdf.docinfo.keys()) <= {"/Title", "/Producer"}
        metadata = pdf.Root.Metadata.read_bytes()
    assert b"creator" not in metadata
    assert b"CreateDate" not in metadata
    assert b"Amina" not in metadata


def test_it_says_what_was_shared_and_answered() -> None:
    comment = {"name": "Amina Bell", "on": "5 June 2026", "text": "That is how it was."}
    text = inside.text_of(
        pdf_of(
            block("We had tea.", response_label="Amina agreed", by_when="12 June", comments=[comment]),
            answer=ANSWER,
        )
    )
    for said in (
        *(
            "A visit at home",
            "Amina Bell",
            "Priya Shah",
            "3 June 2026, 2:05pm",
            "What happened?",
            "We had tea.",
        ),
        *("Amina agreed", "12 June", "That is how it was.", *ANSWER.values(), "4f2a9c1d", "1 / 1"),
    ):
        assert said in text
    assert "No answer yet." not in text
    assert "newer version" not in text


def test_it_says_when_it_no_longer_stands() -> None:
    assert "A newer version was shared after this one." in inside.text_of(pdf_of(replaced=True))
    assert "taken back" in inside.text_of(pdf_of(recalled=True))
    assert "No answer yet." in inside.text_of(pdf_of())


def test_the_log_quotes_no_record(caplog: pytest.LogCaptureFixture) -> None:
    """WeasyPrint warns of letters that no font has, and shows them."""
    pdf_of(block("We drew an ა together."))
    assert "ა" not in caplog.text


def test_large_print_is_eighteen_points() -> None:
    words = block("We had tea.")
    assert 11.0 in inside.faces(pdf_of(words))["Noto-Sans"].sizes
    large = inside.faces(pdf_of(words, large_print=True))["Noto-Sans"].sizes
    assert 18.0 in large
    assert 11.0 not in large


def test_a_document_of_fifty_pages_is_whole() -> None:
    document = fifty_pages()
    assert 50 <= inside.page_count(document) <= 70
    assert "Part 37 ends." in inside.text_of(document)


def test_the_print_stylesheet_stays_small_and_is_parsed_once() -> None:
    assert len(Path(engine.STYLESHEET).read_bytes()) < 4_000
    pdf_of(block())
    before = engine._stylesheets.cache_info().misses
    pdf_of(block())
    assert engine._stylesheets.cache_info().misses == before
