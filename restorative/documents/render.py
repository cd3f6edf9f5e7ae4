"""A template and plain data in, the bytes of a tagged PDF out."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_info

# What neither HTML nor the metadata of a PDF can hold: most control characters, halves of pairs, non-characters.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
REPLACEMENT = "\ufffd"


class Engine(Protocol):
    def write_pdf(self, html: str, *, large_print: bool) -> bytes: ...


def render_pdf(
    template: str,
    context: Mapping[str, Any],
    *,
    language: str,
    large_print: bool = False,
) -> bytes:
    """Return a PDF that says what the template says, in that language; unfit characters show as a mark."""
    return _engine().write_pdf(render_page(template, context, language=language), large_print=large_print)


def render_page(template: str, context: Mapping[str, Any], *, language: str) -> str:
    """Return the HTML of the PDF."""
    with translation.override(language):
        page = render_to_string(
            template,
            {**context, "language": language, "direction": _direction(language)},
        )
    return UNFIT.sub(REPLACEMENT, page)


def _direction(language: str) -> str:
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        return "ltr"


@cache
def _engine() -> Engine:
    # Loaded at the first document: it takes more than a second and 50 MB, which most processes never need.
    return cast("Engine", import_module("restorative.documents.engine"))
