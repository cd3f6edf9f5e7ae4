"""No text breaks a document."""

from hypothesis import given, settings
from hypothesis import strategies as st

from restorative.documents.languages import paragraphs
from restorative.documents.render import UNFIT, render_page
from tests.documents import inside
from tests.documents.samples import block, pdf_of, version
from tests.generators import naughty_strings, refused_strings


def test_every_naughty_string_comes_through() -> None:
    blocks = [
        block(text, comments=[{"name": text[:80], "on": "3 June", "text": text[:400]}])
        for text in naughty_strings()
    ]
    document = pdf_of(*blocks, block("The last line of all."))
    assert "The last line of all." in inside.faces(document)["Noto-Sans"].text
    with inside.opened(document) as pdf:
        assert not [page for page in pdf.pages if "/Annots" in page]


def test_what_no_document_can_hold_shows_as_a_mark() -> None:
    text = inside.text_of(pdf_of(*map(block, refused_strings()), block("\x01\x0b\ufffe and on")))
    assert "and on" in text
    assert "\ufffd" in text


def test_text_stays_text() -> None:
    page = render_page(
        "documents/version.html", version(block("<script>alert(1)</script> {{ 7|add:7 }}")), language="en-gb"
    )
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7|add:7 }}" in page


@given(st.text(st.characters(codec=None), max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_letter_is_lost_on_the_way_to_a_paragraph(text: str) -> None:
    kept = "".join(part.text for part in paragraphs(text))
    assert "".join(kept.split()) == "".join(text.split())


@given(st.text(st.characters(codec=None), max_size=60))
@settings(max_examples=25, deadline=None)
def test_any_text_at_all_makes_a_document(text: str) -> None:
    assert pdf_of(block(text), heading=text, for_name=text).startswith(b"%PDF")
    assert not UNFIT.search(render_page("documents/version.html", version(block(text)), language="en-gb"))
