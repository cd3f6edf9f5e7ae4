"""The base of every form."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.validators import EmailValidator
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from restorative.accounts.forms import NO_ADDRESS
from restorative.ui.fields import UNSTORABLE

CHOOSE = _("Choose an answer: {label}")
FILL_IN = _("Fill this in: {label}")
TICK = _("Tick this box: {label}")
NOT_OFFERED = _("Choose one of the answers on the page")
TOO_LONG = ngettext_lazy(
    "This is too long. There is room for %(limit_value)d character.",
    "This is too long. There is room for %(limit_value)d characters.",
    "limit_value",
)
# instead of Django's own words, for fields that do not come with ours
OWN_WORDS = {"max_length": TOO_LONG, "null_characters_not_allowed": UNSTORABLE}
NOT_ONE_OF_THESE = ("invalid_choice", "invalid_pk_value", "invalid_list")


class FormLook:
    """Shared by every form: the pack's helper, kind messages, no browser pop-ups."""

    use_required_attribute = False
    mark_optional = False
    fields: dict[str, forms.Field]

    def prepare(self) -> None:
        """Gives each field a message that names it, unless the form has its own."""
        for name, field in self.fields.items():
            _in_own_words(field)
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


def _in_own_words(field: forms.Field) -> None:
    """What Django would say of a wrong answer, said as we say it. A field's own messages stay."""
    for code in NOT_ONE_OF_THESE:
        if code in field.error_messages:
            field.error_messages[code] = NOT_OFFERED
    for code, words in OWN_WORDS.items():
        field.error_messages.setdefault(code, words)
    if any(isinstance(check, EmailValidator) for check in field.validators):
        field.error_messages.setdefault("invalid", NO_ADDRESS)


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
