"""A frozen version as pages and paper show it. Labels are made here, in the reader's own language.

`read` takes nothing but the frozen content: what was left out cannot come back in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models import Passage
from families.sharing import goals, understanding
from families.sharing.models import Comment
from families.sharing.since import Since, since_of
from restorative.ui.templatetags.ui import in_words

Content = Mapping[str, Any]

HEADINGS = {
    "happened": gettext_lazy("What happened"),
    "support": gettext_lazy("Support we gave"),
    "challenge": gettext_lazy("A worry we talked about"),
    "view": gettext_lazy("What somebody thinks"),
    "question": gettext_lazy("What somebody asked us"),
    "we_did": gettext_lazy("What we did about it"),
    "agreed": gettext_lazy("What we agreed"),
    "next": gettext_lazy("What happens next"),
    "summary": gettext_lazy("In short"),
    "added": gettext_lazy("Added later"),
    "file": gettext_lazy("A photo or paper"),
    "goodbye": gettext_lazy("Goodbye"),
    "introduction": gettext_lazy("Hello"),
    "purpose": gettext_lazy("What this plan is for"),
    "goal": gettext_lazy("A goal"),
    "step": gettext_lazy("A step"),
    "ending": gettext_lazy("How it ended"),
    "understand": gettext_lazy("What we want to understand"),
    "strength": gettext_lazy("A strength"),
    "need": gettext_lazy("A need"),
    "hard": gettext_lazy("What was hard for us to see"),
    "decided": gettext_lazy("What we decided"),
    "understood": gettext_lazy("What we understand now"),
    "told": gettext_lazy("What you told us"),
    "message": gettext_lazy("Our answer"),
}
# where the reader said it themselves
YOURS = {
    "view": gettext_lazy("What you think"),
    "question": gettext_lazy("What you challenged us about"),
}
YOU_RESPONDED = {
    "agreed": gettext_lazy("You agreed"),
    "partly": gettext_lazy("You partly agreed"),
    "disagreed": gettext_lazy("You saw it differently"),
    "another_idea": gettext_lazy("You offered another idea"),
    "wants_time": gettext_lazy("You wanted time to think"),
    "distressed": gettext_lazy("It was upsetting for you"),
    "none_yet": gettext_lazy("You had not said yet"),
}
BASES = {
    "observed": gettext_lazy("We saw or heard this ourselves."),
    "reported": gettext_lazy("Somebody told us this."),
    "opinion": gettext_lazy("This is our opinion."),
}
# what has parts of its own: goals, steps, and what stands in an assessment
OF_PARTS = goals.KINDS | understanding.KINDS
# each of these begins anew under its heading
BEGINS = {"goal", *understanding.KINDS}


@dataclass
class Block:
    """One passage as it is read: a heading where a new part begins, a line before the text, lines after it."""

    id: str
    kind: str
    text: str
    heading: str
    starts: bool
    before: str
    after: list[str]
    is_file: bool = False
    comments: list[Comment] = field(default_factory=list)
    # of what has parts: their own words before the text, and what belongs to it after
    quote: goals.Line | None = None
    lines: list[goals.Line] = field(default_factory=list)


@dataclass
class Letter:
    heading: str
    sender: str
    sender_role: str
    recipient: str
    on: date
    minutes: int
    language: str
    blocks: list[Block]
    # what changed since the version before, if there was one
    since: Since | None = None
    # whether it may be said that some information is not included
    not_all: bool = False


def read(content: Content, comments: Iterable[Comment] = ()) -> Letter:
    """The letter that this content is, with the recipient's comments under their blocks."""
    has_words = {block.get("answers") for block in content["blocks"] if block["kind"] == "response"}
    blocks = [read_block(block, has_words=block["id"] in has_words) for block in content["blocks"]]
    by_id = {block.id: block for block in blocks}
    for comment in comments:
        by_id[str(comment.block_id)].comments.append(comment)
    for earlier, block in pairwise(blocks):
        block.starts = block.heading != earlier.heading or block.kind in BEGINS
    return Letter(
        heading=content["heading"],
        sender=content["from"],
        sender_role=content["from_role"],
        recipient=content["for"],
        on=date.fromisoformat(content["on"]),
        minutes=content["minutes"],
        language=content["language"],
        blocks=blocks,
        since=since_of(content.get("since"), blocks),
        not_all=bool(content.get("not_all")),
    )


def read_block(block: Content, *, has_words: bool) -> Block:
    return Block(
        id=block["id"],
        kind=block["kind"],
        text=block["text"],
        heading=heading_of(block),
        starts=True,
        before=before(block),
        after=list(after(block, has_words=has_words)),
        is_file=block["kind"] == "file",
        quote=parts_of(block).quote_of(block),
        lines=list(parts_of(block).lines_of(block)),
    )


def parts_of(block: Content) -> Any:
    """The module that says how such a part is read."""
    return understanding if block["kind"] in understanding.KINDS else goals


def heading_of(block: Content) -> str:
    if block["kind"] in OF_PARTS:
        return str(parts_of(block).heading_of(block))
    if block["kind"] == "response":
        return _("In your words") if block.get("yours") else _("What was said to that")
    if block.get("yours") and block["kind"] in YOURS:
        return str(YOURS[block["kind"]])
    return str(HEADINGS[block["kind"]])


def before(block: Content) -> str:
    """Whose promise it is and by when, when we meet next, or who wrote or added something when."""
    if block["kind"] in OF_PARTS:
        return str(parts_of(block).before(block))
    if block.get("next_on"):
        return next_line(block)
    if block.get("added_on"):
        day = in_words(date.fromisoformat(block["added_on"]))
        return _("%(name)s added this on %(day)s:") % {"name": block["added_by"], "day": day}
    if block.get("said_by"):
        return _("%(name)s writes:") % {"name": block["said_by"]}
    day = in_words(date.fromisoformat(block["by_when"])) if block.get("by_when") else ""
    return promise_line(block.get("whose", ""), day)


def promise_line(whose: str, day: str) -> str:
    if whose == "ours":
        return _("We will, by %(day)s:") % {"day": day} if day else _("We will:")
    if whose == "theirs":
        return _("You will, by %(day)s:") % {"day": day} if day else _("You will:")
    return _("By %(day)s:") % {"day": day} if day else ""


def next_line(facts: Mapping[str, Any]) -> str:
    """When we meet next, where a day was agreed."""
    return when_next(facts["next_on"], facts.get("next_at", "")) if facts.get("next_on") else ""


def who_line(facts: Mapping[str, Any]) -> str:
    return _("Who comes: %(who)s") % {"who": facts["next_who"]} if facts.get("next_who") else ""


def when_next(day: str, clock: str) -> str:
    on = date.fromisoformat(day)
    return in_words(datetime.combine(on, time.fromisoformat(clock)) if clock else on)


def after(block: Content, *, has_words: bool) -> Iterable[str]:
    """How a worry was responded to, and what a passage rests on. Nobody "had not said" whose words stand below."""
    response = block.get("response")
    if response == Passage.Response.NONE_YET and has_words:
        response = None
    if response and block.get("yours"):
        yield _("How you responded: %(response)s.") % {"response": YOU_RESPONDED[response]}
    elif response:
        yield _("The response: %(response)s.") % {"response": Passage.Response(response).label}
    if who := who_line(block):
        yield who
    if block.get("basis"):
        yield str(BASES[block["basis"]])
