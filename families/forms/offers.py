"""What we offered somebody, and what came of it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import Offer
from restorative.ui.fields import DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios


class OfferNewForm(RestorativeForm):
    what = LongTextField(
        label=_("What did we offer?"),
        help_text=_("A visit, a call, a place at a meeting, a group. Say when and where it would have been."),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say what we offered")},
    )
    offered_on = DayMonthYearField(
        label=_("When did we offer it?"),
        past_only=True,
        error_messages={"required": _("Say when we offered it")},
    )
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=Offer.Outcome.choices,
        widget=Radios(
            hints={
                Offer.Outcome.COULD_NOT: _("Say why, in their words: work, money, a child who was ill."),
                Offer.Outcome.OUR_SIDE: _("We cancelled, did not ring, or chose a time that clashed for us."),
            }
        ),
        error_messages={"required": _("Choose what came of it")},
    )
    words = LongTextField(
        label=_("In their words, or what got in the way"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offered_on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        """Somebody could not, or we could not: what got in the way is what can be changed next time."""
        facts = self.cleaned_data
        why = {
            Offer.Outcome.COULD_NOT: _("Say what got in the way for them"),
            Offer.Outcome.OUR_SIDE: _("Say what got in the way on our side"),
        }.get(facts.get("outcome", ""))
        if why and not facts.get("words") and "words" not in self.errors:
            self.add_error("words", why)
        return facts
