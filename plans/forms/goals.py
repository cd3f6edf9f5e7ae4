"""A goal, part by part, and its steps in rows. Nothing is required: a goal that misses a part is a draft."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.forms.rows import rows_of
from families.forms.visits import promisers_among
from families.models import Member
from families.models.people import names_of
from plans.forms.fields import PASSED, ScaleField, has_passed
from plans.models import Goal, ScaleReading, Step
from restorative.ui.fields import CleanCharField, DayMonthYearField, GrowingTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Section, ShowWhen
from restorative.ui.templatetags.ui import in_words
from restorative.ui.widgets import Checkboxes, Radios

Data = MultiValueDict[str, str]
WORDS = ("their_words", "our_words", "different")


class GoalForm(RestorativeForm):
    whose = forms.ChoiceField(label=_("Whose goal is it?"), required=False, widget=Radios)
    their_words = GrowingTextField(
        label=_("In their words"),
        help_text=_("As they said it, also where we see it differently."),
        required=False,
    )
    our_words = GrowingTextField(label=_("In our words"), required=False)
    different = GrowingTextField(
        label=_("What will be different?"),
        help_text=_("Something that everybody can see: “Jaden is at school by nine, four days in five.”"),
        required=False,
    )
    zero_looks = GrowingTextField(label=_("What does 0 look like?"), required=False)
    ten_looks = GrowingTextField(label=_("What does 10 look like?"), required=False)
    number = ScaleField(label=_("Where are we today, from 0 to 10?"))
    looks_like = GrowingTextField(label=_("What does that number look like?"), required=False)
    said_by = forms.ChoiceField(label=_("Who says so?"), required=False)
    fair = forms.ChoiceField(
        label=_("Is it fair to ask this of them now?"),
        choices=Goal.Fair.choices,
        required=False,
        widget=Radios,
    )
    fair_words = GrowingTextField(
        label=_("What makes it fair, or hard?"),
        help_text=_("Money, health, time, who helps. If it is not fair yet, what must come first?"),
        required=False,
    )
    why = GrowingTextField(label=_("Why does it matter?"), required=False)
    children = forms.MultipleChoiceField(label=_("For which child?"), required=False, widget=Checkboxes)
    by_when = DayMonthYearField(label=_("By when?"), required=False)
    if_not = GrowingTextField(
        label=_("What happens if it does not work?"),
        help_text=_(
            "In plain words, in the order in which it may come: we look at the plan again together; we try other"
            " steps; we look again at how safe it is; and what may follow then, up to a child protection plan or a"
            " court. Nobody should be surprised by it."
        ),
        required=False,
    )

    def __init__(
        self, data: Data | None = None, *, members: Sequence[Member], goal: Goal | None = None
    ) -> None:
        super().__init__(data, initial=facts_of(goal) if goal else None)
        names = names_of(members)
        children = {pk: name for pk, name in names.items() if pk in children_of(members)}
        theirs = [(pk, gettext("%(name)s’s") % {"name": name}) for pk, name in names.items()]
        self.before = goal.by_when if goal else None
        self.choose(
            "whose", [(Goal.Whose.FAMILY, Goal.Whose.FAMILY.label), *theirs, (Goal.Whose.OURS, _("Ours"))]
        )
        self.choose("said_by", [("", _("We say so")), *names.items()])
        self.choose("children", children.items())
        newest = goal.newest_reading if goal else None
        self.fields["number"].help_text = newest_words(newest) if newest else ""
        if not children:
            del self.fields["children"]

    def choose(self, name: str, choices: Any) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def layout(self) -> Layout:
        relevant = [name for name in ("why", "children") if name in self.fields]
        return Layout(
            Section(_("The goal"), "whose", "their_words", "our_words", "different"),
            Section(_("How we measure it"), "zero_looks", "ten_looks", "number", "looks_like", "said_by"),
            Section(_("Is it fair, and does it matter?"), "fair", "fair_words", *relevant),
            Section(_("By when, and what if not?"), "by_when", "if_not"),
        )

    def clean(self) -> None:
        said = self.cleaned_data
        if not any(said.get(name) or name in self.errors for name in WORDS):
            self.add_error("their_words", _("Write down what it is about first, in their words or in yours"))
        if has_passed(said.get("by_when"), self.before):
            self.add_error("by_when", PASSED)
        if said.get("looks_like") and said.get("number") is None and "number" not in self.errors:
            self.add_error("number", _("Write the number that you mean, from 0 to 10"))


def newest_words(newest: ScaleReading) -> str:
    facts = {"number": newest.number, "day": in_words(newest.read_on)}
    if newest.member is None:
        return gettext("The last number: we said %(number)s on %(day)s. Leave this empty to keep it.") % facts
    facts["name"] = newest.member.called
    return (
        gettext("The last number: %(name)s said %(number)s on %(day)s. Leave this empty to keep it.") % facts
    )


def children_of(members: Sequence[Member]) -> set[str]:
    return {str(member.pk) for member in members if member.is_child}


def facts_of(goal: Goal) -> dict[str, Any]:
    names = (*WORDS, "zero_looks", "ten_looks", "fair", "fair_words", "why", "by_when", "if_not")
    return {
        **{name: getattr(goal, name) for name in names},
        "whose": str(goal.member_id) if goal.member_id else goal.whose,
        "children": [str(child.pk) for child in goal.all_children],
    }


class StepForm(RestorativeForm):
    """One step: who does what by when; and beside what one of the family does, the help that we give."""

    step = forms.CharField(required=False, widget=forms.HiddenInput)
    what = GrowingTextField(label=_("What is the step?"), required=False)
    whose = forms.ChoiceField(label=_("Who does it?"), initial=Step.Whose.OURS, required=False, widget=Radios)
    other = CleanCharField(
        label=_("Who, if somebody else?"), help_text=_("For example: the school"), limit=100, required=False
    )
    by_when = DayMonthYearField(label=_("By what date?"), required=False)
    help = GrowingTextField(
        label=_("The help that we give with it"),
        help_text=_("Beside every step of one of the family."),
        required=False,
    )
    no_help_wanted = forms.BooleanField(label=_("They want no help with this step"), required=False)
    gone = forms.BooleanField(label=_("Take this step out"), required=False)

    def __init__(
        self, *args: Any, promisers: Mapping[str, str], kept: Mapping[str, Step], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        theirs = ((pk, gettext("%(name)s will") % {"name": name}) for pk, name in promisers.items())
        choices = [(Step.Whose.OURS, _("We will")), *theirs, (Step.Whose.OTHER, _("Somebody else will"))]
        self.fields["whose"].choices = choices  # type: ignore[attr-defined]
        # what became of a step is part of the story: it stays
        self.kept = kept.get(self["step"].value() or "")
        if self.kept is None or self.kept.outcome != Step.Outcome.OPEN:
            del self.fields["gone"]

    def layout(self) -> Layout:
        shown = [name for name in self.fields if name not in ("step", "what")]
        return Layout("step", "what", ShowWhen("what", *shown))

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("gone"):
            self._errors = ErrorDict()
            return
        if not said.get("what") and "what" not in self.errors and self.says_more:
            self.add_error("what", _("Say what the step is, or take out the rest of it"))
        if self.is_by_nobody:
            self.add_error("other", _("Say who does it: for example the school"))
        if has_passed(said.get("by_when"), self.kept.by_when if self.kept else None):
            self.add_error("by_when", PASSED)

    @property
    def is_by_nobody(self) -> bool:
        """Somebody else is to do it, and nobody says who."""
        said = self.cleaned_data
        is_others = said.get("what") and said.get("whose") == Step.Whose.OTHER
        return bool(is_others) and not said.get("other") and "other" not in self.errors

    @property
    def says_more(self) -> bool:
        """Anything but who does it: a radio cannot be unticked, so alone it says nothing."""
        names = ("other", "by_when", "help", "no_help_wanted")
        return self.kept is not None or any(self.cleaned_data.get(name) for name in names)


class GoalPage:
    """The whole page: the goal and its steps, bound to the same data or to none."""

    def __init__(
        self, members: Sequence[Member], data: Data | None = None, *, goal: Goal | None = None
    ) -> None:
        steps = goal.all_steps if goal else []
        names, able = names_of(members), promisers_among(members)
        # whoever has a step already keeps it
        able |= {str(step.member_id) for step in steps if step.member_id}
        self.members = {str(member.pk): member for member in members}
        self.kept = {str(step.pk): step for step in steps}
        self.goal = GoalForm(data, members=members, goal=goal)
        self.steps = rows_of(
            StepForm,
            "step",
            data,
            initial=[row_of(step) for step in steps],
            promisers={pk: name for pk, name in names.items() if pk in able},
            kept=self.kept,
        )

    @property
    def errors(self) -> bool:
        """For the page's title: is anything wrong?"""
        return bool(self.goal.errors) or any(self.steps.errors)

    def is_valid(self) -> bool:
        """Check all of it, so that everything that is wrong is said at once."""
        return all([self.goal.is_valid(), self.steps.is_valid()])

    def hush(self) -> None:
        """Show what was typed and say nothing of what may be wrong with it."""
        rows: Any = self.steps
        rows._errors, rows._non_form_errors = [], ErrorList()
        form: Any
        for form in chain([self.goal], self.steps):
            form._errors = ErrorDict()


def row_of(step: Step) -> dict[str, Any]:
    names = ("what", "other", "by_when", "help", "no_help_wanted")
    whose = str(step.member_id) if step.member_id else step.whose
    return {**{name: getattr(step, name) for name in names}, "whose": whose, "step": str(step.pk)}
