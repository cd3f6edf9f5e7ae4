"""Why one person may read what others told us: asked for each such part, on the page where it is chosen."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.sharing.models import Release
from families.sharing.pieces import Grounds
from restorative.ui.fields import DayMonthYearField, LongTextField
from restorative.ui.widgets import Radios

GROUND, REASON, AGREED_ON = "ground", "reason", "agreed"
MISSING = {
    GROUND: _("Say whether they agreed, or why it is reasonable without"),
    REASON: _("Write who agreed, or why it is reasonable. Only we read this"),
    AGREED_ON: _("Say on which day that was decided"),
}
NOT_TICKED = _("Tick that %(name)s reads this, or take the reason back")
# a radio cannot be unticked: so is the reason taken back
STAYS_OUT = ("", _("No reason: it stays out"))


def release_fields(called: str) -> dict[str, forms.Field]:
    label = gettext("Why may %(name)s read it?") % {"name": called}
    return {
        GROUND: forms.ChoiceField(
            label=label, choices=[STAYS_OUT, *Release.Ground.choices], required=False, widget=Radios
        ),
        REASON: LongTextField(
            label=_("Who agreed, or why is it reasonable?"),
            help_text=_("This stays with us. Nobody in the family reads it."),
            required=False,
            widget=forms.Textarea({"rows": 3}),
        ),
        AGREED_ON: DayMonthYearField(
            label=_("On which day was that decided?"), required=False, past_only=True
        ),
    }


def missing(said: dict[str, Any]) -> dict[str, Any]:
    """What is still to be said, by question."""
    return {question: message for question, message in MISSING.items() if not said.get(question)}


def grounds_of(said: dict[str, Any]) -> Grounds | None:
    if missing(said):
        return None
    return Grounds(said[GROUND], said[REASON], said[AGREED_ON])
