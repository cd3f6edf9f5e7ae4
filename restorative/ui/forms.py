"""The base of every form."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

CHOOSE = _("Choose an answer: {label}")
FILL_IN = _("Fill this in: {label}")
TICK = _("Tick this box: {label}")
NOT_OFFERED = _("Choose one of the answers on the page")


class FormLook:
    """Shared by every form: the pack's helper, kind messages, no browser pop-ups."""

    use_required_attribute = False
    mark_optional = False
    fields: dict[str, forms.Field]

    def prepare(self) -> None:
        """Gives each field a message that names it, unless the form has its own."""
        for name, field in self.fields.items():
            if "invalid_choice" in field.error_messages:
                field.error_messages["invalid_choice"] = NOT_OFFERED
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _required(name, field)

    @property
    def helper(self) -> FormHelper:
        """How crispy draws it: the page writes its own <form> and buttons."""
        helper = FormHelper()
        helper.form_tag = helper.include_media = False
        helper.disable_csrf = True
        helper.layout = self.layout()
        return helper

    def layout(self) -> Any:
        """The order and the sections; all fields as they stand unless a form says otherwise."""
        return Layout(*self.fields)


def _required(name: str, field: forms.Field) -> Any:
    message = FILL_IN
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        message = CHOOSE
    elif isinstance(field, forms.BooleanField):
        message = TICK
    label = field.label or capfirst(name.replace("_", " "))
    return format_lazy(message, label=label)


class RestorativeForm(FormLook, forms.Form):
    """The base of every form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.prepare()


class RestorativeModelForm(FormLook, forms.ModelForm):  # type: ignore[type-arg]
    """The base of forms that take their fields from a model. They check and clean, and never save."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.prepare()
