"""Forms of break-glass: by whom it is opened, and by whom it is looked at afterwards."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from restorative.ui.fields import CleanCharField, LongTextField
from restorative.ui.forms import RestorativeForm

SHORTEST = 20


class BreakGlassForm(RestorativeForm):
    reference = CleanCharField(
        limit=12,
        label=_("Which family?"),
        help_text=_("Its exact reference, like F-7K3QW. There is no search here"),
        error_messages={"required": _("Write the reference of the family")},
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    reason = LongTextField(
        label=_("Why must you act, and why you?"),
        help_text=_("The lead practitioner, their manager and the safeguarding lead read this"),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Say why you must act")},
    )

    def clean_reference(self) -> str:
        return str(self.cleaned_data["reference"]).upper()

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if len(reason.strip()) < SHORTEST:
            raise ValidationError(_("Say a little more: what happened, and why it cannot wait"))
        return reason


class SeenForm(RestorativeForm):
    words = LongTextField(
        label=_("What do you say to it?"),
        help_text=_("For example “They rang me first” or “I will ask them”"),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say a word about it")},
    )


class ReviewForm(RestorativeForm):
    words = LongTextField(
        label=_("What did you find?"),
        help_text=_("Was it needed? Was more opened than needed? What follows?"),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Say what you found")},
    )
