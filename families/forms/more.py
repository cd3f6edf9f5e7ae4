"""What is folded away under More: views, questions to us, what happens next, the end of the visit, what cannot wait."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from families.models import VisitMember
from restorative.ui.fields import (
    CleanCharField,
    ClockField,
    DayMonthYearField,
    GrowingTextField,
    LongTextField,
)
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Details, Row, Section, ShowWhen
from restorative.ui.widgets import Checkboxes, Radios

SHORT = 200
NOTHING: tuple[Any, ...] = (None, "", False, [], ["", "", ""], VisitMember.Said.NOT_SAID)


class PartForm(RestorativeForm):
    """A part of the page under More."""

    @property
    def is_filled_in(self) -> bool:
        return any(self[name].value() not in NOTHING for name in self.fields)

    def need(self, name: str, message: Any) -> None:
        """Something else that was said calls for this box; one message a box is enough."""
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, message)


class ViewForm(PartForm):
    """What one of the family thinks, in their own words (S18)."""

    text = GrowingTextField(
        label=_("What do they think?"),
        help_text=_(
            "Word for word, as they said it. A child’s words are not shared until the child was asked"
        ),
        required=False,
    )
    said_by = forms.ChoiceField(label=_("Whose view is it?"), required=False)
    setting = CleanCharField(
        label=_("Where did they say it?"),
        help_text=_("This and who was with them stay with us"),
        limit=SHORT,
        required=False,
    )
    who_else = CleanCharField(label=_("Who else was with them?"), limit=SHORT, required=False)

    def __init__(self, *args: Any, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["said_by"].choices = [("", _("Choose a person")), *names.items()]  # type: ignore[attr-defined]

    def layout(self) -> Layout:
        return Layout("text", ShowWhen("text", "said_by", "setting", "who_else"))

    def clean(self) -> None:
        """A view is somebody's; where and with whom it was said says nothing by itself."""
        said = self.cleaned_data
        if said.get("text"):
            self.need("said_by", _("Say whose view it is"))
        elif any(said.get(name) for name in ("setting", "who_else")):
            self.need("text", _("Write what they think, or take out the rest"))


class QuestionForm(PartForm):
    """What they challenged us about, and what we did."""

    text = GrowingTextField(label=_("What they challenged us about"), required=False)
    we_did = GrowingTextField(label=_("What we did about it"), required=False)

    def layout(self) -> Layout:
        return Layout("text", ShowWhen("text", "we_did"))

    def clean(self) -> None:
        if self.cleaned_data.get("we_did"):
            self.need("text", _("Say what they challenged us about, or take out what we did"))


