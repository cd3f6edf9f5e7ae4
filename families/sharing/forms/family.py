"""What a family member types: a code, an answer, a comment. No answer is ever wrong."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from families.sharing.actions import Said
from families.sharing.models import Answer
from families.sharing.models.answers import loudest
from families.sharing.parts import Content, in_short
from restorative.ui.fields import CleanCharField, LongTextField, SignatureField, TheirWordsField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios

WRONG_CODE = _(
    "This code does not open it. Look at it once more, or ask for a new one: each code works once, for three days."
)
NO_CODE = _("This is too long for a code. Yours has 8 letters and numbers.")
Kind = Answer.Kind
EQUAL = [Kind.AGREE, Kind.MOSTLY, Kind.DIFFERENT, Kind.MORE_TIME]
BESIDE = [Kind.NO_SIGN, Kind.NOT_SAFE, Kind.TALK]


def choices(kinds: list[Answer.Kind]) -> list[tuple[str, Any]]:
    return [(kind.value, kind.label) for kind in kinds]


class CodeField(CleanCharField):
    """A code as somebody types or pastes it. What is far too long for one is no code, and does not come back."""

    def to_python(self, value: Any) -> str:
        if self.is_too_long(value):
            raise ValidationError(NO_CODE, code="too_long")
        return super().to_python(value)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return "" if self.is_too_long(data) else super().bound_data(data, initial)

    def is_too_long(self, typed: Any) -> bool:
        return isinstance(typed, str) and len(typed) > self.limit


class CodeForm(RestorativeForm):
    code = CodeField(
        label=_("Your code"),
        help_text=_("It has 8 letters and numbers, like ACDE-3467. You can paste it."),
        error_messages={"required": _("Type your code")},
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
    """Four equal answers, and three beside them that are buttons of their own; of a plan, four for each goal."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What do you say to this?"),
        choices=choices(EQUAL),
        required=False,
        widget=Radios(cards=True, hints={Kind.DIFFERENT: _("Something is wrong or missing")}),
    )
    beside = forms.ChoiceField(choices=choices(BESIDE), required=False)
    words = TheirWordsField(
        label=_("Your words"),
        help_text=_("If you want to. In any language."),
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )
    has_read = forms.BooleanField(label=_("I have read this"), required=False)
    typed_name = SignatureField(
        label=_("Your name"),
        help_text=_("Only if you want to sign. With the tick above it stands for your signature."),
        limit=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, goals: Iterable[Content] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = {f"goal_{goal['id']}": goal for goal in goals}
        for name, goal in self.goals.items():
            self.fields[name] = forms.ChoiceField(
                label=in_short(goal), choices=choices(EQUAL), required=False, widget=Radios
            )

    @property
    def of_goals(self) -> list[BoundField]:
        return [self[name] for name in self.goals]

    @property
    def says_something_of_a_goal(self) -> bool:
        return any(field.value() for field in self.of_goals)

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        facts["parts"] = {goal["id"]: facts[name] for name, goal in self.goals.items() if facts.get(name)}
        facts["kind"] = facts.get("beside") or facts.get("kind") or self.kind_of_all(facts["parts"])
        if not facts["kind"] and not self.errors:
            self.add_error("kind", self.what_is_missing(facts["parts"]))
        if facts.get("beside") and self.has_error("typed_name", "turned"):
            del self.errors["typed_name"]  # what is urgent is never held up, and goes without a name
            facts["typed_name"] = ""
        if facts.get("typed_name") and not facts["has_read"] and not facts.get("beside"):
            self.add_error("has_read", _("To sign, tick that you have read this. Or take your name out."))
        return facts

    def kind_of_all(self, parts: dict[str, str]) -> str:
        """Who has answered every goal has answered the plan."""
        return loudest(parts.values()) if parts and len(parts) == len(self.goals) else ""

    def what_is_missing(self, parts: dict[str, str]) -> Any:
        if parts:
            return _("Answer the other goals as well, or choose one of the four answers for all of them")
        return _("Choose one of the four answers, or one of those below them")

    def said(self, *, on_workers_phone: bool = False) -> Said:
        facts = self.cleaned_data
        signed = facts["has_read"], facts["typed_name"]
        return Said(facts["kind"], facts["words"], *signed, facts["parts"], on_workers_phone)


class CommentForm(RestorativeForm):
    text = TheirWordsField(
        label=_("What do you want to say about it?"),
        help_text=_("In your own words, in any language."),
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write what you want to say")},
    )


class KeptWordsForm(RestorativeForm):
    """Gives back what somebody wrote to a record that changed meanwhile."""

    words = LongTextField(label=_("What you had written"), required=False, widget=forms.Textarea({"rows": 6}))


class TellForm(RestorativeForm):
    text = TheirWordsField(
        label=_("What do you want to tell us?"),
        help_text=_("In your own words, in any language."),
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    wants_to_talk = forms.BooleanField(label=_("I would rather talk: ring me in my safe way"), required=False)

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if not self.errors and not (facts["text"] or facts["wants_to_talk"]):
            self.add_error("text", _("Write something, or tick that you would rather talk"))
        return facts
