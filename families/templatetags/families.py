"""Words and states about families, said alike on every page."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.models import Family, Member, Promise
from restorative.ui.templatetags.ui import in_words, tag

register = template.Library()

# what a recipient last said to a version: the kind of state, and the words
ANSWERS = {
    None: ("waiting", _("%(name)s has not answered yet")),
    "agree": ("good", _("%(name)s agrees")),
    "mostly": ("different", _("%(name)s mostly agrees")),
    "different": ("different", _("%(name)s sees it differently")),
    "more_time": ("waiting", _("%(name)s needs more time")),
    "no_sign": ("", _("%(name)s does not want to sign")),
    "not_safe": ("urgent", _("%(name)s says: not safe now")),
    "talk": ("waiting", _("%(name)s would rather talk")),
}
# what was said louder to a part of it than to all of it
IN_PART = {
    "mostly": ("different", _("%(name)s mostly agrees")),
    "different": ("different", _("%(name)s sees part of it differently")),
    "more_time": ("waiting", _("%(name)s needs more time for part of it")),
}
TO_ALL = {
    "agree": _("To all of it: I agree"),
    "mostly": _("To all of it: Mostly, but…"),
    "more_time": _("To all of it: I need more time"),
    "no_sign": _("To all of it: I don't want to sign"),
    "talk": _("To all of it: Talk to me instead"),
    "not_safe": _("To all of it: Not safe now"),
}


@register.simple_tag
def answer_state(name: str, kind: str | None, loudest: str | None) -> SafeString:
    """Amina sees it differently: in words, a shape and a colour. None: has not answered yet.

    Where a part was answered louder than the whole, that is the state.
    """
    state, words = ANSWERS[kind or None] if kind == loudest else IN_PART[loudest or ""]
    return tag(state, words % {"name": name})


@register.simple_tag
def shared_state(facts: dict[str, str]) -> SafeString:
    """The same, from the plain facts of `with_answers`."""
    return answer_state(called(facts), facts["kind"], facts["loudest"])


@register.simple_tag
def said_to_all(kind: str | None, loudest: str | None) -> str:
    """What was said to the whole, where the state tells of a part."""
    return str(TO_ALL[kind]) if kind and kind != loudest else ""


# how something was read to somebody
ALOUD = {
    "in_person": _("read aloud in person"),
    "phone": _("read aloud by phone"),
    "video": _("read aloud by video call"),
}


@register.simple_tag
def on_behalf(writer: str | None, way: str | None, name: str) -> str:
    """Whose hand wrote it: Written down by Priya Shah on Amina’s behalf, read aloud in person. Never a signature."""
    words = (
        gettext("Written down by %(writer)s on %(name)s’s behalf")
        if writer
        else gettext("Written down for %(name)s")
    )
    said = words % {"writer": writer, "name": name}
    return f"{said}, {ALOUD[way]}" if way else said


@register.simple_tag
def share_notes(facts: Mapping[str, Any]) -> str:
    """What else is to know of one recipient's version: read aloud, by whose hand, hidden, or added to since."""
    aloud_on = facts.get("aloud_on")
    day = date.fromisoformat(aloud_on) if isinstance(aloud_on, str) else aloud_on
    said = [
        day and gettext("read aloud on %(day)s") % {"day": in_words(day)},
        facts.get("recorded") and gettext("answer written down for them"),
        facts.get("on_phone") and gettext("answered on a worker’s phone"),
        facts.get("hidden") and gettext("they took it off their page"),
        facts.get("added") and gettext("something was added since"),
    ]
    return " · ".join(words for words in said if words)


@register.simple_tag
def who_will(promise: Promise, names: Iterable[str | dict[str, str]] = ()) -> str:
    """We will, or Amina will: whose promise it is, by names or by the plain facts of `with_names`."""
    found = [name if isinstance(name, str) else called(name) for name in names]
    if promise.whose == Promise.Whose.OURS or not found:
        return promise.get_whose_display()
    return gettext("%(name)s will") % {"name": ", ".join(found)}


@register.filter
def called(facts: dict[str, str]) -> str:
    """The name of somebody who was read as plain facts."""
    return Member(full_name=facts["full_name"], preferred_name=facts["preferred_name"]).called


GOAL_STATES = {
    "open": _("we are working on it"),
    "reached": _("reached"),
    "changed": _("changed to something else"),
    "stopped": _("stopped"),
}


@register.simple_tag
def goal_state(state: str) -> str:
    return str(GOAL_STATES[state])


@register.simple_tag
def level_tag(family: Family) -> SafeString:
    return tag("", family.get_level_display())


@register.filter
def moment(said: str) -> datetime:
    """A moment out of plain facts, in which it is written as text."""
    return datetime.fromisoformat(said)
