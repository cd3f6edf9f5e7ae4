"""Words and states about families, said alike on every page."""

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.models import Family, Member, Promise
from restorative.ui.templatetags.ui import tag

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


@register.simple_tag
def answer_state(name: str, kind: str | None) -> SafeString:
    """Amina sees it differently: in words, a shape and a colour. None: has not answered yet."""
    state, words = ANSWERS[kind or None]
    return tag(state, words % {"name": name})


@register.simple_tag
def shared_state(facts: dict[str, str]) -> SafeString:
    """The same, from the plain facts of `visits_with_answers`."""
    return answer_state(called(facts), facts["kind"])


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
