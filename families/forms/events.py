"""What mattered, in one or two plain sentences."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import Member, SignificantEvent
from families.models.people import names_of
from restorative.ui.fields import DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Checkboxes, Radios

MOST_SIGNS = 500


class EventForm(RestorativeForm):
    """The day, a kind from the list, what it was, and whom it concerns."""

    day = DayMonthYearField(
        label=_("When was it?"), error_messages={"required": _("Say on which day it was")}
    )
    kind = forms.ChoiceField(
        label=_("What was it about?"),
        choices=SignificantEvent.Kind.choices,
        widget=Radios,
        error_messages={"required": _("Choose what it was about")},
    )
    what = LongTextField(
        label=_("What happened, in one or two plain sentences?"),
        help_text=_("Say what changed for the children. It can be taken out later, and not changed."),
        limit=MOST_SIGNS,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say what happened")},
    )
    about = forms.MultipleChoiceField(
        label=_("Whom does it concern?"),
        help_text=_("Without a tick it concerns everybody"),
        widget=Checkboxes,
        required=False,
    )

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member in members}
        self.fields["about"].choices = list(names_of(members).items())  # type: ignore[attr-defined]

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet. The chronology tells what has been."))
        return day

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("day", "kind", "what")}

    def concerned(self) -> list[Member]:
        return [self.members[pk] for pk in self.cleaned_data["about"]]
