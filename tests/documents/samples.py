"""An invented version for tests."""

from typing import Any

from restorative.documents.render import render_pdf
from tests.generators import long_policy_text


def block(text: str = "We had tea.", **changed: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "kind_label": "What happened?",
        "response_label": None,
        "by_when": None,
        "lang": None,
        "comments": [],
    }
    return {**plain, "text": text, **changed}


def version(*blocks: dict[str, Any], **changed: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "heading": "A visit at home",
        "for_name": "Amina Bell",
        "from_name": "Priya Shah",
        "when": "3 June 2026, 2:05pm",
        "shared_on": "4 June 2026",
        "blocks": list(blocks),
        "answer": None,
        "replaced": False,
        "recalled": False,
        "version_short_hash": "4f2a9c1d",
    }
    return {"version": {**plain, **changed}}


def pdf_of(
    *blocks: dict[str, Any], large_print: bool = False, language: str = "en-gb", **changed: Any
) -> bytes:
    context = version(*blocks, **changed)
    return render_pdf("documents/version.html", context, language=language, large_print=large_print)


def fifty_pages() -> bytes:
    text = long_policy_text()
    return pdf_of(*[block(f"{text}\n\nPart {number} ends.") for number in range(38)])
