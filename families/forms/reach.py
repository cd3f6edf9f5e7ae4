"""Forms that narrow who reaches a family, or let somebody cover it for some hours."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.forms.family import PersonField, people_who_may_join, people_who_work_with_families
from families.models import Family
from families.models.family import LONGEST_COVER
from restorative.accounts.models import Role, User
from restorative.ui.fields import DateAndTimeField, DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Checkboxes

LONGEST_REVIEW = timedelta(days=365)


def called(user: User) -> str:
    return f"{user.name}, {user.job_title}" if user.job_title else user.name


class RestrictForm(RestorativeForm):
    """For whom the family still exists: some of those who reach it now, a manager and the lead among them."""

    people = forms.MultipleChoiceField(
        label=_("Who still sees this family?"),
        help_text=_("For everybody else it does not exist any more, not in a list, a search or a number"),
        widget=Checkboxes,
        error_messages={"required": _("Tick who still sees this family")},
    )
    reason = LongTextField(
        label=_("Why is it restricted?"),
        help_text=_("The people you tick read this"),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Say why it is restricted")},
    )
    review_on = DayMonthYearField(
        label=_("When do you look at this again?"),
        help_text=_("Within a year"),
        error_messages={"required": _("Say when you look at this again")},
    )

    def __init__(self, *args: Any, reaching: list[User], lead: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reaching, self.lead = {str(user.pk): user for user in reaching}, lead
        people: Any = self.fields["people"]
        people.choices = [(pk, called(user)) for pk, user in self.reaching.items()]

    def clean_people(self) -> list[User]:
        chosen = [self.reaching[pk] for pk in self.cleaned_data["people"]]
        if not any(user.is_manager for user in chosen):
            raise ValidationError(_("Tick at least one manager: somebody has to be able to lift this again"))
        if self.lead and self.lead not in self.cleaned_data["people"]:
            raise ValidationError(_("Tick the lead practitioner too, or hand over to a new lead first"))
        return chosen

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        today = timezone.localdate()
        if not today < day <= today + LONGEST_REVIEW:
            raise ValidationError(_("Choose a day after today, within a year"))
        return day


class NameForm(RestorativeForm):
    """One more person for whom a restricted family exists."""

    person = PersonField(
        label=_("Who else may see this family?"),
        help_text=_("They see it once they have a part in the work"),
        queryset=User.objects.none(),
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose a person")},
    )

    def __init__(self, *args: Any, family: Family, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        named = family.named_people.standing().values("user")
        person.queryset = people_who_work_with_families().exclude(pk__in=named)


class OffForm(forms.Form):
    """Who comes off the list. Not drawn: its button stands beside the name."""

    off = forms.UUIDField()


class TieForm(RestorativeForm):
    """Who is tied to the family, how, and for a manager who stands in. Only a manager says it of somebody else."""

    person = PersonField(
        label=_("Who has a tie to this family?"),
        queryset=User.objects.none(),
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose a person")},
    )
    tie = LongTextField(
        label=_("What is the tie?"),
        help_text=_("Like “She is the mother’s sister”. Who works with the family reads this"),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say what the tie is")},
    )
    stands_in = PersonField(
        label=_("Which manager stands in?"),
        help_text=_("For a manager only: who sees this family in their place, decides and answers"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody"),
    )

    def __init__(self, *args: Any, family: Family, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        untied = people_who_work_with_families().exclude(pk__in=family.conflicts.standing().values("user"))
        fields: Any = self.fields
        fields["person"].queryset = untied
        fields["stands_in"].queryset = people_who_may_join(family).filter(roles__contains=[Role.MANAGER])
        if not by.is_manager:
            del fields["person"], fields["stands_in"]

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if "person" not in self.fields:
            facts["person"] = self.by
        person, stands_in = facts.get("person"), facts.setdefault("stands_in", None)
        if person and person.is_manager and "stands_in" not in self.errors and stands_in in (None, person):
            self.add_error("stands_in", ValidationError(_("Choose another manager who stands in")))
        return facts


class EndTieForm(forms.Form):
    """Which tie ends. Not drawn: its button stands beside the name."""

    end = forms.UUIDField()


class CoverForm(RestorativeForm):
    """Who stands in for some hours, why, and until when."""

    person = PersonField(
        label=_("Who covers this family?"),
        queryset=User.objects.none(),
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose a person")},
    )
    until = DateAndTimeField(
        label=_("Until when?"),
        help_text=_("72 hours from now at most. It ends by itself, and can be given again"),
        error_messages={"required": _("Say until when")},
    )
    reason = LongTextField(
        label=_("Why is cover needed?"),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why cover is needed")},
    )

    def __init__(self, *args: Any, family: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        working = [worker["user"] for worker in family.workers if worker["works_as"] != "cover"]
        person: Any = self.fields["person"]
        person.queryset = people_who_may_join(family).exclude(pk__in=working)

    def clean_until(self) -> datetime:
        until: datetime = self.cleaned_data["until"]
        now = timezone.now()
        if not now < until <= now + LONGEST_COVER:
            raise ValidationError(_("Choose a time from now on, within 72 hours"))
        return until
