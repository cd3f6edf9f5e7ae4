"""Looking something up in the trail."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import User
from restorative.audit.trail import family_of_reference
from restorative.ui.fields import CleanCharField, DayMonthYearField
from restorative.ui.forms import RestorativeForm


class TrailForm(RestorativeForm):
    """By whom, of which family, from when and until when. Empty means all."""

    person = CleanCharField(
        label=_("A member of staff"),
        help_text=_("Their whole name, or their email address"),
        required=False,
        limit=200,
    )
    family = CleanCharField(
        label=_("A family"),
        help_text=_("Its reference, such as F-7K3QW, or its id"),
        required=False,
        limit=40,
    )
    since = DayMonthYearField(label=_("From"), required=False, past_only=True)
    until = DayMonthYearField(label=_("Until"), required=False)

    @property
    def chosen(self) -> dict[str, Any]:
        """What was filled in."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def clean_person(self) -> uuid.UUID | None:
        said = self.cleaned_data["person"]
        found = self.people_called(said)[:2] if said else []
        if said and len(found) != 1:
            raise forms.ValidationError(
                _("Several people are called that. Write the email address instead.")
                if found
                else _("Nobody on the staff is called that. Write the whole name, or the email address.")
            )
        return found[0] if found else None

    def people_called(self, said: str) -> Any:
        by = "email__iexact" if "@" in said else "name__iexact"
        return User.objects.exclude(roles=[]).filter(**{by: said}).values_list("pk", flat=True)

    def clean_family(self) -> uuid.UUID | None:
        said = self.cleaned_data["family"]
        found = id_in(said) or family_of_reference(said) if said else None
        if said and found is None:
            raise forms.ValidationError(
                _("There is no family of that reference. Look whether it is complete.")
            )
        return found

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The end is before the beginning"))


def id_in(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
