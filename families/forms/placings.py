"""How much support and how much challenge was in one's own visit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from restorative.ui.forms import RestorativeForm
from restorative.ui.text import showable

WHOLE_NUMBER = _("Write a whole number from 0 to 10")


class TenthsField(forms.IntegerField):
    """A whole number from 0 to 10."""

    def __init__(self, **kwargs: Any) -> None:
        errors = dict.fromkeys(("invalid", "min_value", "max_value", "required"), WHOLE_NUMBER)
        widget = forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-2"})
        super().__init__(min_value=0, max_value=10, error_messages=errors, widget=widget, **kwargs)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return showable(data) if isinstance(data, str) else data


class PlacingForm(RestorativeForm):
    support = TenthsField(
        label=_("How much support did we give?"),
        help_text=_("0: none. 10: all the help that we could."),
    )
    challenge = TenthsField(
        label=_("How much did we challenge?"),
        help_text=_("0: we let everything pass. 10: we said every worry, clearly."),
    )
