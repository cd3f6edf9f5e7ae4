"""Fields that say kindly what is wrong and keep what was typed."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from restorative.ui.dates import parse_date, parse_time, refusal
from restorative.ui.text import (
    LONG_TEXT,
    SHORT_TEXT,
    has_unstorable,
    normalise_newlines,
    people_length,
    showable,
    turns_letters,
    without_overrides,
    without_turning,
)
from restorative.ui.widgets import DateParts, DateTimeParts, GrowingTextarea, TimeBox

TOO_LONG = ngettext_lazy(
    "This is %(much)s character too long. There is room for %(limit)s.",
    "This is %(much)s characters too long. There is room for %(limit)s.",
    "over",
)
TURNED = _(
    "Something hidden in your name set its letters in another order. We took that out. Look at your name, and send it again."
)
UNSTORABLE = _("This has a hidden character that cannot be kept. It is shown as �: please take it out.")


class CleanCharField(forms.CharField):
    """Text kept exactly as typed, line endings apart; one line is trimmed at both ends."""

    def __init__(self, *, limit: int | None = None, **kwargs: Any) -> None:
        widget = kwargs.get("widget", self.widget)
        self.multiline = issubclass(widget if isinstance(widget, type) else type(widget), forms.Textarea)
        self.limit = limit or (LONG_TEXT if self.multiline else SHORT_TEXT)
        kwargs.setdefault("strip", not self.multiline)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        text = normalise_newlines(super().to_python(value) or "")
        if has_unstorable(text):
            raise ValidationError(UNSTORABLE, code="unstorable")
        over = people_length(text) - self.limit
        if over > 0:
            raise ValidationError(
                TOO_LONG,
                code="too_long",
                params={"over": over, "much": f"{over:,}", "limit": f"{self.limit:,}"},
            )
        return text if text.strip() else ""

    def bound_data(self, data: Any, initial: Any) -> Any:
        typed = super().bound_data(data, initial)
        return showable(typed) if isinstance(typed, str) else typed


class LongTextField(CleanCharField):
    """A large box of text."""

    widget = forms.Textarea


class TheirWordsField(LongTextField):
    """Words of somebody in a family: they read in the order in which they were written."""

    def to_python(self, value: Any) -> str:
        return super().to_python(without_overrides(value) if isinstance(value, str) else value)


class SignatureField(CleanCharField):
    """A name that signs. What could make it read as another name is taken out, and looked at before it counts."""

    def to_python(self, value: Any) -> str:
        name = super().to_python(value)
        if turns_letters(name):
            raise ValidationError(TURNED, code="turned")
        return name

    def bound_data(self, data: Any, initial: Any) -> Any:
        typed = super().bound_data(data, initial)
        return without_turning(typed) if isinstance(typed, str) else typed


class GrowingTextField(CleanCharField):
    """A one-line box that grows."""

    widget = GrowingTextarea


class DayMonthYearField(forms.Field):
    """A date in three boxes. `past_only` refuses dates after today."""

    widget = DateParts
    default_error_messages = {"future": _("The date must be today or in the past")}

    def __init__(self, *, past_only: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.past_only = past_only

    def to_python(self, value: Any) -> datetime.date | None:
        if isinstance(value, datetime.date):
            return value
        if not _anything_typed(value):
            return None
        day = parse_date([showable(part) for part in value])
        if self.past_only and day > timezone.localdate():
            raise refusal(self.error_messages["future"], "day")
        return day

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [str(part) for part in data or []] != DateParts().decompress(initial)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return [showable(part) for part in data] if isinstance(data, list) else data


class DateAndTimeField(forms.Field):
    """A date in three boxes and a time in a fourth, as an aware datetime. `past_only` refuses the future."""

    widget = DateTimeParts
    default_error_messages = {
        "future": _("This must not be in the future"),
        "no_time": _("Write the time, like 2:30pm or 14:30"),
    }

    def __init__(self, *, past_only: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.past_only = past_only

    def to_python(self, value: Any) -> datetime.datetime | None:
        if isinstance(value, datetime.datetime):
            return value
        if not _anything_typed(value):
            return None
        *date_parts, typed = (showable(part) for part in value)
        day = parse_date(date_parts)
        if not typed.strip():
            raise refusal(self.error_messages["no_time"], "time")
        moment = timezone.make_aware(datetime.datetime.combine(day, parse_time(typed)))
        if self.past_only and moment > timezone.now():
            raise refusal(self.error_messages["future"], "day" if day > timezone.localdate() else "time")
        return moment

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [str(part) for part in data or []] != DateTimeParts().decompress(initial)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return [showable(part) for part in data] if isinstance(data, list) else data


class ClockField(forms.Field):
    """A time typed as 14:30, 2.30pm or 2pm."""

    widget = TimeBox

    def to_python(self, value: Any) -> datetime.time | None:
        if isinstance(value, datetime.time):
            return value
        typed = str(value or "").strip()
        return parse_time(showable(typed)) if typed else None

    def bound_data(self, data: Any, initial: Any) -> Any:
        return showable(data) if isinstance(data, str) else data


def _anything_typed(value: Sequence[str] | None) -> bool:
    return any(part.strip() for part in value or ())
