"""The plan itself: what it is for, who makes it with us, when we look at it again; and how it ends."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from families.models import Member
from families.models.people import names_of
from plans.forms.fields import check_review
from plans.models import Plan
from restorative.ui.fields import DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Checkboxes


class PlanForm(RestorativeForm):
    purpose = LongTextField(
        label=_("What is this plan for?"),
        help_text=_(
            "In plain words, as you would say it at their table. They can read it once you share it."
        ),
        error_messages={"required": _("Say in a few words what the plan is for")},
        widget=forms.Textarea({"rows": 4}),
    )
    makers = forms.MultipleChoiceField(
        label=_("Who makes it with us?"),
        help_text=_("Children too, where they take part in their own way."),
        widget=Checkboxes,
        required=False,
    )
    review_on = DayMonthYearField(
        label=_("When do we look at it again, together?"),
        help_text=_("Within a year"),
        error_messages={"required": _("Say on which day you look at it again")},
    )

    def __init__(
        self, data: Any = None, *, members: Sequence[Member], plan: Plan | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, initial=facts_of(plan) if plan else None, **kwargs)
        self.members = {str(member.pk): member for member in members}
        self.before = plan.review_on if plan else None
        self.fields["makers"].choices = list(names_of(members).items())  # type: ignore[attr-defined]

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        check_review(day, self.before)
        return day

    @property
    def facts(self) -> dict[str, Any]:
        """What the actions take."""
        said = self.cleaned_data
        return {**said, "makers": [self.members[pk] for pk in said["makers"]]}


def facts_of(plan: Plan) -> Mapping[str, Any]:
    return {
        "purpose": plan.purpose,
        "makers": [str(member.pk) for member in plan.all_makers],
        "review_on": plan.review_on,
    }


class PlanCloseForm(RestorativeForm):
    ending = LongTextField(
        label=_("How does it end?"),
        help_text=_(
            "In words for the family: what is different now, what they did, what we did, and whom they can turn to."
        ),
        error_messages={"required": _("Say in a few words how the plan ends")},
        widget=forms.Textarea({"rows": 5}),
    )
