"""Where an error is, so that every link in the error summary lands on a box that takes focus."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BaseFormSet, BoundField

from restorative.ui.widgets import DateParts


class Wrong(NamedTuple):
    """One thing to put right: what to say, and the id of the box to go to (empty: the whole form)."""

    message: str
    target: str


def summary(bound: Any) -> Iterator[Wrong]:
    """Everything wrong in a form or a formset, in the order of the page."""
    if isinstance(bound, BaseFormSet):
        yield from (Wrong(str(message), "") for message in bound.non_form_errors())
        for form in bound:
            yield from summary(form)
    elif bound.is_bound:
        yield from _in_form(bound)


def forgets(bound: Any) -> bool:
    """Whether something typed does not come back: browsers never get a password again."""
    if isinstance(bound, BaseFormSet):
        return any(forgets(form) for form in bound)
    widgets = (field.widget for field in bound.fields.values())
    return any(isinstance(widget, forms.PasswordInput) and not widget.render_value for widget in widgets)


def error_part(field: BoundField) -> str:
    """Which box of a date is wrong: day, month, year or time; empty when all of it is."""
    wrong: list[ValidationError] = field.form.errors.as_data().get(field.name, [])
    return next((str(error.params["part"]) for error in wrong if error.params and "part" in error.params), "")


def focus_target(field: BoundField) -> str:
    """The id of the box that the error summary sends people to."""
    widget, id_ = field.field.widget, field.auto_id
    if isinstance(widget, DateParts):
        return f"{id_}_{error_part(field) or 'day'}"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{id_}_0" if field.subwidgets else f"{id_}_group"
    return field.id_for_label or id_


def _in_form(form: BaseForm) -> Iterator[Wrong]:
    yield from (Wrong(str(message), "") for message in form.non_field_errors())
    for name in form.fields:
        field = form[name]
        target = "" if field.is_hidden else focus_target(field)
        yield from (Wrong(str(message), target) for message in field.errors)
