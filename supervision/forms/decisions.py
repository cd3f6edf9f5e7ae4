"""A decision on the family's file, and the answer to a worry that could not wait."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from families.models.visits import Said
from restorative.ui.fields import CleanCharField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Section
from restorative.ui.widgets import Radios

REFERENCE = 100


def box(label: Any, *, needed: Any = "", help_text: Any = "") -> LongTextField:
    return LongTextField(
        label=label,
        help_text=help_text,
        required=bool(needed),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": needed} if needed else None,
    )


class DecisionForm(RestorativeForm):
    """Everything that somebody needs who asks in a year why this was decided."""

    question = box(_("What had to be decided?"), needed=_("Say what had to be decided"))
    facts = box(_("What do we know?"), help_text=_("Facts, and where each comes from."))
    risk = box(_("What is the risk, and to whom?"))
    options = box(_("What could be done?"))
    advice = box(_("What advice was given, and by whom?"))
    duty_contacted = forms.ChoiceField(
        label=_("Was Duty and Advice contacted?"),
        choices=Said.choices,
        initial=Said.NOT_SAID,
        widget=Radios(inline=True),
    )
    duty_reference = CleanCharField(label=_("Their reference"), limit=REFERENCE, required=False)
    decided = box(_("What is decided?"), needed=_("Say what is decided"))
    rationale = box(_("Why?"), needed=_("Say why"))

    def layout(self) -> Layout:
        return Layout(
            "question",
            "facts",
            "risk",
            "options",
            "advice",
            Section(_("Duty and Advice"), "duty_contacted", "duty_reference"),
            "decided",
            "rationale",
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("duty_reference") and said.get("duty_contacted") != Said.YES:
            self.add_error(
                "duty_contacted", _("You gave a reference: say yes here, or take the reference out")
            )
        return said


class EscalationForm(RestorativeForm):
    """The manager's answer."""

    decision = LongTextField(
        label=_("What is decided?"),
        help_text=_("What happens now, who does it, and by when. It cannot be changed afterwards."),
        error_messages={"required": _("Say what is decided")},
    )
