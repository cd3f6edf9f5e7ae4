"""What became of a step, and of a goal: without blame, theirs as ours."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.models import Goal, Step
from restorative.ui.fields import LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios


class StepForm(RestorativeForm):
    outcome = forms.ChoiceField(
        label=_("What became of it?"),
        choices=Step.Outcome.choices,
        widget=Radios(
            hints={
                Step.Outcome.CHANGED: _("You agreed on something else."),
                Step.Outcome.NOT_DONE: _("It did not happen. Say why without blame, theirs as ours."),
            }
        ),
        error_messages={"required": _("Choose what became of it")},
    )
    explanation = LongTextField(
        label=_("What happened?"),
        help_text=_("Needed when it was changed or not done."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        why = {
            Step.Outcome.CHANGED: _("Say what changed"),
            Step.Outcome.NOT_DONE: _("Say what got in the way"),
        }
        return needing(self, why.get(self.cleaned_data.get("outcome", "")), "explanation")


class GoalSettleForm(RestorativeForm):
    state = forms.ChoiceField(
        label=_("How does this goal stand?"),
        choices=Goal.State.choices,
        widget=Radios,
        error_messages={"required": _("Choose how the goal stands")},
    )
    state_words = LongTextField(
        label=_("In words for the family"),
        help_text=_("What is different now, or why we go another way. They can read it once you share it."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        why = {
            Goal.State.REACHED: _("Say what is different now"),
            Goal.State.CHANGED: _("Say what it was changed to, and why"),
            Goal.State.STOPPED: _("Say why you stopped"),
        }
        return needing(self, why.get(self.cleaned_data.get("state", "")), "state_words")


def needing(form: RestorativeForm, why: Any, name: str) -> dict[str, Any]:
    """What was chosen asks for words. A text that was refused has its own message."""
    if why and not form.cleaned_data.get(name) and name not in form.errors:
        form.add_error(name, why)
    return form.cleaned_data
