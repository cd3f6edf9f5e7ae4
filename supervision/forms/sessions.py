"""Agreeing, planning, preparing and answering."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import User
from restorative.ui.dates import A_YEAR, refusal
from restorative.ui.fields import DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Details
from restorative.ui.widgets import Checkboxes, Radios
from supervision.models import SupervisionSession
from supervision.pairs import Pair
from supervision.suggestions import Suggestion

FEWEST_WEEKS, MOST_WEEKS = 1, 26


class AgreementForm(RestorativeForm):
    """How often two people meet, and how they work together."""

    every_weeks = forms.IntegerField(
        label=_("How often do you meet?"),
        help_text=_("Every how many weeks, from 1 to 26"),
        min_value=FEWEST_WEEKS,
        max_value=MOST_WEEKS,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        error_messages={
            "required": _("Say every how many weeks you meet"),
            "invalid": _("Write a whole number of weeks, like 4"),
            "min_value": _("Write a number of weeks from 1 to 26"),
            "max_value": _("Write a number of weeks from 1 to 26"),
        },
    )
    words = LongTextField(
        label=_("How do you work together?"),
        help_text=_(
            "What helps each of you, how you want to be challenged, and what happens if one of you cannot come."
        ),
        required=False,
    )


class AskedField(forms.ChoiceField):
    """Takes any answer: the form says more of a wrong one than that it is not on the page."""

    def valid_value(self, value: Any) -> bool:
        return True


class DayForm(RestorativeForm):
    """On which day the two meet."""

    planned_on = DayMonthYearField(
        label=_("On what day?"), error_messages={"required": _("Say on which day you will meet")}
    )

    def clean_planned_on(self) -> date:
        day: date = self.cleaned_data["planned_on"]
        if day < timezone.localdate():
            raise ValidationError(_("The day must be today or later"))
        if day > timezone.localdate() + A_YEAR:
            raise refusal(_("Choose a day within a year of today"), "year")
        return day


class SessionForm(DayForm):
    """Whom to meet, and on which day."""

    who = AskedField(
        label=_("Who will you meet?"),
        widget=Radios,
        error_messages={"required": _("Choose whom you will meet")},
    )
    field_order = ("who", "planned_on")

    def __init__(self, *args: Any, user: User, pairs: Sequence[Pair], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.pairs = {str(pair.other_of(user).pk): pair for pair in pairs}
        self.fields["who"].choices = [(pk, self.named(pair)) for pk, pair in self.pairs.items()]  # type: ignore[attr-defined]

    def named(self, pair: Pair) -> str:
        other = pair.other_of(self.user)
        if other.pk == pair.manager.pk:
            return _now("%(name)s, who supervises you") % {"name": other.name}
        return other.name

    def clean_who(self) -> Pair:
        who = self.cleaned_data["who"]
        if who == str(self.user.pk):
            raise ValidationError(
                _(
                    "Nobody supervises themselves. Choose the person who supervises you, or whom you supervise."
                )
            )
        if who not in self.pairs:
            raise ValidationError(_("Choose somebody with whom you have supervision now"))
        return self.pairs[who]


class PrepareForm(RestorativeForm):
    """What the practitioner brings: families, each with why, and anything else."""

    suggested = forms.MultipleChoiceField(
        label=_("Families to talk about"),
        required=False,
        error_messages={"invalid_choice": _("Choose from the families on this page")},
    )
    brings = LongTextField(
        label=_("What else do you bring?"),
        help_text=_("How the work is going, what you are proud of, what is heavy, what you need."),
        required=False,
    )
    others = forms.MultipleChoiceField(label=_("Your other families"), required=False, widget=Checkboxes)

    def __init__(self, *args: Any, offered: Iterable[Suggestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(offered)
        self.families = {str(one.family.pk): one.family for one in offered}
        with_reasons = [one for one in offered if one.reasons]
        hints = {str(one.family.pk): one.why for one in with_reasons}
        suggested: Any = self.fields["suggested"]
        suggested.widget = Checkboxes(hints=hints)
        suggested.choices = choices_of(with_reasons)
        others: Any = self.fields["others"]
        others.choices = choices_of(one for one in offered if not one.reasons)
        self.offers = {"suggested": bool(suggested.choices), "others": bool(others.choices)}

    def layout(self) -> Layout:
        shown = [*(["suggested"] if self.offers["suggested"] else []), "brings"]
        folded = [Details(_("Your other families"), "others", open_when_filled=True)]
        return Layout(*shown, *(folded if self.offers["others"] else []))

    @property
    def chosen(self) -> list[str]:
        return [*self.cleaned_data["suggested"], *self.cleaned_data["others"]]


def choices_of(offered: Iterable[Suggestion]) -> list[tuple[str, str]]:
    return [(str(one.family.pk), one.family.called) for one in offered]


class AnswerForm(RestorativeForm):
    """Two equal answers."""

    answer = forms.ChoiceField(
        label=_("How do you see it?"),
        choices=[choice for choice in SupervisionSession.Answer.choices if choice[0]],
        widget=Radios,
        error_messages={"required": _("Choose how you see it")},
    )
    words = LongTextField(
        label=_("In your words"),
        help_text=_("Needed if you see it differently. Your words stay, beside what your manager wrote."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        differs = said.get("answer") == SupervisionSession.Answer.DIFFERENT
        if differs and not said.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say how you see it"))
        return said
