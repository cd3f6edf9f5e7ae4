"""What WeasyPrint 70 leaves out for readers of other languages than the document's own.

It has no hook for either, so two functions of its tagging are wrapped; tests fail if an upgrade undoes that.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream

# From Hebrew on, letters change shape and order, or share one glyph between several; hyphens share one as well.
SHAPED = re.compile("[-\u2010\u0590-\U0010ffff]")


def speak_every_language() -> None:
    """Wrap the two functions; called once, when the engine is loaded."""
    tags._build_box_tree = _with_language(tags._build_box_tree)
    Stream.marked = _with_letters(Stream.marked)


def _with_language(build: Any) -> Any:
    """Give elements their language, so that a screen reader changes its voice for a paragraph in Urdu."""

    def build_box_tree(box: Any, *args: Any) -> Iterator[pydyf.Dictionary]:
        for element in build(box, *args):
            if language := _language_of(box):
                element["Lang"] = pydyf.String(language)
            yield element

    return build_box_tree


def _language_of(box: Any) -> str | None:
    element = getattr(box, "element", None)
    if element is None or box.element_tag in {"html", "body"}:
        return None
    language: str | None = element.get("lang")
    return language


def _with_letters(marked: Any) -> Any:
    """Say which letters were written: in Arabic fonts one glyph serves several, and copies come out as nonsense."""

    @contextmanager
    def marked_with_letters(stream: Any, box: Any, tag: str) -> Iterator[None]:
        with marked(stream, box, tag):
            text = getattr(box, "text", "")
            if SHAPED.search(text):
                properties = stream.stream[-2]
                properties["ActualText"] = pydyf.String(text)
            yield

    return marked_with_letters
