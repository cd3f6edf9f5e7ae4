"""Which goals a visit was about."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from plans.models import Goal
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Checkboxes


class VisitGoalsForm(RestorativeForm):
    goals = forms.MultipleChoiceField(
        label=_("Which of our goals was this about?"), required=False, widget=Checkboxes
    )

    def __init__(self, data: Any = None, *, goals: Sequence[Goal], linked: set[str]) -> None:
        super().__init__(data, initial={"goals": linked})
        self.offered = {str(goal.pk): goal for goal in goals}
        choices = [(pk, Truncator(goal.title).chars(160)) for pk, goal in self.offered.items()]
        self.fields["goals"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[Goal]:
        return [self.offered[pk] for pk in self.cleaned_data["goals"]]
