"""What became of a promise."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from families.models import Promise
from restorative.ui.fields import LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios

SETTLED = [choice for choice in Promise.Outcome.choices if choice[0] != Promise.Outcome.OPEN]
WHY = {
    Promise.Outcome.CHANGED: _("Say what changed"),
    Promise.Outcome.NOT_KEPT: _("Say what got in the way"),
}


class PromiseForm(RestorativeForm):
    outcome = forms.ChoiceField(
        label=_("What became of it?"),
        choices=SETTLED,
        widget=Radios(
            hints={
                Promise.Outcome.CHANGED: _("You agreed on something else."),
                Promise.Outcome.NOT_KEPT: _("It did not happen. Say why without blame, theirs as ours."),
            }
        ),
        error_messages={"required": _("Choose what became of it")},
    )
    explanation = LongTextField(
        label=_("What happened?"),
        help_text=_("Needed when it was changed or not kept."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        missing = WHY.get(facts.get("outcome", ""))
        # a text that was refused has its own message
        if missing and not facts.get("explanation") and "explanation" not in self.errors:
            self.add_error("explanation", ValidationError(missing))
        return facts
