"""An address of somebody, and what must be kept from somebody."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from families.models import Address, Member, ProtectedTerm
from families.scan import Term
from families.scan.postcodes import tidy
from restorative.ui.fields import CleanCharField, DayMonthYearField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Checkboxes, Radios

NOT_A_POSTCODE = _("This does not look like a UK postcode. Write it like LS1 4AB")
YES, NO = "yes", "no"
Kind = ProtectedTerm.Kind
LEAST_DIGITS = 6
TOO_LITTLE = {
    Kind.ADDRESS: _("Write the number and the street, for example 14 Elm Street"),
    Kind.PHONE: _("Write the whole number, for example 0113 496 0255"),
    Kind.VEHICLE: _("Write the letters and numbers on the plate, for example YK19 XPD"),
}


def tidy_postcode(typed: str) -> str:
    """LS1 4AB, however it was typed. Raises ValidationError for what is no postcode of the United Kingdom."""
    found = tidy(typed)
    if found is None:
        raise ValidationError(NOT_A_POSTCODE)
    return found


class AddressForm(RestorativeForm):
    keep = forms.ChoiceField(
        label=_("Must this address be kept from somebody?"),
        choices=[(YES, _("Yes")), (NO, _("No"))],
        help_text=_("Yes for a refuge, or a home that somebody in the family must not find."),
        widget=Radios(inline=True),
        error_messages={"required": _("Say whether this address must be kept from somebody")},
    )
    lines = CleanCharField(
        limit=300,
        label=_("House and street"),
        widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
        error_messages={"required": _("Write the house and the street")},
    )
    town = CleanCharField(
        limit=100, label=_("Town"), required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    postcode = CleanCharField(
        limit=10, label=_("Postcode"), required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    kind = forms.ChoiceField(
        label=_("What is it for?"), choices=Address.Kind.choices, initial=Address.Kind.HOME, widget=Radios
    )
    from_on = DayMonthYearField(label=_("Since when?"), required=False)
    mark_optional = True

    def clean_postcode(self) -> str:
        typed: str = self.cleaned_data["postcode"]
        return tidy_postcode(typed) if typed else ""

    @property
    def is_protected(self) -> bool:
        return bool(self.cleaned_data["keep"] == YES)

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "keep"}


class ReadersForm(RestorativeForm):
    """Who in the family may know something."""

    readers = forms.MultipleChoiceField(
        label=_("Who may know it?"),
        help_text=_("Whoever has no tick will not be sent a text in which it stands."),
        required=False,
        widget=Checkboxes,
    )

    def __init__(self, *args: Any, members: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(one.pk): one for one in members}
        readers: Any = self.fields["readers"]
        readers.choices = [(key, one.called) for key, one in self.members.items()]

    @property
    def who_may_know(self) -> list[Member]:
        return [self.members[key] for key in self.cleaned_data["readers"]]


class ExistenceForm(ReadersForm):
    """Who may know that there is somebody at all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readers = self.fields["readers"]
        readers.label = _("Who may know of them?")
        readers.help_text = _("Whoever has no tick will not be sent a text in which the name stands.")


class TermForm(ReadersForm):
    field_order = ("kind", "text", "readers")

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Kind.choices,
        widget=Radios,
        error_messages={"required": _("Say what it is")},
    )
    text = CleanCharField(
        limit=200,
        label=_("The words"),
        help_text=_("As they are written in full: Owlbeck Primary School, 14 Elm Street, Robin Green."),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Write the words that must be kept")},
    )

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if facts.get("kind") and facts.get("text"):
            try:
                facts["text"] = checked(facts["kind"], facts["text"])
            except ValidationError as error:
                self.add_error("text", error)
        return facts


def checked(kind: str, text: str) -> str:
    """The words as they are kept. Raises ValidationError for what cannot be looked for."""
    if kind == Kind.POSTCODE:
        return tidy_postcode(text)
    if kind == Kind.EMAIL and "@" not in text:
        raise ValidationError(_("Write the whole address, for example name@post.example"))
    digits = sum(sign.isdigit() for sign in text)
    is_too_little = not Term("", kind, text).ways() or (
        (kind == Kind.PHONE and digits < LEAST_DIGITS) or (kind == Kind.VEHICLE and not digits)
    )
    if is_too_little or sum(sign.isalnum() for sign in text) < 2:
        raise ValidationError(TOO_LITTLE.get(Kind(kind), _("Write at least two letters or numbers")))
    return text
