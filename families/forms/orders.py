"""A court's order about one child."""

from datetime import date
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from families.forms.kin import MISTAKE, TreeForm
from families.models import CourtOrder
from restorative.ui.fields import DayMonthYearField, LongTextField
from restorative.ui.layout import ShowWhen
from restorative.ui.widgets import Checkboxes, Radios

SEEN, ENDED = "seen", "ended"
SIDES = ("for", "against")


class CourtOrderForm(TreeForm):
    """What was ordered, when, for whom and against whom; and whether somebody has seen the order itself."""

    kind = forms.ChoiceField(
        label=_("Which order?"),
        choices=[("", _("Choose an order")), *CourtOrder.Kind.choices],
        error_messages={"required": _("Choose which order it is")},
    )
    made_on = DayMonthYearField(
        label=_("When was it made?"),
        past_only=True,
        error_messages={"required": _("Say when it was made")},
    )
    ends_on = DayMonthYearField(
        label=_("When does it end?"), help_text=_("If the order says so."), required=False
    )
    named_for = forms.MultipleChoiceField(label=_("For whom?"), required=False, widget=Checkboxes)
    named_against = forms.MultipleChoiceField(label=_("Against whom?"), required=False, widget=Checkboxes)
    words = LongTextField(
        label=_("What does it say?"),
        help_text=_("What matters for everyday life: who collects, which days, who must stay away."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    has_seen = forms.BooleanField(label=_("I have seen the order itself"), required=False)

    def __init__(self, *args: Any, on_file: set[tuple[str, date]], child: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on_file = on_file
        others = [one for one in self.tree.people if one.key != child]
        for side in SIDES:
            self.offer(f"named_{side}", others)

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        made, ends = facts.get("made_on"), facts.get("ends_on")
        if made and ends and ends < made:
            self.add_error(
                "ends_on", ValidationError(_("It cannot end before it was made. Check both dates"))
            )
        both = {*facts.get("named_for", [])} & {*facts.get("named_against", [])}
        if both:
            message = _("An order is not for and against the same person. Take one of the ticks off")
            self.add_error("named_against", ValidationError(message))
        if (facts.get("kind"), made) in self.on_file:
            self.add_error("kind", ValidationError(_("This order of that day is on file already")))
        return facts

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("kind", "made_on", "ends_on", "words")}

    @property
    def named(self) -> dict[str, list[str]]:
        return {side: self.cleaned_data[f"named_{side}"] for side in SIDES}


class CourtOrderEndForm(TreeForm):
    """Somebody saw the order itself, or it ended, or it never was."""

    what = forms.ChoiceField(label=_("What do you want to change?"), widget=Radios)
    ended_on = DayMonthYearField(label=_("When did it end?"), required=False, past_only=True)

    def __init__(self, *args: Any, order: CourtOrder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order = order
        what: Any = self.fields["what"]
        seen = [(SEEN, _("I have seen the order itself"))] if order.checked_by_id is None else []
        ended = [(ENDED, _("It has ended"))] if order.ended_on is None else []
        what.choices = [*seen, *ended, (MISTAKE, _("It was put down by mistake: take it off"))]

    def layout(self) -> Layout:
        return Layout("what", ShowWhen("what", "ended_on", answers=[ENDED]))

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if facts.get("what") == ENDED and not self.errors:
            day = facts["ended_on"]
            if day is None:
                self.add_error("ended_on", ValidationError(_("Say when it ended")))
            elif day < self.order.made_on:
                message = _("It cannot have ended before it was made. Check the date")
                self.add_error("ended_on", ValidationError(message))
        return facts
