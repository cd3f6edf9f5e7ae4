"""What a manager says to what was put before them."""

from typing import Any, ClassVar

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from restorative.ui.fields import LongTextField
from restorative.ui.forms import RestorativeForm


class ManagersDecisionForm(RestorativeForm):
    """Yes or no. Which of the two comes with the button; a no needs words."""

    says: ClassVar[list[tuple[str, Any]]]
    says_no: ClassVar[str]
    hint: ClassVar[Any]
    # where words are missing
    missing: ClassVar[Any]

    decision = forms.ChoiceField()
    words = LongTextField(
        label=_("Your words to the person who asked"), required=False, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = self.says  # type: ignore[attr-defined]
        self.fields["words"].help_text = self.hint

    def layout(self) -> Layout:
        return Layout("words")

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if facts.get("decision") == self.says_no and not facts.get("words"):
            self.add_error("words", self.missing)
        return facts
