"""Where an error is, so that every link in the error summary lands on a box that takes focus."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BaseFormSet, BoundField
from django.utils.translation import gettext as _

from restorative.ui.widgets import DateParts


class Wrong(NamedTuple):
    """One thing to put right: what to say, and the id of the box to go to (empty: the whole form).

    And what the box is called and where it stands, for when the same is said of several.
    """

    message: str
    target: str
    box: str = ""
    place: str = ""


def summary(bound: Any) -> Iterator[Wrong]:
    """Everything wrong in a form or a formset, in the order of the page."""
    if isinstance(bound, BaseFormSet):
        yield from (Wrong(str(message), "") for message in bound.non_form_errors())
        for number, form in enumerate(bound, 1):
            yield from (one._replace(place=one.place or str(number)) for one in summary(form))
    elif bound.is_bound:
        yield from _in_form(bound)


def told_apart(wrong: Iterable[Wrong]) -> list[Wrong]:
    """The same, with no sentence twice: what is said of several boxes says of which, what is said of all stands once."""
    each = [*dict.fromkeys(wrong)]
    return _where_repeated(_where_repeated(each, _with_box), _with_place)


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
        box, place = ("", "") if field.is_hidden else (str(field.label), place_of(form, name))
        yield from (Wrong(str(message), target, box, place) for message in field.errors)


def place_of(form: Any, name: str) -> str:
    """Where a box stands that shares its label with others; only some forms have such."""
    return str(form.place_of(name)) if hasattr(form, "place_of") else ""


def _where_repeated(wrong: list[Wrong], say_more: Callable[[Wrong], str]) -> list[Wrong]:
    often = Counter(one.message for one in wrong)
    return [one._replace(message=say_more(one)) if often[one.message] > 1 else one for one in wrong]


def _with_box(one: Wrong) -> str:
    if not one.box or one.box in one.message:
        return one.message
    return _("%(box)s: %(message)s") % {"box": one.box, "message": one.message}


def _with_place(one: Wrong) -> str:
    if not one.place:
        return one.message
    facts = {"box": one.box, "place": one.place, "message": one.message}
    if one.box and one.message.startswith(one.box):
        return _("%(box)s (%(place)s)%(message)s") % (facts | {"message": one.message[len(one.box) :]})
    return _("%(message)s (%(place)s)") % facts
