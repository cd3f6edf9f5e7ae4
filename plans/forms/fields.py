"""A number from 0 to 10, and days that have not passed."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from restorative.ui.dates import A_YEAR, refusal
from restorative.ui.text import showable

ON_SCALE = re.compile("0*([0-9]|10)")
PASSED = _("This day has passed. Choose today or a later day")
TOO_FAR = _("Choose a day within a year. You can look at it again as often as you like")


class ScaleField(forms.Field):
    """One number on the scale, as a whole number in digits."""

    widget = forms.TextInput
    default_error_messages = {"scale": _("Write a whole number from 0 to 10")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-2"})
        )
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> int | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        number = ON_SCALE.fullmatch(typed)
        if number is None:
            raise ValidationError(self.error_messages["scale"], code="scale")
        return int(number[1])

    def bound_data(self, data: Any, initial: Any) -> Any:
        return showable(data) if isinstance(data, str) else data


def has_passed(day: date | None, before: date | None = None) -> bool:
    """Whether a day lies in the past. One that stood there before may have passed since."""
    return day is not None and day != before and day < timezone.localdate()


def check_review(day: date | None, before: date | None = None) -> None:
    """Raises ValidationError for a day that has passed, or is more than a year away: a plan nobody looks at is none."""
    if has_passed(day, before):
        raise ValidationError(PASSED)
    if day is not None and day != before and day > timezone.localdate() + A_YEAR:
        raise refusal(TOO_FAR, "year")
