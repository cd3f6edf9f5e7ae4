"""What a family member types: a code, an answer, a comment. No answer is ever wrong."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from families.sharing.actions import Said
from families.sharing.models import Answer
from restorative.ui.fields import CleanCharField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios

WRONG_CODE = _(
    "This code does not open it. Look at it once more, or ask for a new one: each code works once, for three days."
)
Kind = Answer.Kind
EQUAL = [Kind.AGREE, Kind.MOSTLY, Kind.DIFFERENT, Kind.MORE_TIME]
BESIDE = [Kind.NO_SIGN, Kind.NOT_SAFE, Kind.TALK]


def choices(kinds: list[Answer.Kind]) -> list[tuple[str, Any]]:
    return [(kind.value, kind.label) for kind in kinds]


class CodeForm(RestorativeForm):
    code = CleanCharField(
        label=_("Your code"),
        help_text=_("It has 8 letters and numbers, like ACDE-3467. You can paste it."),
        required=False,
        widget=forms.TextInput(
            {
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "govuk-input--width-10",
            }
        ),
    )


class AnswerForm(RestorativeForm):
    """Four equal answers, and three beside them that are buttons of their own."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What do you say to this?"),
        choices=choices(EQUAL),
        required=False,
        widget=Radios(cards=True, hints={Kind.DIFFERENT: _("Something is wrong or missing")}),
    )
    beside = forms.ChoiceField(choices=choices(BESIDE), required=False)
    words = LongTextField(
        label=_("Your words"),
        help_text=_("If you want to. In any language."),
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )
    has_read = forms.BooleanField(label=_("I have read this"), required=False)
    typed_name = CleanCharField(
        label=_("Your name"),
        help_text=_("Only if you want to sign. With the tick above it stands for your signature."),
        limit=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "name"}),
    )

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        facts["kind"] = facts.get("beside") or facts.get("kind")
        if not facts["kind"] and not self.errors:
            self.add_error("kind", _("Choose one of the four answers, or one of those below them"))
        return facts

    def said(self) -> Said:
        facts = self.cleaned_data
        return Said(facts["kind"], facts["words"], facts["has_read"], facts["typed_name"])


class CommentForm(RestorativeForm):
    text = LongTextField(
        label=_("What do you want to say about it?"),
        help_text=_("In your own words, in any language."),
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write what you want to say")},
    )


class KeptWordsForm(RestorativeForm):
    """Gives back what somebody wrote to a record that changed meanwhile."""

    words = LongTextField(label=_("What you had written"), required=False, widget=forms.Textarea({"rows": 6}))
