"""Why a version is taken back."""

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from families.sharing.models import Recall
from restorative.ui.fields import LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import ShowWhen
from restorative.ui.widgets import Radios


class RecallForm(RestorativeForm):
    """Why, in one of two answers and in words. That it was on the wrong family is asked on the note.

    The record that begins where it reached somebody says what was in it, which is not why it is taken back.
    """

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
    what = LongTextField(
        label=_("What was in it that should not have been?"),
        help_text=_("For the record that opens. Say what kind of thing it was. Do not copy the words"),
        widget=forms.Textarea({"rows": 3}),
        required=False,
    )

    def layout(self) -> Layout:
        return Layout(
            "because", ShowWhen("because", "what", answers=[Recall.Because.REACHED.value]), "reason"
        )

    def clean(self) -> None:
        said = self.cleaned_data
        if (
            said.get("because") == Recall.Because.REACHED
            and not said.get("what")
            and "what" not in self.errors
        ):
            self.add_error("what", _("Say what was in it"))
        elif said.get("because") == Recall.Because.MISTAKE and said.get("what"):
            self.add_error(
                "because", _("Choose that it reached somebody, or take out what was in it: no record opens")
            )
