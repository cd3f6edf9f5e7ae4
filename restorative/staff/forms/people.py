"""Forms about people who sign in."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import Role, User
from restorative.staff.people import managers
from restorative.staff.teams import all_teams
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
MOVING = _("Families they lead stay with them until their manager hands them over.")
OWN_ROLE = _("You cannot take the administrator’s role away from yourself. Ask another administrator.")


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


class TeamChoice(KindChoice):
    """Two agencies may each have a team of one name."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.agency.name}"


class PersonFields(RestorativeForm):
    """What an account says of a person, new or known."""

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
    team = TeamChoice(label=_("Team"), queryset=all_teams(), required=False, empty_label=_("No team"))

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if self.others().filter(email=email).exists():
            raise forms.ValidationError(TAKEN)
        return email

    def others(self) -> QuerySet[User]:
        """Everybody else who signs in, families too."""
        return User.objects.all()


class PersonForm(PersonFields):
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


class PersonEditForm(PersonFields):
    """It knows whose account it is and who changes it: nobody takes away their own way in."""

    def __init__(self, *args: Any, person: User, by: User, **kwargs: Any) -> None:
        known = {name: getattr(person, name) for name in ("name", "email", "job_title", "roles", "team")}
        super().__init__(*args, initial=known, **kwargs)
        self.person, self.by = person, by
        self.fields["email"].help_text = _("They sign in with it from now on.")
        self.fields["team"].help_text = MOVING
        if person.is_manager:
            self.fields["roles"].help_text = _("Without “Manager” they supervise nobody any more, at once.")

    def others(self) -> QuerySet[User]:
        return User.objects.exclude(pk=self.person.pk)

    def clean_roles(self) -> list[str]:
        roles: list[str] = self.cleaned_data["roles"]
        if self.person == self.by and Role.ADMINISTRATOR not in roles:
            raise forms.ValidationError(OWN_ROLE)
        return roles


class FilterForm(RestorativeForm):
    """Which people to list."""

    team = forms.ChoiceField(label=_("Team"), required=False)
    state = forms.ChoiceField(
        label=_("Who can sign in"),
        choices=[("", _("Everybody")), ("active", _("Can sign in")), ("off", _("Cannot sign in"))],
        required=False,
    )
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)
    found = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team: Any = self.fields["team"]
        team.choices = [("", _("All teams")), *teams]

    def layout(self) -> Layout:
        return Layout("team", "state")


class SearchForm(RestorativeForm):
    """Posted, never in an address: a search is somebody's name (docs/decisions/0011)."""

    q = CleanCharField(
        limit=100,
        label=_("Find a person"),
        help_text=_("Part of a name or an email address"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "type": "search", "spellcheck": "false"}),
    )
