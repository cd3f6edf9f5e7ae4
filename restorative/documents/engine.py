"""HTML in, tagged PDF out. Importing this takes more than a second, so render.py does it late."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NoReturn

import pydyf

from restorative.documents.fonts import only_our_fonts

with only_our_fonts():
    from weasyprint import CSS, HTML
    from weasyprint.pdf import tags
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

STYLESHEET = Path(__file__).with_name("print.css")
LARGE_PRINT = "html { font-size: 18pt }"
# Pango's font maps are not safe to share between threads, and one font map for each would cost memory.
_one_at_a_time = Lock()


class DenyAll(URLFetcher):
    """Fetches nothing at all: no web address, no file, not even a data URI."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> NoReturn:
        raise ValueError("Documents fetch nothing.")


def write_pdf(html: str, *, large_print: bool) -> bytes:
    """Return the PDF of one HTML page."""
    with _one_at_a_time:
        page = HTML(string=html, url_fetcher=DenyAll())
        written: bytes = page.write_pdf(
            stylesheets=_stylesheets(large_print),
            font_config=_fonts(),
            pdf_variant="pdf/ua-1",
            finisher=_forget_the_maker,
        )
    return written


@cache
def _fonts() -> FontConfiguration:
    with only_our_fonts():
        return FontConfiguration()


@cache
def _stylesheets(large_print: bool) -> list[CSS]:
    sheets = [_parse(STYLESHEET.read_text())]
    return [*sheets, _parse(LARGE_PRINT)] if large_print else sheets


def _parse(css: str) -> CSS:
    return CSS(string=css, font_config=_fonts(), url_fetcher=DenyAll())


def _forget_the_maker(document: Any, pdf: pydyf.PDF) -> None:
    del pdf.info["Producer"]


def _name_languages() -> None:
    """Give tagged elements their language, so that a screen reader changes its voice for a paragraph in Urdu.

    WeasyPrint 70 leaves `lang` out of the structure tree and offers no hook for it; a test holds this in place.
    """
    build = tags._build_box_tree

    def build_with_language(box: Any, *args: Any) -> Iterator[pydyf.Dictionary]:
        language = _language_of(box)
        for element in build(box, *args):
            if language:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = build_with_language


def _language_of(box: Any) -> str | None:
    element = getattr(box, "element", None)
    if element is None or box.element_tag in {"html", "body"}:
        return None
    language: str | None = element.get("lang")
    return language


_name_languages()
