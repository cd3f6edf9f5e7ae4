"""A tie to a family that one does not see, and a manager's answer to one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from families.models import Family
from restorative.ui.fields import CleanCharField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios


class UnseenTieForm(RestorativeForm):
    about = CleanCharField(
        limit=300,
        label=_("Who are they?"),
        help_text=_("Their full name, or their surname and postcode: Zofia Novak, LS1 4AB"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    reference = CleanCharField(
        limit=12,
        label=_("The family’s reference, if you know it"),
        help_text=_("Like F-7K3QW"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    tie = LongTextField(
        label=_("What is the tie?"),
        help_text=_(
            "Like “She is my sister”. Managers and, if we work with the family, those who do read this"
        ),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say what the tie is")},
    )

    def clean_reference(self) -> str:
        return str(self.cleaned_data["reference"]).upper()

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        is_wrong = "about" in self.errors or "reference" in self.errors
        if not is_wrong and not (facts.get("about") or facts.get("reference")):
            self.add_error("about", _("Write a name, or the reference of the family"))
        return facts


class FoundForm(RestorativeForm):
    """Which of the families that this manager sees it is."""

    family = forms.ModelChoiceField(
        label=_("Is it one of these?"),
        queryset=Family.objects.none(),
        empty_label=None,
        widget=Radios,
        error_messages={"required": _("Choose the family, or press the other button")},
    )

    def __init__(self, *args: Any, families: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["family"]
        field.queryset = families
        field.label_from_instance = lambda one: f"{one.called} · {one.reference}"
