"""HTML in, tagged PDF out. Importing this takes more than a second, so render.py does it late."""

import logging
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NoReturn

from restorative.documents.fonts import only_our_fonts

with only_our_fonts():
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    from restorative.documents.tagging import speak_every_language

STYLESHEET = Path(__file__).with_name("print.css")
LARGE_PRINT = "html { font-size: 18pt }"
# Pango's font maps are not safe to share between threads, and one font map for each would cost memory.
_one_at_a_time = Lock()
# WeasyPrint's warnings quote the text that it is laying out, and record text has no place in a log.
logging.getLogger("weasyprint").setLevel(logging.CRITICAL)


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


speak_every_language()
