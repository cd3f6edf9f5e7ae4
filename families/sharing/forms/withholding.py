"""Why something is kept from somebody; what a manager says to that, and when it was looked at again."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from families.models import Member
from families.sharing.forms.decisions import ManagersDecisionForm
from families.sharing.models import Withholding
from families.sharing.models.withholding import last_day_for_review
from restorative.ui.fields import DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.templatetags.ui import in_words
from restorative.ui.widgets import Checkboxes, Radios


def review_field(label: Any) -> DayMonthYearField:
    return DayMonthYearField(
        label=label,
        help_text=_("Within three months. Sooner, if something is going to change before"),
        error_messages={"required": _("Say when somebody looks at this again")},
    )


def checked_review(day: date) -> date:
    """Raises ValidationError for a day that has passed, or is more than three months away."""
    today = timezone.localdate()
    last = last_day_for_review(today)
    if not today < day <= last:
        message = _now("Choose a day after today, and not after %(day)s")
        raise ValidationError(message % {"day": in_words(last)})
    return day


def box(label: Any, hint: Any, required: Any, rows: int = 3) -> LongTextField:
    widget = forms.Textarea({"rows": rows})
    return LongTextField(label=label, help_text=hint, widget=widget, error_messages={"required": required})


class ProposeForm(RestorativeForm):
    """What a practitioner says who would keep something from somebody. `others` may be named as well."""

    category = forms.ChoiceField(
        label=_("What is the reason?"),
        choices=Withholding.Category.choices,
        widget=Radios,
        error_messages={"required": _("Choose a reason. Without one of these it is shared")},
    )
    evidence = box(
        _("What makes you say so?"),
        _("What you saw, heard or read, and when"),
        _("Say what makes you say so"),
    )
    harm = box(
        _("What could happen if they read it?"),
        _("To whom, how likely, and how bad it would be"),
        _("Say what could happen if they read it"),
    )
    instead = box(
        _("What would hold back less?"),
        _("A shorter part, other words, reading it together, a later day. Say why that is not enough"),
        _("Say what would hold back less, and why it is not enough"),
    )
    review_on = review_field(_("When is it looked at again?"))
    others = forms.MultipleChoiceField(
        label=_("From whom else?"),
        help_text=_("Each is decided and ended by itself"),
        required=False,
        widget=Checkboxes,
    )
    safe_to_tell = forms.BooleanField(
        label=_("It is safe to tell them that some information is not included"),
        help_text=_("Leave this empty if you are not sure: they could ask somebody what it is"),
        required=False,
    )

    def __init__(self, *args: Any, others: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in others}
        fields: Any = self.fields
        fields["others"].choices = [(key, one.called) for key, one in self.people.items()]
        if not self.people:
            del fields["others"]

    def clean_review_on(self) -> date:
        return checked_review(self.cleaned_data["review_on"])

    @property
    def also_from(self) -> list[Member]:
        return [self.people[key] for key in self.cleaned_data.get("others", ())]

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "others"}


class DecideForm(ManagersDecisionForm):
    """To what somebody would keep from somebody."""

    says = Withholding.Decision.choices
    says_no = Withholding.Decision.NOT_AGREED
    hint = _("Nobody in the family reads them. If you do not agree, say why it can go, or what to do instead")
    missing = _("Say why you do not agree")


class KeepForm(RestorativeForm):
    """Looked at again, and still kept."""

    review_on = review_field(_("Keep withheld until"))
    why = box(
        _("Why is it still needed?"),
        _("What is the same as before, and what you did meanwhile to need it less"),
        _("Say why it is still needed"),
    )

    def clean_review_on(self) -> date:
        return checked_review(self.cleaned_data["review_on"])
