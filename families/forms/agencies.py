"""Who else is involved: what an agency is there for, what it does, and whether the family finds it too much."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models import AgencyAction, AgencyLoad, AgencyRole
from families.models.agencies import MOST_CONTACTS, Area
from restorative.ui.fields import CleanCharField, DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Details, ShowWhen
from restorative.ui.text import showable
from restorative.ui.widgets import Checkboxes, Radios

Choices = Iterable[tuple[str, Any]]
SMALL_NUMBER = re.compile("[0-9]{1,4}")
ALL_OF_THEM = _("All of them together")


class CountField(forms.Field):
    """How many, as a whole number in digits; nothing when nobody has counted."""

    widget = forms.TextInput
    default_error_messages = {
        "number": _("Write a whole number, like 4. Leave it empty if nobody knows yet"),
        "most": _("Write a number up to %(most)s. Is it really a month that you count?"),
    }

    def __init__(self, **kwargs: Any) -> None:
        box = forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3"})
        super().__init__(required=False, widget=box, **kwargs)

    def to_python(self, value: Any) -> int | None:
        typed = str(value if value is not None else "").strip()
        if not typed:
            return None
        if not SMALL_NUMBER.fullmatch(typed):
            raise ValidationError(self.error_messages["number"], code="number")
        if int(typed) > MOST_CONTACTS:
            raise ValidationError(self.error_messages["most"], code="most", params={"most": MOST_CONTACTS})
        return int(typed)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return showable(data) if isinstance(data, str) else data


class AgencyRoleForm(RestorativeForm):
    agency = CleanCharField(
        limit=200,
        label=_("Which agency?"),
        help_text=_("As the family calls it, for example the housing office. Write us here as well."),
        error_messages={"required": _("Write what the agency is called")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    person = CleanCharField(
        limit=200,
        label=_("Who is there for the family?"),
        help_text=_("Name and job"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    areas = forms.MultipleChoiceField(
        label=_("What are they there for?"),
        choices=Area.choices,
        widget=Checkboxes,
        error_messages={"required": _("Tick at least one, or “Something else”")},
    )
    remit = LongTextField(
        label=_("In words"),
        help_text=_("What they do, and what they do not."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    goals = LongTextField(
        label=_("What do they want to reach with the family?"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    contacts_a_month = CountField(
        label=_("How many contacts a month?"),
        help_text=_("Visits, calls, appointments and letters that need an answer."),
    )
    is_strained = forms.BooleanField(label=_("It is hard between them at the moment"), required=False)
    strain = LongTextField(
        label=_("What makes it hard?"),
        help_text=_("What happened, without blame."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    overlap_owner = forms.ChoiceField(
        label=_("Who of us sees that nothing is done twice with them?"), required=False
    )
    began_on = DayMonthYearField(label=_("When did they begin?"), required=False, past_only=True)
    ends_on = DayMonthYearField(
        label=_("What is their last day?"), help_text=_("In the past or to come."), required=False
    )

    def __init__(
        self,
        *args: Any,
        workers: Sequence[Mapping[str, str]],
        owner: tuple[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """`workers`: who works with the family now; `owner`: who sees to it now, and may have left since."""
        super().__init__(*args, **kwargs)
        people = dict([*filter(None, [owner]), *((one["user"], one["name"]) for one in workers)])
        field: Any = self.fields["overlap_owner"]
        field.choices = [("", _("Nobody yet")), *people.items()]

    def layout(self) -> Layout:
        return Layout(
            "agency",
            "person",
            "areas",
            "remit",
            "goals",
            "contacts_a_month",
            "is_strained",
            ShowWhen("is_strained", "strain"),
            "overlap_owner",
            Details(_("From when to when"), "began_on", "ends_on", open_when_filled=True),
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("is_strained") and not said.get("strain") and "strain" not in self.errors:
            self.add_error("strain", _("Say what makes it hard, or take the tick away"))
        began, ends = said.get("began_on"), said.get("ends_on")
        if began and ends and ends < began:
            self.add_error("ends_on", _("The last day cannot come before the first. Look at both again"))
        return said

    @property
    def facts(self) -> dict[str, Any]:
        """What is kept. Without strain there are no words of it."""
        said = dict(self.cleaned_data)
        owner = said.pop("overlap_owner")
        if not said["is_strained"]:
            said["strain"] = ""
        return said | {"overlap_owner_id": owner or None}


ROLE_FACTS = [name for name in AgencyRoleForm.base_fields if name != "overlap_owner"]


def facts_of(role: AgencyRole) -> dict[str, Any]:
    return {name: getattr(role, name) for name in ROLE_FACTS} | {
        "overlap_owner": str(role.overlap_owner_id or "")
    }


class AgencyLoadForm(RestorativeForm):
    """What one of the family says of one agency, or of all of them."""

    role = forms.ChoiceField(label=_("About which agency?"), required=False)
    member = forms.ChoiceField(
        label=_("Who says so?"),
        widget=Radios,
        error_messages={"required": _("Choose who said it")},
    )
    load = forms.ChoiceField(
        label=_("How much is it for them?"),
        choices=AgencyLoad.Load.choices,
        widget=Radios,
        error_messages={"required": _("Choose what they said")},
    )
    words = LongTextField(label=_("In their words"), required=False, widget=forms.Textarea({"rows": 3}))
    said_on = DayMonthYearField(
        label=_("When did they say it?"),
        past_only=True,
        error_messages={"required": _("Write the day on which they said it")},
    )

    def __init__(self, *args: Any, roles: Choices, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["role"].choices = [("", ALL_OF_THEM), *roles]
        fields["member"].choices = list(members)
        fields["said_on"].initial = timezone.localdate()


class AgencyActionForm(RestorativeForm):
    """One thing that an agency does for the family, or asks of it."""

    kind = forms.ChoiceField(
        label=_("Which way round is it?"),
        choices=AgencyAction.Kind.choices,
        initial=AgencyAction.Kind.DOES,
        widget=Radios,
    )
    what = LongTextField(
        label=_("What is it?"),
        help_text=_("One thing: “Order a bunk bed”."),
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Say what it is")},
    )
    area = forms.ChoiceField(label=_("What is it about?"))
    for_whom = forms.ChoiceField(label=_("For whom?"), required=False)
    who = CleanCharField(
        limit=200,
        label=_("Who does it?"),
        help_text=_("Of the agency, or of the family when they are asked."),
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    by_when = DayMonthYearField(label=_("By when?"), required=False)

    def __init__(self, *args: Any, role: AgencyRole, members: Choices, **kwargs: Any) -> None:
        """What the agency is there for stands first."""
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["area"].choices = sorted(Area.choices, key=lambda one: one[0] not in role.areas)
        fields["for_whom"].choices = [("", _("The whole family")), *members]


class AgencyActionEndForm(RestorativeForm):
    ended = forms.ChoiceField(
        label=_("What became of it?"),
        choices=AgencyAction.Ended.choices,
        widget=Radios,
        error_messages={"required": _("Choose what became of it")},
    )
