"""Which part of a family's story is read, and which goes on paper."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from families.models import Member
from families.models.people import names_of
from restorative.ui.fields import DayMonthYearField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios

MATTERED, VISITS = "mattered", "visits"


class ChronologyForm(RestorativeForm):
    """What mattered or every visit, from when, until when, and about whom. Empty means all of it."""

    what = forms.ChoiceField(
        label=_("What goes on paper?"),
        choices=[(MATTERED, _("What mattered")), (VISITS, _("All visits"))],
        widget=Radios,
        required=False,
    )
    since = DayMonthYearField(
        label=_("From"), help_text=_("Leave empty to begin at the beginning"), required=False
    )
    until = DayMonthYearField(
        label=_("Until"), help_text=_("Leave empty to go on to the newest"), required=False
    )
    person = forms.ChoiceField(label=_("With whom, or about whom"), widget=Radios, required=False)

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
