"""Saying who supervises somebody, from which day."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import SupervisionLine, User
from restorative.staff.forms.people import PersonChoice
from restorative.staff.people import managers
from restorative.ui.dates import A_YEAR, refusal
from restorative.ui.fields import DayMonthYearField
from restorative.ui.forms import RestorativeForm
from restorative.ui.templatetags.ui import in_words

THEMSELVES = _("Nobody supervises themselves. Choose somebody else.")
TOO_FAR = _("Choose a day within a year of today")
ALREADY = _("%(name)s supervises them already.")
LATER = _("%(name)s has supervised them since then. Choose a later day.")
COMING = _("%(name)s will supervise them from %(day)s. End that line first.")


class LineForm(RestorativeForm):
    """It knows who is to be supervised, and what stands or is to come after the day that is chosen."""

    manager = PersonChoice(
        label=_("Supervisor"),
        queryset=User.objects.none(),
        empty_label=_("Choose a manager"),
        help_text=_("They see the families this person works with, from that day."),
        error_messages={"required": _("Choose a manager")},
    )
    from_day = DayMonthYearField(
        label=_("From which day?"),
        help_text=_("Whoever supervises them until then loses sight of those families at that moment."),
        error_messages={"required": _("Say from which day")},
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, initial={"from_day": timezone.localdate()}, **kwargs)
        self.person = person
        choice: Any = self.fields["manager"]
        choice.queryset = managers()

    def clean_manager(self) -> User:
        manager: User = self.cleaned_data["manager"]
        if manager == self.person:
            raise forms.ValidationError(THEMSELVES)
        return manager

    def clean_from_day(self) -> date:
        day: date = self.cleaned_data["from_day"]
        if abs(day - timezone.localdate()) > A_YEAR:
            raise refusal(TOO_FAR, "year")
        return day

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if "manager" in facts and "from_day" in facts:
            facts["moment"] = beginning(facts["from_day"])
            self.look_at_what_stands(facts["manager"], facts["moment"] or timezone.now())
        return facts

    def look_at_what_stands(self, manager: User, moment: datetime) -> None:
        """Only what stands now may be cut short: what is past stays as it was, what is to come is ended first."""
        lines = SupervisionLine.objects.filter(supervisee=self.person).standing_after(moment)
        for line in lines.select_related("manager").newest_first():
            if not line.has_begun:
                self.refuse("from_day", COMING, line)
            elif line.is_over or line.started_at >= moment:
                self.refuse("from_day", LATER, line)
            elif line.manager == manager and line.ended_at is None:
                self.refuse("manager", ALREADY, line)

    def refuse(self, field: str, message: Any, line: SupervisionLine) -> None:
        said = {"name": line.manager.name, "day": in_words(line.first_day)}
        self.add_error(field, forms.ValidationError(message, params=said))


def beginning(day: date) -> datetime | None:
    """When a day begins here; None for today, which means now."""
    if day == timezone.localdate():
        return None
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
