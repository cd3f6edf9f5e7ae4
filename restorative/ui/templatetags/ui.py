"""Template tags of the look."""

import datetime
import re
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from restorative.ui import errors, language
from restorative.ui.text import LONG_TEXT

register = template.Library()

LONDON = ZoneInfo("Europe/London")


@register.simple_tag
def form_errors(*forms: Any) -> SafeString:
    """The error summary of one or more forms, formsets or lists of forms; nothing when all is well."""
    each = [one for form in forms if form is not None for one in (form if isinstance(form, list) else [form])]
    wrong = errors.told_apart(one for form in each for one in errors.summary(form))
    if not wrong:
        return mark_safe("")
    is_kept = not any(errors.forgets(form) for form in each)
    return render_to_string("restorative/error_summary.html", {"wrong": wrong, "is_kept": is_kept})


@register.simple_tag
def when(moment: datetime.datetime | datetime.date | None) -> SafeString:
    """A moment in words, in a <time>: 3 June 2026, 2:05pm. A date has no time."""
    if moment is None:
        return mark_safe("")
    machine = (
        _local(moment).isoformat("T", "minutes") if isinstance(moment, datetime.datetime) else str(moment)
    )
    return format_html('<time datetime="{}">{}</time>', machine, in_words(moment))


@register.filter
def in_words(moment: datetime.datetime | datetime.date | None) -> str:
    """The same words without the <time>, for sentences and attributes."""
    if moment is None:
        return ""
    if not isinstance(moment, datetime.datetime):
        return _day(moment)
    return f"{_day(_local(moment))}, {_clock(_local(moment))}"


@register.filter
def clock(moment: datetime.datetime | datetime.time | None) -> str:
    """The hour alone, as in_words says it: 2:05pm."""
    if moment is None:
        return ""
    return _clock(_local(moment) if isinstance(moment, datetime.datetime) else moment)


@register.simple_tag
def lang_of(text: str) -> SafeString:
    """The lang and dir attributes for a text that people wrote."""
    guessed = language.guess_language(text)
    if not guessed:
        return mark_safe('dir="auto"')
    return format_html('lang="{}" dir="{}"', guessed, language.direction(guessed))


@register.simple_tag
def words(text: str) -> SafeString:
    """What somebody wrote, a <p> for each paragraph, each with its language, every space and line kept."""
    paragraphs = [part for part in re.split(r"\n{2,}", text or "") if part.strip()]
    return format_html_join(
        "\n", '<p class="words" {}>{}</p>', ((lang_of(part), part) for part in paragraphs)
    )


@register.simple_tag
def tag(kind: str, state: str) -> SafeString:
    """A state in a word, a shape and a colour: good, waiting, different, urgent, or anything else for a fact."""
    shape, colour = SHAPES.get(kind, ("•", ""))
    html = '<strong class="tag{}"><span class="tag__shape" aria-hidden="true">{}</span>{}</strong>'
    return format_html(html, colour, shape, state)


@register.simple_tag
def heading(title: str, level: int, css_class: str) -> SafeString:
    """A heading whose level depends on where it stands."""
    return format_html('<h{} class="{}">{}</h{}>', level, css_class, title, level)


@register.simple_block_tag
def card(content: str, title: str = "", level: int = 2, id: str = "") -> SafeString:
    """A white card round what stands in the block."""
    return _framed("section", "card", content, title, level, id)


@register.simple_block_tag
def panel(content: str, title: str = "", kind: str = "", level: int = 2) -> SafeString:
    """A calm panel; kind is different, waiting, safety or nothing."""
    css_class = f"panel panel--{kind}" if kind else "panel"
    return _framed("div", css_class, content, title, level, "")


@register.simple_block_tag
def fold(content: str, title: str, open: bool = False) -> SafeString:
    """Something folded away under its title."""
    return render_to_string(
        "restorative/layout/details.html", {"inside": content, "title": title, "open": open}
    )


