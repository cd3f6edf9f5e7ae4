"""A version on paper, with what came back. Both the recipient and staff get the same one."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import translation

from families.sharing.letters import Block, read
from families.sharing.models import Answer, Comment, SharedVersion
from families.sharing.parts import Content, answered, goals_in
from families.templatetags.families import on_behalf
from restorative.documents.render import render_pdf
from restorative.ui.templatetags.ui import in_words

FILE_NAME = "record.pdf"
SHORT_HASH = 12


def version_pdf(
    version: SharedVersion,
    answers: Sequence[Answer],
    comments: Iterable[Comment],
    *,
    large_print: bool = False,
) -> bytes:
    """The bytes of a tagged PDF. `answers` newest first: the newest counts."""
    language = version.language
    with translation.override(language):
        context = {"version": page_of(version, answers, comments)}
        return render_pdf("documents/version.html", context, language=language, large_print=large_print)


def page_of(version: SharedVersion, answers: Sequence[Answer], comments: Iterable[Comment]) -> dict[str, Any]:
    letter = read(version.content, comments)
    return {
        "heading": letter.heading,
        "for_name": letter.recipient,
        "from_name": ", ".join(filter(None, [letter.sender, letter.sender_role])),
        "when": in_words(letter.on),
        "shared_on": in_words(version.shared_at),
        "recalled": version.recalled_at is not None,
        "replaced": version.replaced_at is not None,
        "since": letter.since,
        "not_all": letter.not_all,
        "blocks": [block_of(block, letter.recipient) for block in letter.blocks],
        "answer": answer_of(answers[0], version.content, letter.recipient) if answers else None,
        "version_short_hash": version.sha256[:SHORT_HASH],
    }


def block_of(block: Block, recipient: str) -> dict[str, Any]:
    return {
        "kind_label": block.heading if block.starts else "",
        "quote": block.quote,
        "before": block.before,
        "text": block.text,
        "lang": None,
        "lines": block.lines,
        "response_label": " ".join(block.after),
        "comments": [
            {"name": recipient, "on": in_words(comment.written_at), "text": comment.text}
            for comment in block.comments
        ],
    }


def answer_of(answer: Any, content: Content, recipient: str) -> dict[str, Any]:
    """What a worker wrote down says so; it bears no name to sign it."""
    return {
        "goals": answered(goals_in(content), answer),
        "on_workers_phone": answer.on_workers_phone,
        "label": answer.in_words,
        "words": answer.words,
        "typed_name": answer.typed_name if answer.is_sign_off else "",
        "on": in_words(answer.answered_at),
        "on_behalf": behalf_of(answer, recipient) if answer.recorded_by_id else "",
    }


def behalf_of(answer: Any, recipient: str) -> str:
    """By whose hand, for staff; their own paper says only that it was written down."""
    way = answer.reading.way if answer.reading else None
    return on_behalf(getattr(answer, "writer", None), way, recipient)