class MoreForm(PartForm):
    """Times, each child seen and seen alone, and what happens next."""

    starts_at = ClockField(label=_("Start time"), required=False)
    ends_at = ClockField(label=_("End time"), required=False)
    next_on = DayMonthYearField(label=_("On what day?"), required=False)
    next_at = ClockField(label=_("At what time?"), required=False)
    next_words = GrowingTextField(
        label=_("What for?"),
        help_text=_("The family can read this and who comes once you share it"),
        required=False,
    )
    next_who = CleanCharField(label=_("Who comes?"), limit=SHORT, required=False)

    def __init__(self, *args: Any, children: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = children
        for pk, name in children.items():
            self.fields[f"seen_{pk}"] = said_field(_("Did you see %(name)s?") % {"name": name})
            self.fields[f"alone_{pk}"] = said_field(_("Did you see %(name)s alone?") % {"name": name})
            self.fields[f"why_not_{pk}"] = GrowingTextField(
                label=_("If not, why?"), required=False, limit=500
            )
        self.prepare()

    def layout(self) -> Layout:
        return Layout(
            Row("starts_at", "ends_at"),
            *(Section(name, f"seen_{pk}", f"alone_{pk}", why_not(pk)) for pk, name in self.children.items()),
            Section(_("What happens next"), "next_on", "next_at", "next_words", "next_who"),
        )

    def clean(self) -> None:
        said = self.cleaned_data
        start, end = said.get("starts_at"), said.get("ends_at")
        if start and end and end < start:
            self.add_error("ends_at", _("The end is before the start"))
        if any(said.get(name) for name in ("next_on", "next_at", "next_who")):
            self.need("next_words", _("Say in a few words what you meet for next"))
        for pk in self.children:
            self.check_child(pk)

    def place_of(self, name: str) -> str:
        """Whose box it is: every child has one of the same name."""
        return self.children.get(name.rpartition("_")[2], "")

    def check_child(self, pk: str) -> None:
        said = self.cleaned_data
        seen, alone = said.get(f"seen_{pk}"), said.get(f"alone_{pk}")
        if (seen, alone) == (VisitMember.Said.NO, VisitMember.Said.YES):
            self.add_error(f"alone_{pk}", _("You said above that you did not see them"))
        elif VisitMember.Said.NO in (seen, alone):
            self.need(f"why_not_{pk}", _("Say why not, in a few words"))


def why_not(child: Any) -> ShowWhen:
    """Asked only once somebody said no."""
    no = [VisitMember.Said.NO.value]
    return ShowWhen(f"seen_{child}", f"why_not_{child}", answers=no, or_when=f"alone_{child}")


class AtTheEnd(Details):
    """The box of the summary, folded away, and the button that fills it."""

    template = "families/visit_summary.html"

    def __init__(self, *fields: Any) -> None:
        super().__init__(_("What we said at the end"), *fields, open_when_filled=True)

    def details(self, form: Any) -> dict[str, Any]:
        said = form["summary"].value() or form["read_back"].value() not in NOTHING
        return {"title": self.title, "open": bool(said) or self.holds(form, "errors")}


class EndForm(PartForm):
    """Which goals it was about, how the visit ended, and what goes to the manager now or to supervision later."""

    goals = forms.MultipleChoiceField(
        label=_("Which of our goals was this about?"), widget=Checkboxes, required=False
    )
    summary = LongTextField(label=_("What was said at the end, in plain words"), required=False)
    read_back = forms.ChoiceField(
        label=_("Was it read back to the family?"),
        choices=VisitMember.Said.choices,
        initial=VisitMember.Said.NOT_SAID,
        required=False,
        widget=Radios(inline=True),
    )
    tell_manager = forms.BooleanField(
        label=_("Tell my manager now"),
        help_text=_("For a worry that cannot wait. If somebody is in danger, ring 999 first"),
        required=False,
    )
    tell_words = GrowingTextField(label=_("What does your manager need to know?"), required=False)
    to_supervision = forms.BooleanField(label=_("Take to supervision"), required=False)
    supervision_words = GrowingTextField(label=_("What do you want to think about there?"), required=False)

    def __init__(self, *args: Any, goals: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (str(goal.pk), goal_words(goal.different, goal.their_words, goal.our_words)) for goal in goals
        ]
        self.fields["goals"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["goals"]

    def layout(self) -> Layout:
        hint = _("The family reads neither of these")
        return Layout(
            *(["goals"] if "goals" in self.fields else []),
            AtTheEnd("summary", "read_back"),
            Section(
                _("Manager and supervision"),
                "tell_manager",
                ShowWhen("tell_manager", "tell_words"),
                "to_supervision",
                ShowWhen("to_supervision", "supervision_words"),
                hint=hint,
            ),
        )

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("read_back") in (VisitMember.Said.YES, VisitMember.Said.NO):
            self.need("summary", _("Write what was said at the end, or choose “Not said”"))
        if said.get("tell_manager"):
            self.need("tell_words", _("Say what your manager needs to know"))
        elif said.get("tell_words"):
            self.need("tell_manager", _("Tick this to tell your manager, or take the words out"))
        if said.get("supervision_words"):
            self.need("to_supervision", _("Tick this to take it to supervision, or take the words out"))


def goal_words(*words: str) -> str:
    """A goal by its own words, whichever of them stand there already."""
    return next(filter(None, words), str(_("A goal without words yet")))


def said_field(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=VisitMember.Said.choices,
        initial=VisitMember.Said.NOT_SAID,
        required=False,
        widget=Radios(inline=True),
    )
