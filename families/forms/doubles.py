"""What is said of two people who may be one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from families.models import SamePerson
from restorative.ui.forms import RestorativeForm


class DoublesForm(RestorativeForm):
    """A pair that the page proposed, by their ids, and what it is."""

    pair = forms.ChoiceField(
        widget=forms.HiddenInput, error_messages={"invalid_choice": _("This pair is no longer proposed.")}
    )
    verdict = forms.ChoiceField(choices=SamePerson.Verdict.choices, widget=forms.HiddenInput)

    def __init__(self, *args: Any, pairs: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["pair"]
        field.choices = [(pair, pair) for pair in pairs]
        # what was sent from a page that is older than what is known by now
        field.error_messages["invalid_choice"] = _("This pair is no longer proposed.")
