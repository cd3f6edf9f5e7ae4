"""Which part of a family's story goes on paper."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from families.models import Member
from families.models.people import names_of
from restorative.ui.fields import DayMonthYearField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios


class ChronologyForm(RestorativeForm):
    """From when, until when, and with whom. Empty means all of it."""

    since = DayMonthYearField(
        label=_("From"), help_text=_("Leave empty to begin at the first visit"), required=False
    )
    until = DayMonthYearField(
        label=_("Until"), help_text=_("Leave empty to go on to the newest"), required=False
    )
    person = forms.ChoiceField(label=_("Visits with"), widget=Radios, required=False)

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Everybody")), *names_of(members).items()]  # type: ignore[attr-defined]

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The end is before the beginning"))

    def span(self) -> dict[str, str]:
        """What was chosen, for an address."""
        return {name: str(value) for name, value in self.cleaned_data.items() if value}
