"""The parts of a frozen assessment as their reader reads them: their words first, ours after, and where we stand."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.sharing.goals import Line, said
from restorative.ui.templatetags.ui import in_words

Block = Mapping[str, Any]
KINDS = {"strength", "need", "hard", "decided"}

HEADINGS = {
    ("strength", "yours"): gettext_lazy("A strength of yours"),
    ("strength", "family"): gettext_lazy("A strength of your family"),
    ("strength", ""): gettext_lazy("A strength"),
    ("need", "yours"): gettext_lazy("Something you may need"),
    ("need", "family"): gettext_lazy("Something your family may need"),
    ("need", ""): gettext_lazy("A need"),
}
FOR_A_CHILD = {
    "strength": gettext_lazy("A strength of %(name)s"),
    "need": gettext_lazy("Something %(name)s may need"),
}
THEIR_WORDS = {
    "yours": gettext_lazy("You said"),
    "family": gettext_lazy("Your family said"),
    "": gettext_lazy("What was said"),
}
STANDS = {
    "agreed": gettext_lazy("We agree on this."),
    "different": gettext_lazy("We see this differently. Both views stay written down."),
    "not_yet": gettext_lazy("We have not talked about this yet."),
}


def heading_of(block: Block) -> str:
    if block["kind"] == "hard":
        return _("What was hard for us to see")
    if block["kind"] == "decided":
        return _("What we decided")
    if block.get("children"):
        return str(FOR_A_CHILD[block["kind"]]) % {"name": block["children"][0]}
    return str(HEADINGS[block["kind"], block.get("whose", "")])


def quote_of(block: Block) -> Line | None:
    """What they said, which comes before what we decided."""
    words = block.get("said", "")
    return Line(str(THEIR_WORDS[block.get("voice", "")]), words) if words else None


def before(block: Block) -> str:
    if block["kind"] == "hard" and block.get("nothing"):
        return _("Nothing was hard for us to see, because:")
    return _("We decided:") if block["kind"] == "decided" else ""


def lines_of(block: Block) -> Iterator[Line]:
    yield from LINES[block["kind"]](block)


def lines_of_item(block: Block) -> Iterator[Line]:
    """Three columns in words: theirs, ours, and where we stand."""
    yield from said(block, "family_view", str(THEIR_WORDS[block.get("voice", "")]))
    yield from said(block, "our_view", _("How we see it"))
    if block.get("stands"):
        yield Line(str(STANDS[block["stands"]]))
    yield from said(block, "why", _("Why we see it like this"))
    yield from said(block, "reply", _("Your reply") if block.get("voice") == "yours" else _("The reply"))


def lines_of_hard(block: Block) -> Iterator[Line]:
    yield from said(block, "why", _("Why it was hard"))
    yield from said(block, "tried", _("What we tried"))
    yield from said(block, "risk_effect", _("What that means for how safe things are"))
    yield from said(block, "next_try", next_words(block.get("by_when", "")))


def next_words(day: str) -> str:
    return _("What we try next, by %(day)s") % {"day": day_of(day)} if day else _("What we try next")


def lines_of_decided(block: Block) -> Iterator[Line]:
    yield from said(block, "because", _("Because"))
    if block.get("told_on"):
        yield Line(_("We told you on %(day)s") % {"day": day_of(block["told_on"])})


LINES = {
    "strength": lines_of_item,
    "need": lines_of_item,
    "hard": lines_of_hard,
    "decided": lines_of_decided,
}


def day_of(day: str) -> str:
    return in_words(date.fromisoformat(day))
