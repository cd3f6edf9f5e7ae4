"""Naming agencies and teams."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import Agency, Team
from restorative.staff.forms.people import KindChoice
from restorative.ui.fields import CleanCharField
from restorative.ui.forms import RestorativeForm

AGENCY_TAKEN = _("There is an agency of that name already")
TEAM_TAKEN = _("That agency has a team of that name already")


class AgencyForm(RestorativeForm):
    """A new agency, or a new name for one."""

    name = CleanCharField(
        label=_("Name of the agency"), limit=200, error_messages={"required": _("Write its name")}
    )

    def __init__(self, *args: Any, agency: Agency | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": agency.name} if agency else {}, **kwargs)
        self.others = Agency.objects.exclude(pk=agency.pk) if agency else Agency.objects.all()

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if self.others.filter(name__iexact=name).exists():
            raise forms.ValidationError(AGENCY_TAKEN)
        return name


class TeamForm(RestorativeForm):
    """A new team, or another name or agency for one."""

    name = CleanCharField(
        label=_("Name of the team"), limit=200, error_messages={"required": _("Write its name")}
    )
    agency = KindChoice(
        label=_("Agency"),
        queryset=Agency.objects.order_by("name"),
        empty_label=_("Choose an agency"),
        error_messages={"required": _("Choose an agency")},
    )

    def __init__(self, *args: Any, team: Team | None = None, **kwargs: Any) -> None:
        if team:
            kwargs["initial"] = {"name": team.name, "agency": team.agency_id}
        super().__init__(*args, **kwargs)
        self.others = Team.objects.exclude(pk=team.pk) if team else Team.objects.all()

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if "name" in facts and "agency" in facts:
            twins = self.others.filter(agency=facts["agency"], name__iexact=facts["name"])
            if twins.exists():
                self.add_error("name", TEAM_TAKEN)
        return facts
