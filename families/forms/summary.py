"""*Put it together*: what was typed on the page, as the few sentences with which a visit ends (S51)."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from families.forms.visits import VisitPage
from families.models import Promise
from restorative.ui.templatetags.ui import clock, in_words
from restorative.ui.text import normalise_newlines

# stands between what somebody wrote in the box and what was put together below it
LINE = "* * *"


def put_together(page: VisitPage) -> str:
    """The box of the summary with what was typed elsewhere. What stands in it stays, and comes first."""
    written, assembled = typed(page.end, "summary"), "\n\n".join(paragraphs_of(page))
    if not assembled or assembled in written:
        return written
    return f"{written}\n\n{LINE}\n\n{assembled}" if written.strip() else assembled


def paragraphs_of(page: VisitPage) -> Iterable[str]:
    """What happened, what we did, who does what by when, and when we meet next.

    A promise of theirs stands alone, and so does what is about some of them only.
    """
    happened = first_line(typed(page.note, "happened"))
    if happened:
        yield _("What happened: %(words)s") % {"words": happened}
    supports = [row for row in page.supports if typed(row, "text").strip()]
    done = [f"- {typed(row, 'text')}" for row in supports if not is_close(page, row)]
    if done:
        yield "\n".join([_("What we did:"), *done])
    yield from (
        _("What we did: %(words)s") % {"words": typed(row, "text")} for row in supports if is_close(page, row)
    )
    promises = [row for row in page.agreed if typed(row, "what").strip()]
    ours = [promise(page, row) for row in promises if not is_close(page, row)]
    if ours:
        yield "\n".join(ours)
    yield from (promise(page, row) for row in promises if is_close(page, row))
    yield from next_time(page)


def is_close(page: VisitPage, row: Any) -> bool:
    """Whether it concerns some of them only: a promise of theirs, or what somebody said it is about."""
    names = row.fields
    return ("whose" in names and row["whose"].value() in page.members) or bool(
        "about" in names and row["about"].value()
    )


def promise(page: VisitPage, row: Any) -> str:
    """We will, by 1 June 2026: ring the school."""
    name = page.names.get(row["whose"].value() or Promise.Whose.OURS)
    facts = {"name": name, "day": day(row, "by_when"), "what": typed(row, "what")}
    if name is None:
        words = _("We will, by %(day)s: %(what)s") if facts["day"] else _("We will: %(what)s")
    else:
        words = _("%(name)s will, by %(day)s: %(what)s") if facts["day"] else _("%(name)s will: %(what)s")
    return words % facts


def next_time(page: VisitPage) -> Iterable[str]:
    more = page.more
    when = ", ".join(filter(None, [day(more, "next_on"), hour(more, "next_at")]))
    said = [when, typed(more, "next_words"), typed(more, "next_who")]
    labels = [_("Next time: %(words)s"), _("What for: %(words)s"), _("Who comes: %(words)s")]
    lines = [label % {"words": text} for label, text in zip(labels, said, strict=True) if text.strip()]
    if lines:
        yield "\n".join(lines)


def typed(form: Any, name: str) -> str:
    return normalise_newlines(str(form[name].value() or ""))


def first_line(text: str) -> str:
    return next((line for line in text.split("\n") if line.strip()), "")


def day(form: Any, name: str) -> str:
    """A date in words; one that is not right yet as it was typed."""
    parts = form[name].value() or []
    try:
        return in_words(form.fields[name].clean(parts))
    except ValidationError:
        return normalise_newlines(" ".join(part for part in parts if part.strip()))


def hour(form: Any, name: str) -> str:
    """A time as the note will say it, 7:00am for 7; one that is not right yet as it was typed."""
    try:
        return clock(form.fields[name].clean(form[name].value()))
    except ValidationError:
        return typed(form, name)
