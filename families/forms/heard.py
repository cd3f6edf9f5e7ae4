"""Asking each person what they think, and each child what they need."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import NeedNote, ViewSought
from restorative.ui.fields import CleanCharField, DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import ShowWhen
from restorative.ui.widgets import Radios

Outcome = ViewSought.Outcome
ASKED = [Outcome.SAID.value, Outcome.OBSERVED.value]
SHORT = 200
# which box belongs to which answer, and what to say where it is empty
BOXES = {
    Outcome.SAID: ("said", _("Write what they said, word for word")),
    Outcome.OBSERVED: ("seen", _("Write what you saw")),
    Outcome.NOT_SOUGHT: ("because", _("Say why nobody asked: a reason that they could read themselves")),
}


def box(label: Any, help_text: Any = "", *, rows: int = 4, **more: Any) -> LongTextField:
    return LongTextField(
        label=label, help_text=help_text, required=False, widget=forms.Textarea({"rows": rows}), **more
    )


class ViewNewForm(RestorativeForm):
    """That somebody was asked, or why nobody asked. Their words stand as they said them."""

    outcome = forms.ChoiceField(
        label=_("Did you ask what they think?"),
        choices=Outcome.choices,
        widget=Radios,
        error_messages={"required": _("Say whether you asked")},
    )
    said = box(_("Their words"), _("Word for word, as they said it, in the language they said it in."))
    seen = box(
        _("What did you see?"),
        _(
            "For a baby, or somebody who does not use words: what they did, how they looked, whom they turned to."
        ),
    )
    because = box(_("Why did nobody ask?"), rows=2)
    how = forms.ChoiceField(
        label=_("How?"), choices=[("", _("Choose how")), *ViewSought.How.choices], required=False
    )
    setting = CleanCharField(label=_("Where?"), limit=SHORT, required=False)
    who_else = CleanCharField(
        label=_("Who else was there?"),
        help_text=_("“Nobody” says a lot too."),
        limit=SHORT,
        required=False,
    )
    asked_on = DayMonthYearField(
        label=_("On what day?"), past_only=True, error_messages={"required": _("Say on which day it was")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_on"].initial = timezone.localdate

    def layout(self) -> Layout:
        return Layout(
            "outcome",
            *(ShowWhen("outcome", name, answers=[answer.value]) for answer, (name, _) in BOXES.items()),
            ShowWhen("outcome", "how", "setting", "who_else", answers=ASKED),
            "asked_on",
        )

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        outcome = facts.get("outcome")
        if outcome:
            self.check_boxes(Outcome(outcome))
        if outcome in ASKED and not facts.get("how"):
            self.add_error("how", ValidationError(_("Say how you asked or watched")))
        return facts

    def check_boxes(self, outcome: ViewSought.Outcome) -> None:
        """The box of this answer is filled, and no other: nothing that was typed is thrown away in silence."""
        for answer, (name, message) in BOXES.items():
            filled = bool(self.cleaned_data.get(name))
            if answer == outcome and not filled and name not in self.errors:
                self.add_error(name, ValidationError(message))
            elif answer != outcome and filled:
                self.add_error(
                    name, ValidationError(_("This goes with another answer above. Move it, or take it out"))
                )

    @property
    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        asked = said["outcome"] in ASKED
        return {
            "outcome": said["outcome"],
            "words": said[BOXES[Outcome(said["outcome"])][0]],
            "asked_on": said["asked_on"],
            **{name: said[name] if asked else "" for name in ("how", "setting", "who_else")},
        }


class InfluenceNewForm(RestorativeForm):
    """Our own thought, kept apart from what anybody said."""

    text = LongTextField(
        label=_("What do we think?"),
        help_text=_(
            "For example: these are his dad’s words; he said the opposite when he was alone. Say what makes you think so."
        ),
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Write what you think, and what makes you think so")},
    )


class NeedNewForm(RestorativeForm):
    """One of the nine things that children name."""

    need = forms.ChoiceField(
        label=_("Which of the nine?"),
        choices=[("", _("Choose one")), *NeedNote.Need.choices],
        error_messages={"required": _("Choose what this is about")},
    )
    evidence = LongTextField(
        label=_("What do we know?"),
        help_text=_("What was seen or said, and when. Also what is missing."),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write what we know, or that we do not know it yet")},
    )
    words = box(
        _("In the child’s own words"), _("Word for word. Leave it empty where they said nothing."), rows=3
    )
    action = box(_("What comes next?"), rows=2)
    who = CleanCharField(label=_("Who does it?"), limit=SHORT, required=False)
    by_when = DayMonthYearField(label=_("By what date?"), required=False)
    noted_on = DayMonthYearField(
        label=_("When did we learn this?"),
        past_only=True,
        error_messages={"required": _("Say when we learned this")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["noted_on"].initial = timezone.localdate

    def layout(self) -> Layout:
        return Layout("need", "evidence", "words", "action", ShowWhen("action", "who", "by_when"), "noted_on")

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if facts.get("action") and not facts.get("who") and "who" not in self.errors:
            self.add_error("who", ValidationError(_("Say who does it")))
        if not facts.get("action") and (facts.get("who") or facts.get("by_when")):
            self.add_error("action", ValidationError(_("Say what is to be done, or take out who and when")))
        return facts
