"""Looking at a plan together: a number for each goal from each who takes part, and three questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.models import Member
from families.models.people import names_of
from plans.actions import HeldReview, Said
from plans.forms.fields import ScaleField, check_review
from plans.models import Goal
from restorative.ui.fields import DayMonthYearField, GrowingTextField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Section

US = "us"


@dataclass(frozen=True)
class Question:
    """Where somebody, or we, think that one goal stands."""

    goal: Goal
    who: str
    member: Member | None

    @property
    def number(self) -> str:
        return f"number_{self.goal.pk.hex}_{self.who}"

    @property
    def looks(self) -> str:
        return f"looks_{self.goal.pk.hex}_{self.who}"


class ReviewForm(RestorativeForm):
    held_on = DayMonthYearField(
        label=_("When did you look at it together?"),
        past_only=True,
        initial=timezone.localdate,
        error_messages={"required": _("Say on which day it was")},
    )
    working_well = LongTextField(
        label=_("What is working well?"), required=False, widget=forms.Textarea({"rows": 3})
    )
    worries = LongTextField(
        label=_("What are we worried about?"), required=False, widget=forms.Textarea({"rows": 3})
    )
    what_next = LongTextField(
        label=_("What happens next?"), required=False, widget=forms.Textarea({"rows": 3})
    )
    review_on = DayMonthYearField(
        label=_("When do we look at it again?"), help_text=_("Within a year"), required=False
    )

    def __init__(self, data: Any = None, *, goals: Sequence[Goal], makers: Sequence[Member]) -> None:
        super().__init__(data)
        self.goals, self.names = goals, names_of(makers)
        people = [(member.pk.hex, member) for member in makers]
        self.questions = [
            Question(goal, who, member) for goal in goals for who, member in [*people, (US, None)]
        ]
        for question in self.questions:
            self.ask(question)
        self.prepare()

    def ask(self, question: Question) -> None:
        name = self.names[str(question.member.pk)] if question.member else ""
        number = gettext("%(name)s’s number, from 0 to 10") if name else gettext("Our number, from 0 to 10")
        looks = (
            gettext("What does that look like to %(name)s?")
            if name
            else gettext("What does that look like to us?")
        )
        self.fields[question.number] = ScaleField(label=number % {"name": name})
        self.fields[question.looks] = GrowingTextField(label=looks % {"name": name}, required=False)

    def layout(self) -> Layout:
        """The goals, each with its numbers, between the day and the three questions."""
        numbers = [
            Section(goal.title, *self.names_for(goal), hint=scale_words(goal), card=True)
            for goal in self.goals
        ]
        return Layout("held_on", *numbers, "working_well", "worries", "what_next", "review_on")

    def names_for(self, goal: Goal) -> Iterator[str]:
        for question in self.questions:
            if question.goal is goal:
                yield question.number
                yield question.looks

    def clean_review_on(self) -> date | None:
        day: date | None = self.cleaned_data["review_on"]
        check_review(day)
        return day

    def clean(self) -> None:
        said = self.cleaned_data
        for question in self.questions:
            needs_number = said.get(question.looks) and said.get(question.number) is None
            if needs_number and question.number not in self.errors:
                self.add_error(question.number, _("Write the number that you mean, from 0 to 10"))
        if not self.errors and not self.says_anything:
            self.add_error("working_well", _("Write down something of what was said, or a number"))

    @property
    def says_anything(self) -> bool:
        words = any(self.cleaned_data.get(name) for name in ("working_well", "worries", "what_next"))
        return words or any(self.cleaned_data.get(one.number) is not None for one in self.questions)

    def held(self) -> HeldReview:
        said = self.cleaned_data
        held_on: date = said["held_on"]
        return HeldReview(
            held_on=held_on,
            working_well=said["working_well"],
            worries=said["worries"],
            what_next=said["what_next"],
            numbers=[
                Said(one.goal, one.member, said[one.number], said[one.looks])
                for one in self.questions
                if said[one.number] is not None
            ],
            review_on=said["review_on"],
        )


def scale_words(goal: Goal) -> str:
    """0 is this, 10 is that, as far as it is written down."""
    said = [(0, goal.zero_looks), (10, goal.ten_looks)]
    return " · ".join(gettext("%(n)s is: %(words)s") % {"n": n, "words": words} for n, words in said if words)
