"""Goals and steps of a frozen plan as their reader reads them: their words first, and plain ones throughout."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from restorative.ui.templatetags.ui import in_words

Block = Mapping[str, Any]
KINDS = {"goal", "step"}

GOALS = {
    "yours": gettext_lazy("Your goal"),
    "family": gettext_lazy("A goal for your family"),
    "ours": gettext_lazy("A goal of ours"),
    "": gettext_lazy("A goal"),
}
THEIR_WORDS = {
    "yours": gettext_lazy("You said"),
    "family": gettext_lazy("Your family said"),
    "ours": gettext_lazy("What was said about it"),
    "": gettext_lazy("What was said"),
}
FAIR = {
    "yes": gettext_lazy("Is it fair to ask this now? Yes."),
    "partly": gettext_lazy("Is it fair to ask this now? Partly."),
    "no": gettext_lazy("Is it fair to ask this now? Not yet."),
}
STATES = {
    "reached": gettext_lazy("We got there"),
    "changed": gettext_lazy("This goal was changed"),
    "stopped": gettext_lazy("We stopped working on this goal"),
}
OUTCOMES = {
    "done": gettext_lazy("Done."),
    "changed": gettext_lazy("This was changed."),
    "not_done": gettext_lazy("This did not happen."),
}


@dataclass(frozen=True)
class Line:
    """A quiet label, and the words that belong to it."""

    label: str
    text: str = ""


def heading_of(block: Block) -> str:
    if block["kind"] == "step":
        return _("Steps to this goal")
    return str(GOALS[block.get("whose", "")])


def quote_of(block: Block) -> Line | None:
    """Their own words, which come before ours."""
    said = block.get("their_words", "")
    return Line(str(THEIR_WORDS[block.get("whose", "")]), said) if said else None


def before(block: Block) -> str:
    if block["kind"] == "goal":
        return _("What will be different")
    who = step_words(block)
    if not block.get("by_when"):
        return f"{who}:"
    return _("%(who)s, by %(day)s:") % {"who": who, "day": day_of(block["by_when"])}


def step_words(block: Block) -> str:
    whose = block.get("whose", "")
    if whose == "other":
        return _("%(name)s will") % {"name": block.get("who") or _("Somebody else")}
    known = {"ours": _("We will"), "yours": _("You will")}
    return known.get(whose, _("Somebody in the family will"))


def lines_of(block: Block) -> Iterator[Line]:
    """What stands below the text."""
    if block["kind"] == "step":
        yield from lines_of_step(block)
    elif block["kind"] == "goal":
        yield from lines_of_goal(block)


def lines_of_step(block: Block) -> Iterator[Line]:
    if block.get("help"):
        yield Line(_("The help with it"), block["help"])
    if block.get("outcome") in OUTCOMES:
        yield Line(str(OUTCOMES[block["outcome"]]))


def lines_of_goal(block: Block) -> Iterator[Line]:
    yield from said(block, "our_words", _("In our words"))
    yield from scale(block)
    if block.get("fair"):
        yield Line(str(FAIR[block["fair"]]), block.get("fair_words", ""))
    yield from said(block, "why", why(block.get("children", [])))
    if block.get("by_when"):
        yield Line(_("By when: %(day)s") % {"day": day_of(block["by_when"])})
    yield from said(block, "if_not", _("What happens if it does not work"))
    if block.get("state") in STATES:
        yield Line(str(STATES[block["state"]]), block.get("state_words", ""))


def said(block: Block, name: str, label: str) -> Iterator[Line]:
    if block.get(name):
        yield Line(label, block[name])


def scale(block: Block) -> Iterator[Line]:
    """What 0 and 10 are, and the last number that the reader gave and that we gave."""
    for end, name in ((0, "zero"), (10, "ten")):
        yield from said(block, name, _("%(number)s is") % {"number": end})
    for who in ("you", "us"):
        numbers = [one for one in block.get("readings", []) if one.get("who") == who]
        if numbers:
            yield Line(number_words(who, numbers), numbers[-1].get("looks_like", ""))


def number_words(who: str, numbers: list[dict[str, Any]]) -> str:
    """You said 5 on 3 June 2026 (before: 3, 4)."""
    *earlier, newest = numbers
    words = _("You said %(number)s on %(day)s") if who == "you" else _("We said %(number)s on %(day)s")
    now = words % {"number": newest["number"], "day": day_of(newest["on"])}
    if not earlier:
        return now
    return f"{now} ({_('before')}: {', '.join(str(one['number']) for one in earlier)})"


def why(children: list[str]) -> str:
    if not children:
        return _("Why it matters")
    return _("Why it matters for %(names)s") % {"names": ", ".join(children)}


def day_of(said: str) -> str:
    return in_words(date.fromisoformat(said))
