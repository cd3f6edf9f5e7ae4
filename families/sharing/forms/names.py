"""Why our names are held back from somebody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from restorative.ui.fields import LongTextField
from restorative.ui.forms import RestorativeForm


class NamesForm(RestorativeForm):
    why = LongTextField(
        label=_("Why?"),
        help_text=_("What they did or said to somebody who works here. Nobody in the family reads it."),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why in a few words")},
    )
