"""Widgets that the form pack draws. Plain Django widgets work as well."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise

Text = str | Promise


class Radios(forms.RadioSelect):
    """Radio buttons; `hints` by value, `inline` for two short answers, `cards` for big tappable ones."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        hints: Mapping[str, Text] | None = None,
        inline: bool = False,
        cards: bool = False,
    ) -> None:
        super().__init__(attrs)
        self.hints, self.inline, self.cards = hints or {}, inline, cards


class Checkboxes(forms.CheckboxSelectMultiple):
    """Checkboxes; `hints` by value, `divider` is a value that stands apart at the end, after “or”."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        hints: Mapping[str, Text] | None = None,
        divider: str = "",
    ) -> None:
        super().__init__(attrs)
        self.hints, self.divider = hints or {}, divider

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What somebody sends twice is ticked once."""
        said = super().value_from_datadict(data, files, name)
        return list(dict.fromkeys(said)) if isinstance(said, list) else said


class Password(forms.PasswordInput):
    """A password box with a Show button when JavaScript runs."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, new: bool = False) -> None:
        complete = "new-password" if new else "current-password"
        super().__init__({"autocomplete": complete, "spellcheck": "false"} | (attrs or {}))


class GrowingTextarea(forms.Textarea):
    """One line that grows with what is typed."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 1, "data-grow": True} | (attrs or {}))


class DateParts(forms.MultiWidget):
    """Day, month and year boxes, named name_day, name_month, name_year."""

    parts: tuple[str, ...] = ("day", "month", "year")
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, birthday: bool = False) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.TextInput(_box_attrs(part, birthday)) for part in self.parts
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: datetime.date | None) -> list[str]:
        return [str(value.day), str(value.month), str(value.year)] if value else [""] * len(self.parts)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        return [str(data.get(f"{name}_{part}") or "") for part in self.parts]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else id_


class DateTimeParts(DateParts):
    """Day, month, year and a time box, named name_day, name_month, name_year, name_time."""

    parts = ("day", "month", "year", "time")

    def decompress(self, value: datetime.datetime | None) -> list[str]:  # type: ignore[override]
        if value is None:
            return super().decompress(None)
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return [*super().decompress(local), f"{local:%H:%M}"]


class TimeBox(forms.TextInput):
    """One box for a time such as 2:30pm."""

    def format_value(self, value: Any) -> str | None:
        return f"{value:%H:%M}" if isinstance(value, datetime.time) else super().format_value(value)


def part_ids(id_: str, parts: Iterable[str]) -> list[str]:
    """The id of each box of a date."""
    return [f"{id_}_{part}" for part in parts]


def _box_attrs(part: str, birthday: bool) -> dict[str, str]:
    attrs = {} if part == "time" else {"inputmode": "numeric"}
    if birthday and part != "time":
        attrs["autocomplete"] = f"bday-{part}"
    return attrs
