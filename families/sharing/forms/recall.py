"""Why a version is taken back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from restorative.ui.fields import LongTextField
from restorative.ui.forms import RestorativeForm


class RecallForm(RestorativeForm):
    reason = LongTextField(
        label=_("Why are you taking it back?"),
        help_text=_("For colleagues and your manager. The family does not read it."),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Say why you are taking it back")},
    )
