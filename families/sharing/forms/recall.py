"""Why a version is taken back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from families.sharing.models import Recall
from restorative.ui.fields import LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios


class RecallForm(RestorativeForm):
    """Why, in one of two answers and in words. That it was on the wrong family is asked on the note."""

    because = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=[(one.value, one.label) for one in (Recall.Because.MISTAKE, Recall.Because.REACHED)],
        widget=Radios(
            hints={
                Recall.Because.MISTAKE: _("A wrong day, a wrong word. Nobody is hurt by it"),
                Recall.Because.REACHED: _(
                    "Your manager is told now, and a record opens of what happened and what is done about it"
                ),
            }
        ),
        error_messages={"required": _("Choose what is wrong")},
    )
    reason = LongTextField(
        label=_("Why are you taking it back?"),
        help_text=_("For colleagues and your manager. The family does not read it."),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Say why you are taking it back")},
    )