@register.simple_tag
def control(field: BoundField, css_class: str, *extra_ids: str) -> SafeString:
    """The box of a field with the look's class, its state and what describes it."""
    attrs = field.field.widget.attrs
    classes = [css_class, str(attrs.get("class", "")), f"{css_class}--error" if field.errors else ""]
    described = " ".join(name for name in (field.aria_describedby, *extra_ids) if name)
    added: dict[str, str | bool] = {"class": " ".join(filter(None, classes))}
    if described:
        added["aria-describedby"] = described
    if field.field.required:
        added["aria-required"] = "true"
    return field.as_widget(attrs=added)


@register.filter
def count_id(field: BoundField) -> str:
    """The id of the note about length, unless the limit is so far off that saying it first would only be noise."""
    limit: int = getattr(field.field, "limit", LONG_TEXT)
    return f"{field.auto_id}_count" if limit < LONG_TEXT else ""


@register.filter
def thousands(number: int) -> str:
    """20,000"""
    return f"{number:,}"


@register.filter
def boxes(field: BoundField) -> list[dict[str, Any]]:
    """The boxes of a date or a date and time, for the pack's date template."""
    widget: Any = field.field.widget
    typed = field.value()
    values = typed if isinstance(typed, list) else widget.decompress(typed)
    part = errors.error_part(field)
    wrong = [bool(field.errors) and part in ("", name) for name in widget.parts]
    return [_box(field, *facts) for facts in zip(widget.parts, values, wrong, strict=True)]


@register.filter
def kind(field: BoundField) -> str:
    """The template that draws this field."""
    name = next(
        (known for cls in type(field.field.widget).__mro__ if (known := KINDS.get(cls.__name__))), "input"
    )
    return f"restorative/fields/{name}.html"


@register.filter
def lookup(mapping: Any, key: Any) -> Any:
    """mapping[key], or "" (also when there is no mapping)."""
    return (mapping or {}).get(str(key), "") if hasattr(mapping, "get") else ""


KINDS = {
    "DateParts": "date",
    "Textarea": "textarea",
    "Select": "select",
    "RadioSelect": "radios",
    "CheckboxSelectMultiple": "checkboxes",
    "CheckboxInput": "checkbox",
    "PasswordInput": "password",
    "FileInput": "file",
}


SHAPES = {
    "good": ("✓", " tag--good"),
    "waiting": ("◔", " tag--waiting"),
    "different": ("◆", " tag--different"),
    "urgent": ("!", " tag--urgent"),
}
PART_LABELS = {"day": _("Day"), "month": _("Month"), "year": _("Year"), "time": _("Time")}
PART_WIDTHS = {"day": 2, "month": 2, "year": 4, "time": 5}


def _framed(element: str, css_class: str, content: str, title: str, level: int, id_: str) -> SafeString:
    top = heading(title, level, f"{css_class.split()[0]}__title") if title else ""
    named = format_html(' id="{}"', id_) if id_ else ""
    return format_html('<{} class="{}"{}>{}{}</{}>', element, css_class, named, top, content, element)


def _box(field: BoundField, part: str, value: str, wrong: bool) -> dict[str, Any]:
    subwidget = field.field.widget.widgets[field.field.widget.parts.index(part)]
    return {
        "id": f"{field.auto_id}_{part}",
        "name": f"{field.html_name}_{part}",
        "label": PART_LABELS[part],
        "value": value,
        "css_class": f"govuk-input--width-{PART_WIDTHS[part]}{' govuk-input--error' if wrong else ''}",
        "wrong": wrong,
        **subwidget.attrs,
    }


def _local(moment: datetime.datetime) -> datetime.datetime:
    return timezone.localtime(moment, LONDON) if timezone.is_aware(moment) else moment


def _day(moment: datetime.date) -> str:
    if (get_language() or "en").startswith("en"):
        return f"{moment.day} {MONTHS[moment.month]} {moment.year}"
    return date_format(moment, "DATE_FORMAT")


def _clock(moment: datetime.datetime | datetime.time) -> str:
    hour = moment.hour % 12 or 12
    return f"{hour}:{moment:%M}{'pm' if moment.hour >= 12 else 'am'}"
