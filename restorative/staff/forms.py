"""The administrator's forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import Role, Team, User
from restorative.staff.people import managers
from restorative.ui.fields import CleanCharField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Checkboxes

TAKEN = _("Somebody already signs in with this email address")
ROLE_HINTS: dict[str, Any] = {
    Role.PRACTITIONER: _("Works with families: logs visits, shares them, keeps promises."),
    Role.MANAGER: _("Sees the families of the people they supervise."),
    Role.LEAD: _("Reads the trail of changes and openings. Sees no family."),
    Role.ADMINISTRATOR: _("Makes accounts. Sees no family."),
}
EMAIL_LIMIT = 254


class KindChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Says the same kind words of what is no id at all as of an id that is not offered."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except forms.ValidationError as wrong:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice"
            ) from wrong


class PersonChoice(KindChoice):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.job_title}" if obj.job_title else str(obj.name)


class PersonForm(RestorativeForm):
    mark_optional = True

    name = CleanCharField(label=_("Name"), limit=200, error_messages={"required": _("Write their name")})
    email = forms.EmailField(
        label=_("Email"),
        max_length=EMAIL_LIMIT,
        help_text=_("A link to choose a password goes there. They sign in with it."),
        error_messages={"required": _("Write their email address")},
    )
    job_title = CleanCharField(
        label=_("Job title"),
        limit=200,
        required=False,
        help_text=_("Families read it beside the name, like “Family support worker”."),
    )
    roles = forms.MultipleChoiceField(
        label=_("What do they do here?"),
        choices=Role.choices,
        widget=Checkboxes(hints=ROLE_HINTS),
        error_messages={"required": _("Choose at least one")},
    )
    team = KindChoice(
        label=_("Team"), queryset=Team.objects.order_by("name"), required=False, empty_label=_("No team")
    )
    manager = PersonChoice(
        label=_("Who supervises them?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_("Their supervisor sees the families they work with, from today."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["manager"]
        choice.queryset = managers()

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(TAKEN)
        return email
